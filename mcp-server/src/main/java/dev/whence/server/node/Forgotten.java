package dev.whence.server.node;

import dev.whence.decision.Decision;
import dev.whence.explain.Sentences;
import java.util.stream.Collectors;

/// What came of the wish to forget a data subject.
///
/// @param accepted whether it is forgotten by this decision
/// @param before whether it was forgotten by an earlier one
/// @param decision the decision's id
/// @param position where the decision stands
/// @param why what stood against it; empty if nothing did
/// @param searchCleared whether the search index holds nothing of the subject any more; if not, it still works
///     on it
public record Forgotten(
        boolean accepted, boolean before, String decision, long position, String why, boolean searchCleared) {

    static Forgotten by(Decision decision, boolean before, boolean searchCleared) {
        String why = decision.unmet().stream()
                .map(check -> check.statement() + ": " + Sentences.of(check))
                .collect(Collectors.joining("; "));
        return new Forgotten(
                !decision.outcome().isRefusal(),
                before,
                decision.id().toString(),
                decision.position().value(),
                why,
                searchCleared);
    }

    /// Whether nothing can be read of the subject any more.
    public boolean isGone() {
        return accepted || before;
    }
}
