package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.subscription.AtLeastOnceTest.Crash;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Effects exactly once, with a handler that keeps its position in the transaction of its effects.
@Timeout(60)
class ExactlyOnceTest {

    private static final int DECISIONS = 200;
    private static final RetryPolicy THREE_TIMES =
            RetryPolicy.DEFAULT.attempts(3).pauses(Duration.ofMillis(1), Duration.ofMillis(4));

    /// A history of processes that follow one log with one database and one subscription store, in which
    /// everything that can fail does: before a commit, after it with the answer lost, and by death at any moment.
    private static final class World implements TestStore.Fate {

        private final Random random;
        private final TestLog log = TestLog.of(DECISIONS);
        private final InMemorySubscriptionStore kept = new InMemorySubscriptionStore();
        private boolean healthy;
        private boolean dead;
        private int crashes;

        private final Ledger ledger =
                new Ledger(decisions -> {
                    fail(12);
                    if (!healthy()
                            && decisions.stream()
                                    .anyMatch(decision -> decision.position().value() % 9 == 4)) {
                        throw new IllegalStateException("does not go");
                    }
                }) {
                    @Override
                    public synchronized Optional<Position> position() throws Exception {
                        fail(20);
                        return super.position();
                    }

                    @Override
                    void commit(Committed next) throws Exception {
                        before("commit");
                        super.commit(next);
                        after("commit");
                        fail(12);
                    }
                };

        World(long seed) {
            random = new Random(seed);
        }

        synchronized boolean healthy() {
            return healthy;
        }

        synchronized void fail(int oneIn) throws IOException {
            if (dead) {
                throw new Crash();
            }
            if (!healthy && random.nextInt(oneIn) == 0) {
                throw new IOException("connection lost");
            }
        }

        @Override
        public synchronized void before(String call) {
            if (!healthy && random.nextInt(100) == 0) {
                crashes++;
                dead = true;
            }
            if (dead) {
                throw new Crash();
            }
        }

        @Override
        public void after(String call) {
            before(call);
        }

        synchronized void heal() {
            healthy = true;
        }

        /// One life of a process, in which somebody replays parked decisions now and then.
        ///
        /// @return whether it came to the end of the log
        boolean live(Subscription subscription) {
            synchronized (this) {
                dead = false;
            }
            try (Subscriptions process = new Subscriptions(log, new TestStore(kept, this), new TestTiming())) {
                Subscriber subscriber = process.start(subscription);
                while (!atTheEnd(subscriber)) {
                    if (subscriber.state() == SubscriptionState.FAILED || !replayed(subscriber)) {
                        return false;
                    }
                    Thread.onSpinWait();
                }
                return true;
            }
        }

        private boolean replayed(Subscriber subscriber) {
            try {
                subscriber.parked().replayAll();
                return true;
            } catch (Crash e) {
                return false;
            }
        }

