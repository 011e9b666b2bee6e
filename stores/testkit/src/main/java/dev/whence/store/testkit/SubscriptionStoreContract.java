package dev.whence.store.testkit;

import dev.whence.decision.Position;
import dev.whence.subscription.Failure;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStore;
import java.time.Instant;
import java.util.List;

/// What the parts of the contract share: the store under test, empty at the start of each test, and things to park.
abstract class SubscriptionStoreContract {

    static final SubscriptionName MAILER = SubscriptionName.of("mailer");
    static final SubscriptionName INDEX = SubscriptionName.of("search-index_2");
    static final Instant TIME = Instant.parse("2026-05-02T09:31:07.123456789Z");

    /// The suite that this is a part of, which opens what is tested.
    abstract SubscriptionStoreConformance suite();

    /// The store under test.
    final SubscriptionStore store() {
        return suite().store();
    }

    static ParkedDecision parked(long position) {
        return parked(position, "mailbox full");
    }

    static ParkedDecision parked(long position, String message) {
        Failure failure =
                new Failure(TIME.plusSeconds(position % 1000), "java.io.IOException", message, "\tat dev.whence\n");
        return new ParkedDecision(
                Position.of(position), TIME.minusNanos(position % 1000), (int) (position % 9), failure);
    }

    final void park(SubscriptionName name, long... positions) {
        for (long position : positions) {
            store().park(name, parked(position));
        }
    }

    final List<Long> parkedPositions(SubscriptionName name) {
        return parkedPositions(store(), name);
    }

    static List<Long> parkedPositions(SubscriptionStore store, SubscriptionName name) {
        return store.parked(name, Position.NONE, SubscriptionStore.MAX_PAGE).stream()
                .map(parked -> parked.position().value())
                .toList();
    }
}
