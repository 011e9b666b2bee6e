package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParkedDecisionsTest {

    private final TestLog log = new TestLog();
    private final AtomicInteger largestList = new AtomicInteger();
    private final TestStore store = new TestStore(new InMemorySubscriptionStore(), call -> {});
    private final TestTiming timing = new TestTiming();
    private final Subscriptions subscriptions = new Subscriptions(log, store, timing);
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();
    private final List<Long> handled = new CopyOnWriteArrayList<>();
    private volatile String error = "down";

    @AfterEach
    void close() {
        subscriptions.close();
    }

    private void handle(Decision decision) {
        long position = decision.position().value();
        if (broken.contains(position)) {
            throw new IllegalStateException(error);
        }
        handled.add(position);
    }

    /// A live subscription to so many decisions, of which these are parked.
    private Subscriber parking(int decisions, Long... parked) {
        broken.addAll(List.of(parked));
        log.append(decisions);
        Subscriber subscriber =
                subscriptions.start(Subscription.each("mailer", this::handle).retries(RetryPolicy.none()));
        untilLive(subscriber, decisions);
        handled.clear();
        return subscriber;
    }

    private static List<Long> positions(Subscriber subscriber) {
        return subscriber.parked().list(Position.NONE, 1000).stream()
                .map(parked -> parked.position().value())
                .toList();
    }

    @Test
    void are_listed_page_by_page() {
        Subscriber subscriber = parking(10, 2L, 3L, 5L, 7L);

        assertThat(subscriber.status().parked()).isEqualTo(4);
        assertThat(subscriber.parked().list(Position.NONE, 3))
                .extracting(parked -> parked.position().value())
                .containsExactly(2L, 3L, 5L);
        assertThat(subscriber.parked().list(Position.of(5), 3))
                .extracting(parked -> parked.position().value())
                .containsExactly(7L);
        assertThatThrownBy(() -> subscriber.parked().list(Position.NONE, 1001)).hasMessageContaining("1001");
    }

    @Test
    void one_is_replayed_without_touching_anything_else() {
        Subscriber subscriber = parking(10, 2L, 5L, 7L);
        broken.clear();

        assertThat(subscriber.parked().replay(Position.of(5))).isEqualTo(new Replay.Handled(Position.of(5)));

        assertThat(handled).containsExactly(5L);
        assertThat(positions(subscriber)).containsExactly(2L, 7L);
        assertThat(subscriber.status().position()).isEqualTo(Position.of(10));
        assertThat(subscriber.parked().replay(Position.of(5))).isEqualTo(new Replay.NotParked(Position.of(5)));
        assertThat(subscriber.parked().replay(Position.of(6))).isEqualTo(new Replay.NotParked(Position.of(6)));
        assertThat(handled).containsExactly(5L);
    }

    @Test
    void one_whose_replay_fails_stays_parked_with_the_new_failure() {
        Subscriber subscriber = parking(10, 5L);
        ParkedDecision before = subscriber.parked().list(Position.NONE, 1).getFirst();
        error = "still down";
        timing.pass(java.time.Duration.ofHours(1));

        Replay replay = subscriber.parked().replay(Position.of(5));

        ParkedDecision after = subscriber.parked().list(Position.NONE, 1).getFirst();
        assertThat(replay).isEqualTo(new Replay.StillParked(after));
        assertThat(after.failure().message()).isEqualTo("still down");
        assertThat(after.failure().time()).isEqualTo(before.parkedAt().plusSeconds(3600));
        assertThat(after.attempts()).isEqualTo(before.attempts() + 1);
        assertThat(after.parkedAt()).isEqualTo(before.parkedAt());
        assertThat(timing.pauses()).as("a replay is one attempt").isEmpty();
    }

    @Test
    void all_are_replayed_in_order_and_what_fails_again_stays() {
        Subscriber subscriber = parking(20, 2L, 5L, 7L, 11L, 13L);
        broken.removeAll(List.of(2L, 7L, 13L));

        assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(3, 2));
        assertThat(handled).containsExactly(2L, 7L, 13L);
        assertThat(positions(subscriber)).containsExactly(5L, 11L);

        assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(0, 2));
        broken.clear();
        assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(2, 0));
        assertThat(subscriber.parked().replayAll()).as("nothing left").isEqualTo(new Replay.Summary(0, 0));
    }

    @Test
    void are_dropped_one_or_all() {
        Subscriber subscriber = parking(10, 2L, 5L, 7L);

        assertThat(subscriber.parked().drop(Position.of(5))).isTrue();
        assertThat(subscriber.parked().drop(Position.of(5))).isFalse();
        assertThat(positions(subscriber)).containsExactly(2L, 7L);

        assertThat(subscriber.parked().dropAll()).isEqualTo(2);
        assertThat(subscriber.parked().count()).isZero();
        assertThat(handled).isEmpty();
    }

    @Test
    void can_be_replayed_while_the_subscription_is_paused() {
        Subscriber subscriber = parking(10, 5L);
        subscriber.pause();
        broken.clear();

        assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(1, 0));
        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.PAUSED);
    }

    @Test
    void cannot_be_replayed_or_dropped_once_it_is_closed() {
        Subscriber subscriber = parking(10, 5L);
        subscriber.close();

        assertThatThrownBy(() -> subscriber.parked().replayAll()).hasMessageContaining("closed");
        assertThatThrownBy(() -> subscriber.parked().drop(Position.of(5))).hasMessageContaining("closed");
        assertThat(subscriber.parked().count()).as("can be looked at").isEqualTo(1);
    }

    @Test
    void that_were_unreadable_can_be_replayed_when_the_log_is_repaired() {
        log.append(3);
        log.damage(2);
        Subscriber subscriber =
                subscriptions.start(Subscription.each("mailer", this::handle).retries(RetryPolicy.none()));
        untilLive(subscriber, 3);

        assertThat(subscriber.parked().replay(Position.of(2))).isInstanceOf(Replay.StillParked.class);
        assertThat(subscriber.parked().list(Position.NONE, 1).getFirst().attempts())
                .isEqualTo(1);

        log.repair();
        assertThat(subscriber.parked().replay(Position.of(2))).isInstanceOf(Replay.Handled.class);
        assertThat(handled).containsExactly(1L, 3L, 2L);
    }

    @Test
    void that_the_filter_does_not_want_any_more_are_done_with() {
        AtomicInteger filterFails = new AtomicInteger(1);
        log.append(1);
        Subscriber subscriber = subscriptions.start(Subscription.each("mailer", this::handle)
                .filter(decision -> 1 / (1 - filterFails.get()) > 1)
                .retries(RetryPolicy.none()));
        untilLive(subscriber, 1);
        filterFails.set(0);

        assertThat(subscriber.parked().replay(Position.of(1))).isInstanceOf(Replay.Handled.class);
        assertThat(handled).isEmpty();
        assertThat(subscriber.parked().count()).isZero();
    }

    @Test
    void are_replayed_while_decisions_go_on_arriving_never_two_at_a_time() throws InterruptedException {
        Subscriber subscriber = parking(
                200, java.util.stream.LongStream.rangeClosed(1, 200).boxed().toArray(Long[]::new));
        broken.clear();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        subscriber.close();
        Subscriber again = subscriptions.start(Subscription.each("mailer", decision -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    handle(decision);
                    inside.decrementAndGet();
                })
                .retries(RetryPolicy.none()));

        Thread appender = Thread.ofPlatform().start(() -> log.append(2000));
        Replay.Summary summary = again.parked().replayAll();
        appender.join();
        untilLive(again, 2200);

        assertThat(summary).isEqualTo(new Replay.Summary(200, 0));
        assertThat(most).hasValue(1);
        assertThat(handled).doesNotHaveDuplicates().hasSize(2200);
        assertThat(handled.stream().filter(position -> position > 200)).isSorted();
    }

    @Test
    void closing_waits_for_the_replay_in_flight_and_ends_the_others() {
        Subscriber subscriber = parking(3, 1L, 2L, 3L);
        subscriber.close();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch letReturn = new CountDownLatch(1);
        Subscriber again = subscriptions.start(Subscription.each("mailer", decision -> {
            entered.countDown();
            letReturn.await();
            handle(decision);
        }));
        broken.clear();
        CompletableFuture<Replay.Summary> replaying =
                Patience.meanwhile(() -> again.parked().replayAll());
        until("the replay is in flight", () -> entered.getCount() == 0);

        CompletableFuture<Boolean> closing = Patience.meanwhile(() -> {
            again.close();
            return true;
        });
        until("it closes", () -> again.state() == SubscriptionState.CLOSED);
        assertThat(closing).isNotDone();
        letReturn.countDown();
        closing.join();

        assertThatThrownBy(replaying::join).hasMessageContaining("'mailer' is closed");
        assertThat(handled).containsExactly(1L);
        assertThat(positions(again)).containsExactly(2L, 3L);
    }

    @Test
    void dropped_during_their_replay_do_not_come_back_when_it_fails() {
        Subscriber first = parking(1, 1L);
        first.close();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch letReturn = new CountDownLatch(1);
        Subscriber subscriber = subscriptions.start(Subscription.each("mailer", decision -> {
            entered.countDown();
            letReturn.await();
            handle(decision);
        }));
        CompletableFuture<Replay> replaying =
                Patience.meanwhile(() -> subscriber.parked().replay(Position.of(1)));
        until("the replay is in flight", () -> entered.getCount() == 0);

        subscriber.parked().drop(Position.of(1));
        letReturn.countDown();
        replaying.join();

        assertThat(subscriber.parked().count()).isZero();
    }

    @Test
    void by_the_thousand_are_never_all_in_memory() {
        int count = 20_000;
        TestStore watched = new TestStore(store, call -> {}) {
            @Override
            public List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
                largestList.accumulateAndGet(limit, Math::max);
                return super.parked(name, after, limit);
            }
        };
        log.append(count);
        AtomicInteger done = new AtomicInteger();
        try (Subscriptions many = new Subscriptions(log, watched, timing)) {
            Subscriber subscriber = many.start(Subscription.each("mailer", decision -> {
                        if (error.equals("down")) {
                            throw new IllegalStateException(error);
                        }
                        done.incrementAndGet();
                    })
                    .retries(RetryPolicy.none()));
            untilLive(subscriber, count);
            assertThat(subscriber.parked().count()).isEqualTo(count);

            error = "up";
            assertThat(subscriber.parked().replayAll()).isEqualTo(new Replay.Summary(count, 0));
        }
        assertThat(done).hasValue(count);
        assertThat(largestList).as("parked decisions held at a time").hasValueLessThanOrEqualTo(100);
        assertThat(log.largestPage()).as("decisions held at a time").isLessThanOrEqualTo(100);
    }
}