        private static boolean atTheEnd(Subscriber subscriber) {
            return subscriber.state() == SubscriptionState.LIVE
                    && Position.of(DECISIONS).equals(subscriber.status().position());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void every_decision_has_its_effect_once_whatever_fails(long seed) {
        World world = new World(seed);
        Subscription subscription = Subscription.transactional("ledger", world.ledger)
                .retries(THREE_TIMES)
                .pageSize(seed % 2 == 0 ? 1 : 8);
        for (int lives = 1; !world.live(subscription); lives++) {
            assertThat(lives).as("seed %d: lives", seed).isLessThan(2_000);
        }
        assertEffects(seed, world, subscription, false);

        world.heal();
        world.live(subscription);
        try (Subscriptions process = new Subscriptions(world.log, world.kept, new TestTiming())) {
            Subscriber subscriber = process.start(subscription);
            untilLive(subscriber, DECISIONS);
            subscriber.parked().replayAll();
        }

        assertThat(world.crashes).as("seed %d: crashes", seed).isPositive();
        assertEffects(seed, world, subscription, true);
    }

    /// Each once; what is parked, not at all, or once where the process died before it could take it off.
    private static void assertEffects(long seed, World world, Subscription subscription, boolean all) {
        List<Position> parked = world.kept.parked(subscription.name(), Position.NONE, 1_000).stream()
                .map(ParkedDecision::position)
                .toList();
        Map<Position, Integer> expected = new HashMap<>();
        LongStream.rangeClosed(1, DECISIONS).forEach(i -> expected.put(Position.of(i), 1));
        parked.forEach(position -> {
            if (!world.ledger.committed().replayed().contains(position)) {
                expected.remove(position);
            }
        });
        assertThat(world.ledger.committed().effects()).as("seed %d", seed).isEqualTo(expected);
        if (all) {
            assertThat(parked).as("seed %d", seed).isEmpty();
        } else {
            assertThat(parked).as("seed %d", seed).isNotEmpty();
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_not_repeated() {
        TestLog log = TestLog.of(3);
        AtomicInteger commits = new AtomicInteger();
        Ledger ledger = new Ledger(decisions -> {}) {
            @Override
            void commit(Committed next) throws Exception {
                super.commit(next);
                commits.incrementAndGet();
                throw new IOException("connection lost");
            }
        };
        try (Subscriptions process = new Subscriptions(log, new InMemorySubscriptionStore(), new TestTiming())) {
            Subscriber subscriber = process.start(Subscription.transactional("ledger", ledger)
                    .retries(RetryPolicy.none())
                    .pageSize(1));
            untilLive(subscriber, 3);
            assertThat(subscriber.parked().count())
                    .as("nothing failed in truth")
                    .isZero();
        }

        assertThat(commits).hasValue(3);
        assertThat(ledger.committed().effects().values()).containsOnly(1);
    }

    @Test
    void nothing_is_parked_while_its_fate_is_unknown() {
        TestLog log = TestLog.of(1);
        AtomicInteger unreachable = new AtomicInteger();
        Ledger ledger = new Ledger(decisions -> {}) {
            @Override
            void commit(Committed next) throws Exception {
                super.commit(next);
                unreachable.set(3);
                throw new IOException("connection lost");
            }

            @Override
            public synchronized Optional<Position> position() throws Exception {
                if (unreachable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IOException("no connection");
                }
                return super.position();
            }
        };
        TestTiming timing = new TestTiming();
        timing.hold();
        try (Subscriptions process = new Subscriptions(log, new InMemorySubscriptionStore(), timing)) {
            Subscriber subscriber =
                    process.start(Subscription.transactional("ledger", ledger).retries(RetryPolicy.none()));
            until(subscriber, SubscriptionState.BLOCKED);
            assertThat(subscriber.parked().count()).isZero();

            timing.letGo();
            untilLive(subscriber, 1);
            assertThat(subscriber.parked().count()).isZero();
        }
        assertThat(ledger.committed().effects()).containsExactly(Map.entry(Position.of(1), 1));
    }

    @Test
    void a_database_that_came_back_from_a_backup_is_caught_up_again() {
        TestLog log = TestLog.of(20);
        InMemorySubscriptionStore store = new InMemorySubscriptionStore();
        Ledger ledger = new Ledger(decisions -> {
            if (decisions.stream().anyMatch(decision -> decision.position().value() % 10 == 5)) {
                throw new IllegalStateException("five");
            }
        });
        Subscription subscription = Subscription.transactional("ledger", ledger)
                .retries(RetryPolicy.none())
                .pageSize(5);
        Ledger.Committed backup;
        try (Subscriptions process = new Subscriptions(log, store, new TestTiming())) {
            untilLive(process.start(subscription), 20);
            Map<Position, Integer> early = new HashMap<>(ledger.committed().effects());
            early.keySet().removeIf(position -> position.value() > 10);
            backup = new Ledger.Committed(Position.of(10), early, java.util.Set.of());
        }

        Ledger restored = new Ledger(decisions -> {});
        assertThat(backup.effects()).hasSize(9);
        commit(restored, backup);
        try (Subscriptions process = new Subscriptions(log, store, new TestTiming())) {
            Subscriber subscriber = process.start(Subscription.transactional("ledger", restored));
            untilLive(subscriber, 20);
            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(ParkedDecision::position)
                    .containsExactly(Position.of(5));
            assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(1, 0));
        }
        assertThat(restored.committed().effects()).hasSize(20);
        assertThat(restored.committed().effects().values()).containsOnly(1);
    }

    private static void commit(Ledger ledger, Ledger.Committed backup) {
        try {
            ledger.commit(backup);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void moves_over_what_does_not_concern_it_when_it_closes() {
        TestLog log = TestLog.of(20);
        Ledger ledger = new Ledger(decisions -> {});
        try (Subscriptions process = new Subscriptions(log, new InMemorySubscriptionStore(), new TestTiming())) {
            Subscriber subscriber = process.start(Subscription.transactional("ledger", ledger)
                    .filter(decision -> decision.position().value() == 3));
            untilLive(subscriber, 20);
            log.append(1);
            untilLive(subscriber, 21);
        }

        assertThat(ledger.committed().position()).isEqualTo(Position.of(21));
        assertThat(ledger.committed().effects()).containsOnlyKeys(Position.of(3));
    }

    @Test
    void begins_now_and_remembers_when_that_was() {
        TestLog log = TestLog.of(5);
        InMemorySubscriptionStore store = new InMemorySubscriptionStore();
        Ledger ledger = new Ledger(decisions -> {});
        Subscription subscription = Subscription.transactional("ledger", ledger).start(Start.NOW);
        try (Subscriptions process = new Subscriptions(log, store, new TestTiming())) {
            untilLive(process.start(subscription), 5);
        }
        log.append(2);
        try (Subscriptions process = new Subscriptions(log, store, new TestTiming())) {
            untilLive(process.start(subscription), 7);
        }

        assertThat(ledger.committed().effects()).containsOnlyKeys(Position.of(6), Position.of(7));
    }

    @Test
    void its_position_is_set_where_it_is_kept() {
        try (Subscriptions process =
                new Subscriptions(TestLog.of(1), new InMemorySubscriptionStore(), new TestTiming())) {
            Subscriber subscriber = process.start(Subscription.transactional("ledger", new Ledger(decisions -> {})));
            subscriber.pause();

            assertThatThrownBy(() -> subscriber.restartAt(Position.NONE)).hasMessageContaining("set it there");
        }
    }
}
