package dev.whence.evals.retail;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.Verdict;
import dev.whence.engine.Forks;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.explain.Explanation;
import dev.whence.explain.flip.Flips;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the explanation of a refusal holds what it must: every rule that failed, every value that it saw, where
/// that came from, and what would have flipped it or that nothing would.
final class RefusalCheck {

    private final Domain domain;
    private final EntityStates states;

    RefusalCheck(Forks forks) {
        this.domain = forks.domain();
        this.states = forks.states();
    }

    /// What is missing; nothing if all is there.
    List<String> missing(Decision refusal, DecisionExplanation explanation) {
        List<String> missing = new ArrayList<>();
        String text = explanation.fullText();
        for (Check check : refusal.unmet()) {
            require(text.contains(check.rule()), "the rule " + check.rule(), missing);
            if (check.verdict() == Verdict.FAILS) {
                Evidence evidence = Objects.requireNonNull(check.evidence());
                evidence.failures().forEach(failure -> value(failure, refusal, explanation, text, missing));
            }
        }
        flips(explanation, text, missing);
        require(explanation.text().length() <= Explanation.SHORT, "shortness", missing);
        require(explanation.unknown().isEmpty(), "what is unknown: " + explanation.unknown(), missing);
        return missing;
    }

    private void value(
            Comparison failure, Decision refusal, DecisionExplanation explanation, String text, List<String> missing) {
        require(text.contains(failure.fact() + " was "), "the value of " + failure.fact(), missing);
        Set<String> told =
                explanation.origins().stream().map(FactOrigin::source).collect(Collectors.toSet());
        for (String source : failure.sources()) {
            boolean set = refusal.boundary().entities().stream()
                    .filter(entity -> source.startsWith(entity + "#/"))
                    .anyMatch(entity -> stood(entity, source, refusal));
            require(!set || told.contains(source), "the origin of " + source, missing);
        }
    }

    /// Whether anything stood at the place: what is not there was set by nobody.
    private boolean stood(EntityRef entity, String source, Decision refusal) {
        Position read = refusal.boundary().readPosition();
        String pointer = source.substring(entity.toString().length() + 1);
        return domain.entityType(entity.type())
                .map(type -> Json.tree(states.upTo(type, entity, read).state()))
                .filter(state -> !state.at(pointer).isMissingNode())
                .isPresent();
    }

    private static void flips(DecisionExplanation explanation, String text, List<String> missing) {
        Flips flips = explanation.flips();
        boolean said = flips != null
                && (flips.sets().isEmpty()
                        ? text.contains("No change of up to")
                        : text.contains("It would be accepted if "));
        boolean asked = explanation.decision().outcome() == Outcome.REJECTED
                || explanation.decision().outcome() == Outcome.INVALID;
        require(!asked || said, "what would have flipped it, or that nothing would", missing);
    }

    private static void require(boolean there, String what, List<String> missing) {
        if (!there) {
            missing.add(what);
        }
    }
}
