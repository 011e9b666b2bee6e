package dev.whence.subscription;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;

/// A log with subscriptions to it, what they have seen, and a latch for handlers that wait.
abstract class SubscriptionScene {

    final TestLog log = new TestLog();
    final InMemorySubscriptionStore store = new InMemorySubscriptionStore();
    final TestTiming timing = new TestTiming();
    final Subscriptions subscriptions = new Subscriptions(log, store, timing);
    final List<Long> seen = new CopyOnWriteArrayList<>();
    final CountDownLatch letReturn = new CountDownLatch(1);

    @AfterEach
    void close() {
        letReturn.countDown();
        timing.letGo();
        subscriptions.close();
    }

    final void see(Decision decision) {
        seen.add(decision.position().value());
    }

    final Subscription seeing(String name) {
        return Subscription.each(name, this::see);
    }

    static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
