package dev.whence.store.testkit;

import dev.whence.log.DecisionLog;
import org.junit.jupiter.api.Nested;

/// The contract of a decision log whose content outlives it: all of [DecisionLogConformance], and that opening
/// the same folder again finds everything that was acknowledged.
public abstract class DurableDecisionLogConformance extends DecisionLogConformance {

    @Nested
    final class Reopening extends ReopenContract {
        @Override
        DecisionLog log() {
            return DurableDecisionLogConformance.this.log();
        }

        @Override
        DecisionLog other() {
            return DurableDecisionLogConformance.this.other();
        }

        @Override
        DecisionLog reopen() {
            return DurableDecisionLogConformance.this.reopen();
        }
    }
}
