package dev.whence.store.testkit;

import dev.whence.subscription.SubscriptionStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The contract of a subscription store. A store extends this class (or [DurableSubscriptionStoreConformance], if
/// what it holds outlives it) and says how it is opened; every test then runs, and none can be left out or
/// overridden.
@Timeout(120)
public abstract class SubscriptionStoreConformance {

    @TempDir
    Path folder;

    private SubscriptionStore store;

    /// Opens the store that is kept in the folder, or an empty one if nothing is there yet.
    protected abstract SubscriptionStore open(Path folder);

    @BeforeEach
    final void open_the_store() {
        store = open(folder);
    }

    @AfterEach
    final void close_the_store() {
        store.close();
    }

    final SubscriptionStore store() {
        return store;
    }

    final SubscriptionStore reopen() {
        store.close();
        store = open(folder);
        return store;
    }

    @Nested
    final class Positions extends PositionContract {
        @Override
        SubscriptionStoreConformance suite() {
            return SubscriptionStoreConformance.this;
        }
    }

    @Nested
    final class Parking extends ParkingContract {
        @Override
        SubscriptionStoreConformance suite() {
            return SubscriptionStoreConformance.this;
        }
    }

    @Nested
    final class Sharing extends SharedStoreContract {
        @Override
        SubscriptionStoreConformance suite() {
            return SubscriptionStoreConformance.this;
        }
    }
}
