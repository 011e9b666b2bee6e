package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.Criterion;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the causes that decisions state.
final class Causes {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_CONSEQUENCES = 20;

    private final DecisionLog log;
    private final List<String> unknown;

    /// @param unknown is told what cannot be told, because part of the log cannot be read
    Causes(DecisionLog log, List<String> unknown) {
        this.log = log;
        this.unknown = unknown;
    }

    /// The chain of decisions that each states as the cause of the one before, nearest first.
    List<Citation> of(@Nullable DecisionId stated) {
        List<Citation> causes = new ArrayList<>();
        Set<DecisionId> seen = new LinkedHashSet<>();
        DecisionId next = stated;
        while (next != null && causes.size() < MAX_CAUSES && seen.add(next)) {
            Optional<Decision> cause = found(next);
            cause.map(Citation::of).ifPresent(causes::add);
            next = cause.map(found -> found.origin().causedBy()).orElse(null);
        }
        return causes;
    }

    private Optional<Decision> found(DecisionId id) {
        try {
            return log.find(id);
        } catch (UnreadableDecisionException unreadable) {
            unknown.add("what " + id + " was, which is stated as a cause, since " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /// The first decisions that state this one as their cause, refusals among them.
    List<Citation> consequences(DecisionId cause) {
        try {
            return log.read(ReadQuery.where(new Criterion.CausedBy(cause)).limit(MAX_CONSEQUENCES)).stream()
                    .map(Citation::of)
                    .toList();
        } catch (UnreadableDecisionException unreadable) {
            unknown.add("all that it led to, since " + unreadable.getMessage());
            return List.of();
        }
    }
}
