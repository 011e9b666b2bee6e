package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of failures and crashes: nothing is ever skipped.
@Timeout(60)
class AtLeastOnceTest {

    private static final int DECISIONS = 300;
    private static final RetryPolicy THREE_TIMES =
            RetryPolicy.DEFAULT.attempts(3).pauses(Duration.ofMillis(1), Duration.ofMillis(4));

    /// What a dying process throws in the middle of anything.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// One random history: a handler that fails and crashes, over a store that outlives each crash.
    private static final class History {

        private final Random random;
        private final TestLog log = new TestLog();
        private final InMemorySubscriptionStore kept = new InMemorySubscriptionStore();
        private final List<Long> handed = new ArrayList<>();
        private final Set<Long> handled = new HashSet<>();
        private boolean healthy;
        private int crashes;

        History(long seed) {
            random = new Random(seed);
        }

        static boolean wanted(Decision decision) {
            return decision.position().value() % 7 != 0;
        }

        synchronized void each(Decision decision) {
            handed.add(decision.position().value());
            perhapsCrash(200);
            if (!healthy && (decision.position().value() % 10 == 3 || random.nextInt(5) == 0)) {
                throw new IllegalStateException("not this time");
            }
            handled.add(decision.position().value());
            perhapsCrash(200);
        }

        synchronized void batch(List<Decision> batch) {
            batch.forEach(this::each);
        }

        synchronized void perhapsCrash(int oneIn) {
            if (!healthy && random.nextInt(oneIn) == 0) {
                crashes++;
                throw new Crash();
            }
        }

        /// The store as one process sees it.
        SubscriptionStore store() {
            return new TestStore(kept, new TestStore.Fate() {
                @Override
                public void before(String call) {
                    perhapsCrash(60);
                }

                @Override
                public void after(String call) {
                    perhapsCrash(60);
                }
            });
        }

        /// Lets one process after the other follow the log, until one of them has come to its end.
        void play(Subscription subscription) {
            while (true) {
                try (Subscriptions process = new Subscriptions(log, store(), new TestTiming())) {
                    Subscriber subscriber = process.start(subscription);
                    until(
                            "it crashes or comes to the end",
                            () -> subscriber.state() == SubscriptionState.FAILED || atTheEnd(subscriber));
                    if (atTheEnd(subscriber)) {
                        return;
                    }
                }
            }
        }

        private static boolean atTheEnd(Subscriber subscriber) {
            return subscriber.state() == SubscriptionState.LIVE
                    && Position.of(DECISIONS).equals(subscriber.status().position());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void every_decision_is_handled_or_parked_and_none_is_skipped(long seed) throws InterruptedException {
        History history = new History(seed);
        history.log.append(DECISIONS / 2);
        Thread appender = Thread.ofPlatform().start(() -> history.log.append(DECISIONS - DECISIONS / 2));
        Subscription subscription = seed % 2 == 0
                ? Subscription.each("reader", history::each)
                : Subscription.batches("reader", history::batch);
        history.play(subscription.filter(History::wanted).retries(THREE_TIMES).pageSize(16));
        appender.join();

        assertThat(history.crashes).as("seed %d: crashes", seed).isPositive();
        assertNoneIsSkipped(seed, history);
        assertAllAreAccountedFor(seed, history, subscription);
    }

    /// What is handed over is one already seen, or the very next one that is wanted.
    private static void assertNoneIsSkipped(long seed, History history) {
        long farthest = 0;
        for (long position : history.handed) {
            long next = (farthest + 1) % 7 == 0 ? farthest + 2 : farthest + 1;
            assertThat(position).as("seed %d: after %d", seed, farthest).isLessThanOrEqualTo(next);
            farthest = Math.max(farthest, position);
        }
        assertThat(farthest).isEqualTo(DECISIONS);
    }

    private static void assertAllAreAccountedFor(long seed, History history, Subscription subscription) {
        List<Long> parked = history.kept.parked(subscription.name(), Position.NONE, 1_000).stream()
                .map(decision -> decision.position().value())
                .toList();
        Set<Long> accounted = new HashSet<>(history.handled);
        accounted.addAll(parked);
        Set<Long> wanted = new HashSet<>(LongStream.rangeClosed(1, DECISIONS)
                .filter(i -> i % 7 != 0)
                .boxed()
                .toList());
        assertThat(parked).as("seed %d: parked", seed).isNotEmpty();
        assertThat(accounted).as("seed %d: handled or parked", seed).isEqualTo(wanted);

        history.healthy = true;
        try (Subscriptions process = new Subscriptions(history.log, history.kept, new TestTiming())) {
            Subscriber subscriber = process.start(subscription);
            assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(parked.size(), 0));
        }
        assertThat(history.handled).as("seed %d: handled in the end", seed).isEqualTo(wanted);
    }

    @Test
    void a_crash_between_handling_and_storing_brings_a_page_again() {
        TestLog log = TestLog.of(10);
        InMemorySubscriptionStore kept = new InMemorySubscriptionStore();
        TestStore crashing = new TestStore(kept, call -> {
            if (call.equals("advance")
                    && kept.position(SubscriptionName.of("reader")).isPresent()) {
                throw new Crash();
            }
        });
        List<Long> handled = new ArrayList<>();
        Subscription subscription = Subscription.each(
                        "reader", decision -> handled.add(decision.position().value()))
                .pageSize(4);

        try (Subscriptions process = new Subscriptions(log, crashing, new TestTiming())) {
            until(process.start(subscription), SubscriptionState.FAILED);
        }
        try (Subscriptions process = new Subscriptions(log, kept, new TestTiming())) {
            untilLive(process.start(subscription), 10);
        }

        assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void a_slow_handler_has_its_position_stored_every_second() {
        TestLog log = TestLog.of(10);
        InMemorySubscriptionStore kept = new InMemorySubscriptionStore();
        TestTiming timing = new TestTiming();
        List<Long> stored = new ArrayList<>();
        SubscriptionStore watched = new TestStore(kept, call -> {}) {
            @Override
            public void advance(SubscriptionName name, Position to) {
                stored.add(to.value());
                super.advance(name, to);
            }
        };
        try (Subscriptions process = new Subscriptions(log, watched, timing)) {
            untilLive(process.start(Subscription.each("reader", decision -> timing.pass(Duration.ofMillis(400)))), 10);
        }

        assertThat(stored).containsExactly(0L, 3L, 6L, 9L, 10L);
    }

    @Test
    void what_is_only_passed_over_is_not_stored_each_time() throws InterruptedException {
        TestLog log = new TestLog();
        List<Long> stored = new ArrayList<>();
        InMemorySubscriptionStore kept = new InMemorySubscriptionStore();
        SubscriptionStore watched = new TestStore(kept, call -> {}) {
            @Override
            public void advance(SubscriptionName name, Position to) {
                stored.add(to.value());
                super.advance(name, to);
            }
        };
        try (Subscriptions process = new Subscriptions(log, watched, new TestTiming())) {
            Subscriber subscriber =
                    process.start(Subscription.each("reader", decision -> {}).filter(decision -> false));
            for (int i = 1; i <= 20; i++) {
                log.append(1);
                untilLive(subscriber, i);
            }
        }

        assertThat(stored).as("at the start and on closing").containsExactly(0L, 20L);
    }
}
