package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.flip.FlipSearch;
import dev.whence.explain.flip.Flips;
import dev.whence.model.UnreadableRecordException;
import dev.whence.schema.PersonalMarks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides a recorded decision again for its explanation: under other values, and on the states of now.
final class Again {

    private Again() {}

    /// The smallest changes that would have flipped a refusal; null for what is no refusal by rules, or does not
    /// come out as it was recorded, for example since the rules were changed.
    static @Nullable Flips flips(Decision decision, Forks forks) {
        if (decision.outcome() != Outcome.REJECTED && decision.outcome() != Outcome.INVALID) {
            return null;
        }
        Fork then =
                forks.at(decision.boundary().readPosition(), decision.boundary().readTime());
        return request(decision, forks)
                .map(request ->
                        FlipSearch.search(forks.domain(), then, request, change -> true, FlipSearch.Bounds.USUAL))
                .filter(flips -> flips.verdict().outcome() == decision.outcome())
                .orElse(null);
    }

    /// How a recorded refusal would end now; null for what is no refusal by rules, or is not recorded.
    static @Nullable Outcome now(Decision decision, Forks forks) {
        if (decision.outcome() != Outcome.REJECTED || decision.position().equals(Position.NONE)) {
            return null;
        }
        return request(decision, forks)
                .map(request -> forks.now().wouldDecide(request).outcome())
                .orElse(null);
    }

    private static Optional<CommandRequest> request(Decision decision, Forks forks) {
        if (PersonalMarks.holdsErased(decision.command().data())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(forks.redecider().request(decision));
        } catch (UnreadableRecordException unfit) {
            return Optional.empty(); // it is no command of today, so nothing can be said of it today
        }
    }
}
