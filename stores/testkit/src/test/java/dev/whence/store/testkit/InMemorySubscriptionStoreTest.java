package dev.whence.store.testkit;

import dev.whence.subscription.InMemorySubscriptionStore;
import dev.whence.subscription.SubscriptionStore;
import java.nio.file.Path;

class InMemorySubscriptionStoreTest extends SubscriptionStoreConformance {

    @Override
    protected SubscriptionStore open(Path folder) {
        return new InMemorySubscriptionStore();
    }
}
