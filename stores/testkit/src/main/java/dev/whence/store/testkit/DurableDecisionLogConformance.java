package dev.whence.store.testkit;

import org.junit.jupiter.api.Nested;

/// The contract of a decision log whose content outlives it: all of [DecisionLogConformance], and that opening
/// the same folder again finds everything that was acknowledged.
public abstract class DurableDecisionLogConformance extends DecisionLogConformance {

    @Nested
    final class Reopening extends ReopenContract {
        @Override
        DecisionLogConformance suite() {
            return DurableDecisionLogConformance.this;
        }
    }
}
