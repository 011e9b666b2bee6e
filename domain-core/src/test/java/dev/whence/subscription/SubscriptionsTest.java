package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Starting, pausing, closing and finding subscriptions.
@Timeout(60)
class SubscriptionsTest extends SubscriptionScene {

    @Test
    void a_name_runs_once() {
        subscriptions.start(seeing("reader"));

        assertThatThrownBy(() -> subscriptions.start(seeing("reader")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'reader' was started already")
                .hasMessageContaining("choose another name");
    }

    @Test
    void a_name_is_free_again_when_its_subscription_is_closed() {
        log.append(3);
        Subscriber first = subscriptions.start(seeing("reader"));
        untilLive(first, 3);
        first.close();
        assertThat(first.status().state()).isEqualTo(SubscriptionState.CLOSED);

        log.append(2);
        untilLive(subscriptions.start(seeing("reader")), 5);

        assertThat(seen).isEqualTo(numbers(1, 5));
        assertThatThrownBy(first::resume).hasMessageContaining("is closed");
    }

    @Test
    void nothing_starts_after_the_close() {
        subscriptions.close();

        assertThatThrownBy(() -> subscriptions.start(seeing("reader")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void pauses_and_resumes_where_it_was() {
        log.append(10);
        Subscriber subscriber = subscriptions.start(seeing("reader"));
        untilLive(subscriber, 10);
        subscriber.pause();
        log.append(10);

        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.PAUSED);
        assertThat(store.position(subscriber.name())).contains(Position.of(10));

        subscriber.resume();
        subscriber.resume();
        untilLive(subscriber, 20);
        assertThat(seen).isEqualTo(numbers(1, 20));
    }

    @Test
    void closing_waits_for_the_handler_in_flight_and_stores_what_it_did() {
        CountDownLatch entered = new CountDownLatch(1);
        log.append(10);
        Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
            entered.countDown();
            letReturn.await();
            see(decision);
        }));
        until("the handler is called", () -> entered.getCount() == 0);

        CompletableFuture<Boolean> closing = Patience.meanwhile(() -> {
            subscriptions.close();
            return true;
        });
        until(subscriber, SubscriptionState.STOPPING);
        assertThat(closing).isNotDone();
        letReturn.countDown();
        closing.join();

        assertThat(seen).containsExactly(1L);
        assertThat(store.position(subscriber.name())).contains(Position.of(1));
        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.CLOSED);
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted_and_its_decision_comes_again() {
        CountDownLatch entered = new CountDownLatch(1);
        log.append(2);
        Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
                    entered.countDown();
                    letReturn.await();
                    see(decision);
                })
                .patience(Duration.ofMillis(20))
                .retries(RetryPolicy.none()));
        until("the handler is called", () -> entered.getCount() == 0);

        subscriber.pause();
        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.PAUSED);
        assertThat(subscriber.parked().count()).as("it did not fail").isZero();

        letReturn.countDown();
        subscriber.resume();
        untilLive(subscriber, 2);
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void is_called_away_from_a_pause_between_attempts() {
        timing.hold();
        log.append(1);
        AtomicInteger calls = new AtomicInteger();
        Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
            calls.incrementAndGet();
            throw new IllegalStateException("not now");
        }));
        until(subscriber, SubscriptionState.RETRYING);

        subscriber.close();

        assertThat(calls).hasValue(1);
        assertThat(store.parkedCount(subscriber.name())).isZero();
    }

    @Test
    void a_handler_may_pause_its_own_subscription() {
        log.append(10);
        AtomicReference<Subscriber> self = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
            known.await();
            see(decision);
            if (decision.position().value() == 4) {
                self.get().pause();
            }
        }));
        self.set(subscriber);
        known.countDown();
        until(subscriber, SubscriptionState.PAUSED);

        assertThat(seen).isEqualTo(numbers(1, 4));
        subscriber.resume();
        untilLive(subscriber, 10);
        assertThat(seen).isEqualTo(numbers(1, 10));
    }

    @Test
    void all_are_listed_and_found_by_name() {
        subscriptions.start(seeing("b"));
        subscriptions.start(seeing("a"));

        assertThat(subscriptions.all())
                .extracting(Subscriber::name)
                .extracting(SubscriptionName::value)
                .containsExactly("a", "b");
        assertThat(subscriptions.find(SubscriptionName.of("b"))).isPresent();
        assertThat(subscriptions.find(SubscriptionName.of("c"))).isEmpty();
    }

    @Test
    void one_that_is_added_shows_where_it_was_and_waits() {
        log.append(3);
        untilLive(subscriptions.start(seeing("reader")), 3);
        subscriptions.close();
        log.append(2);
        try (Subscriptions later = new Subscriptions(log, store, timing)) {
            Subscriber added = later.add(seeing("reader"));

            assertThat(added.status().state()).isEqualTo(SubscriptionState.PAUSED);
            assertThat(added.status().position()).isEqualTo(Position.of(3));
            assertThat(added.status().lag())
                    .isNotNull()
                    .extracting(Lag::decisions)
                    .isEqualTo(2L);
            assertThat(seen).isEqualTo(numbers(1, 3));

            added.resume();
            untilLive(added, 5);
            assertThat(seen).isEqualTo(numbers(1, 5));
        }
    }

    @Test
    void what_was_parked_is_replayed_by_one_that_is_only_added() {
        log.append(2);
        untilLive(
                subscriptions.start(Subscription.each("reader", decision -> {
                            throw new IllegalStateException("does not go");
                        })
                        .retries(RetryPolicy.none())),
                2);
        subscriptions.close();
        try (Subscriptions later = new Subscriptions(log, store, timing)) {
            Subscriber added = later.add(seeing("reader"));

            assertThat(added.parked().replay(Position.of(2))).isEqualTo(new Replay.Handled(Position.of(2)));

            assertThat(seen).containsExactly(2L);
            assertThat(added.parked().count()).isOne();
            assertThat(added.status().state()).isEqualTo(SubscriptionState.PAUSED);
        }
    }

    @Test
    void one_that_is_removed_leaves_nothing_and_its_name_begins_anew() {
        log.append(3);
        Subscriber first = subscriptions.start(seeing("reader"));
        untilLive(first, 3);

        subscriptions.remove(first.name());
        subscriptions.remove(SubscriptionName.of("nobody"));

        assertThat(first.status().state()).isEqualTo(SubscriptionState.CLOSED);
        assertThat(store.names()).isEmpty();
        assertThat(subscriptions.all()).isEmpty();
        untilLive(subscriptions.start(seeing("reader")), 3);
        assertThat(seen).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
    }

    @Test
    void names_have_a_form() {
        for (String name : List.of("", "Mailer", "../etc", "a b", "-a", "a".repeat(81))) {
            assertThatThrownBy(() -> seeing(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("small letters");
        }
    }
}
