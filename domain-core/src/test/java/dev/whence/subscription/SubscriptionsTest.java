package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubscriptionsTest {

    private final TestLog log = new TestLog();
    private final InMemorySubscriptionStore store = new InMemorySubscriptionStore();
    private final TestTiming timing = new TestTiming();
    private final Subscriptions subscriptions = new Subscriptions(log, store, timing);
    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch letReturn = new CountDownLatch(1);

    @AfterEach
    void close() {
        letReturn.countDown();
        timing.letGo();
        subscriptions.close();
    }

    private void see(Decision decision) {
        seen.add(decision.position().value());
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private Subscription seeing(String name) {
        return Subscription.each(name, this::see);
    }

    @Nested
    class Following {

        @Test
        void catches_up_and_then_goes_on_live() {
            log.append(250);
            Subscriber subscriber = subscriptions.start(seeing("reader").pageSize(100));
            untilLive(subscriber, 250);

            log.append(30);
            untilLive(subscriber, 280);

            assertThat(seen).isEqualTo(numbers(1, 280));
            assertThat(log.largestPage()).as("decisions held at a time").isEqualTo(100);
        }

        @Test
        void sees_what_is_appended_by_many_while_it_follows() throws InterruptedException {
            Subscriber subscriber = subscriptions.start(seeing("reader").pageSize(7));
            List<Thread> appenders = LongStream.range(0, 4)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> log.append(500)))
                    .toList();
            for (Thread appender : appenders) {
                appender.join();
            }
            untilLive(subscriber, 2000);

            assertThat(seen).isEqualTo(numbers(1, 2000));
        }

        @Test
        void passes_over_what_the_filter_does_not_want() {
            log.append(20);
            Subscriber subscriber = subscriptions.start(
                    seeing("reader").filter(decision -> decision.position().value() % 5 == 0));
            untilLive(subscriber, 20);

            assertThat(seen).containsExactly(5L, 10L, 15L, 20L);
        }

        @Test
        void begins_now_and_remembers_when_that_was() {
            log.append(5);
            untilLive(subscriptions.start(seeing("reader").start(Start.NOW)), 5);
            subscriptions.close();
            log.append(3);

            try (Subscriptions later = new Subscriptions(log, store, timing)) {
                untilLive(later.start(seeing("reader").start(Start.NOW)), 8);
            }

            assertThat(seen).isEqualTo(numbers(6, 8));
        }

        @Test
        void hands_batches_over_whole_pages_at_a_time() {
            log.append(25);
            List<Integer> sizes = new CopyOnWriteArrayList<>();
            Subscriber subscriber = subscriptions.start(Subscription.batches("reader", decisions -> {
                        sizes.add(decisions.size());
                        decisions.forEach(SubscriptionsTest.this::see);
                    })
                    .pageSize(10));
            untilLive(subscriber, 25);

            assertThat(sizes).containsExactly(10, 10, 5);
            assertThat(seen).isEqualTo(numbers(1, 25));
        }

        @Test
        void one_that_is_stuck_does_not_hold_up_another() {
            log.append(10);
            Subscriber stuck =
                    subscriptions.start(Subscription.each("stuck", decision -> letReturn.await()));
            Subscriber reader = subscriptions.start(seeing("reader"));

            untilLive(reader, 10);
            until("it is busy", () -> stuck.status().handlingSince() != null);

            assertThat(stuck.status().position()).isEqualTo(Position.NONE);
            assertThat(stuck.status().lag()).isNotNull().extracting(Lag::decisions).isEqualTo(10L);
        }

        @Test
        void works_on_a_thread_that_tells_whose_it_is() {
            AtomicReference<String> thread = new AtomicReference<>();
            log.append(1);
            untilLive(
                    subscriptions.start(Subscription.each(
                            "mailer", decision -> thread.set(Thread.currentThread().getName()))),
                    1);

            assertThat(thread).hasValue("whence-subscription-mailer");
        }

        @Test
        void an_interrupt_that_a_handler_leaves_behind_does_not_stop_it() {
            log.append(3);
            Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
                see(decision);
                Thread.currentThread().interrupt();
            }));
            untilLive(subscriber, 3);
            log.append(3);
            untilLive(subscriber, 6);

            assertThat(seen).isEqualTo(numbers(1, 6));
            assertThat(subscriber.status().lastFailure()).isNull();
        }

        @Test
        void an_interrupt_from_elsewhere_does_not_stop_it() {
            AtomicReference<Thread> worker = new AtomicReference<>();
            log.append(1);
            Subscriber subscriber = subscriptions.start(
                    Subscription.each("reader", decision -> worker.set(Thread.currentThread())));
            untilLive(subscriber, 1);

            worker.get().interrupt();
            log.append(1);

            untilLive(subscriber, 2);
            assertThat(subscriber.status().lastFailure()).isNull();
        }
    }

    @Nested
    class Lifecycle {

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

            assertThat(subscriptions.all()).extracting(Subscriber::name).extracting(SubscriptionName::value)
                    .containsExactly("a", "b");
            assertThat(subscriptions.find(SubscriptionName.of("b"))).isPresent();
            assertThat(subscriptions.find(SubscriptionName.of("c"))).isEmpty();
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

    @Nested
    class Restarting_elsewhere {

        @Test
        void delivers_again_from_an_earlier_position() {
            log.append(10);
            Subscriber subscriber = subscriptions.start(seeing("reader"));
            untilLive(subscriber, 10);
            seen.clear();

            subscriber.pause();
            subscriber.restartAt(Position.of(7));
            assertThat(subscriber.status().lag()).isNotNull().extracting(Lag::decisions).isEqualTo(3L);
            subscriber.resume();
            untilLive(subscriber, 10);

            assertThat(seen).isEqualTo(numbers(8, 10));
        }

        @Test
        void what_was_parked_beyond_it_is_delivered_instead() {
            log.append(10);
            Subscriber subscriber = subscriptions.start(Subscription.each("reader", decision -> {
                        if (letReturn.getCount() > 0 && decision.position().value() % 4 == 0) {
                            throw new IllegalStateException("not divisible");
                        }
                        see(decision);
                    })
                    .retries(RetryPolicy.none()));
            untilLive(subscriber, 10);
            assertThat(subscriber.parked().count()).isEqualTo(2);

            letReturn.countDown();
            subscriber.pause();
            subscriber.restartAt(Position.of(5));
            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(ParkedDecision::position)
                    .containsExactly(Position.of(4));
            subscriber.resume();
            untilLive(subscriber, 10);

            assertThat(seen).contains(8L).doesNotContain(4L);
        }

        @Test
        void only_while_it_does_not_run() {
            log.append(1);
            Subscriber subscriber = subscriptions.start(seeing("reader"));
            untilLive(subscriber, 1);

            assertThatThrownBy(() -> subscriber.restartAt(Position.NONE)).hasMessageContaining("pause it");
            subscriber.pause();
            assertThatThrownBy(() -> subscriber.restartAt(Position.of(2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("beyond the end of the log, 1");
        }

        @Test
        void a_log_that_ends_before_the_position_stops_it_visibly() {
            store.advance(SubscriptionName.of("reader"), Position.of(500));
            log.append(3);
            Subscriber subscriber = subscriptions.start(seeing("reader"));
            until(subscriber, SubscriptionState.FAILED);

            SubscriptionStatus status = subscriber.status();
            assertThat(status.lastFailure()).isNotNull().asString().contains("position 500 but the log ends at 3");

            subscriber.restartAt(Position.of(1));
            subscriber.resume();
            untilLive(subscriber, 3);
            assertThat(seen).containsExactly(2L, 3L);
        }
    }
}
