package dev.whence.store.testkit;

import org.junit.jupiter.api.Nested;

/// The contract of a subscription store whose content outlives it: all of [SubscriptionStoreConformance], and that
/// opening the same folder again finds everything that was stored.
public abstract class DurableSubscriptionStoreConformance extends SubscriptionStoreConformance {

    @Nested
    final class Reopening extends ReopenedStoreContract {
        @Override
        SubscriptionStoreConformance suite() {
            return DurableSubscriptionStoreConformance.this;
        }
    }
}
