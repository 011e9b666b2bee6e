package dev.whence.store.testkit;

import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.file.FileSubscriptionStore;
import java.nio.file.Path;

class FileSubscriptionStoreConformanceTest extends DurableSubscriptionStoreConformance {

    @Override
    protected SubscriptionStore open(Path folder) {
        return FileSubscriptionStore.open(folder);
    }
}
