package dev.whence.engine;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.state.EntityState;
import java.util.List;

/// What came of deciding a recorded command again.
public sealed interface Redecided {

    /// It was decided.
    ///
    /// @param draft the decision as it comes out now
    /// @param after the states that its events lead to
    record Decided(Draft draft, List<EntityState<?>> after) implements Redecided {

        public Decided {
            after = List.copyOf(after);
        }

        /// Whether what came of it is the same: outcome and events.
        public boolean endsAs(Decision recorded) {
            return draft.outcome() == recorded.outcome() && draft.events().equals(recorded.events());
        }
    }

    /// It cannot be decided again: no rule of the domain judged it, or what it rested on is not in the record.
    record NotJudged(String because) implements Redecided {}
}
