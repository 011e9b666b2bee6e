package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a subscription does, and shows, when something fails.
@Timeout(60)
class TroubleTest {

    private static final RetryPolicy POLICY = new RetryPolicy(4, Duration.ofMillis(200), Duration.ofMillis(500), 0.5);

    private final TestLog log = new TestLog();
    private final AtomicInteger storeFailures = new AtomicInteger();
    private final TestStore store = TestStore.failing(storeFailures);
    private final TestTiming timing = new TestTiming();
    private final Subscriptions subscriptions = new Subscriptions(log, store, timing);
    private final List<Long> attempts = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        timing.letGo();
        subscriptions.close();
    }

    /// Starts a subscription whose handler fails so many times at one position.
    private Subscriber failing(long position, int times, RetryPolicy policy) {
        AtomicInteger left = new AtomicInteger(times);
        return subscriptions.start(Subscription.each("mailer", decision -> {
                    attempts.add(decision.position().value());
                    if (decision.position().value() == position && left.getAndDecrement() > 0) {
                        throw new IllegalStateException("mailbox full");
                    }
                })
                .retries(policy));
    }

    @Nested
    class A_handler_that_fails {

        @Test
        void is_called_again_after_doubling_pauses() {
            log.append(3);
            untilLive(failing(2, 3, POLICY), 3);

            assertThat(attempts).containsExactly(1L, 2L, 2L, 2L, 2L, 3L);
            assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(200L, 400L, 500L);
        }

        @Test
        void is_called_again_after_pauses_that_chance_shortens() {
            timing.chance(0.5);
            log.append(1);
            untilLive(failing(1, 2, POLICY), 1);

            assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(150L, 300L);
        }

        @Test
        void has_its_decision_parked_after_the_last_attempt_and_the_next_ones_follow() {
            log.append(4);
            Subscriber subscriber = failing(2, 100, POLICY);
            untilLive(subscriber, 4);

            assertThat(attempts).containsExactly(1L, 2L, 2L, 2L, 2L, 3L, 4L);
            ParkedDecision parked = subscriber.parked().list(Position.NONE, 10).getFirst();
            assertThat(parked.position()).isEqualTo(Position.of(2));
            assertThat(parked.attempts()).isEqualTo(4);
            assertThat(parked.parkedAt()).isEqualTo(TestTiming.START.plusMillis(200 + 400 + 500));
            assertThat(parked.failure().message()).isEqualTo("mailbox full");
            assertThat(parked.failure().trace()).contains("TroubleTest");
        }

        @Test
        void shows_while_it_is_retried() {
            timing.hold();
            log.append(3);
            Subscriber subscriber = failing(2, 1, POLICY);
            until(subscriber, SubscriptionState.RETRYING);

            SubscriptionStatus status = subscriber.status();
            assertThat(status.position()).isEqualTo(Position.of(1));
            assertThat(status.failures()).isEqualTo(1);
            assertThat(status.lastFailure()).isNotNull().asString().contains("mailbox full");
            assertThat(status.since()).isEqualTo(TestTiming.START);

            timing.letGo();
            untilLive(subscriber, 3);
            assertThat(subscriber.status().failures()).isZero();
            assertThat(subscriber.status().lastFailure())
                    .as("remains to be seen")
                    .isNotNull();
            assertThat(subscriber.status().since()).isEqualTo(TestTiming.START.plusMillis(200));
        }

        @Test
        void is_waited_for_where_attempts_are_unlimited() {
            log.append(3);
            Subscriber subscriber = failing(2, 5_000, POLICY.attempts(RetryPolicy.UNLIMITED));
            untilLive(subscriber, 3);

            assertThat(attempts).hasSize(5_003);
            assertThat(subscriber.parked().count()).isZero();
        }

        @Test
        void counts_as_failed_when_its_filter_fails() {
            log.append(3);
            Subscriber subscriber = subscriptions.start(Subscription.each(
                            "mailer",
                            decision -> attempts.add(decision.position().value()))
                    .filter(TroubleTest::failAtTwo)
                    .retries(POLICY));
            untilLive(subscriber, 3);

            assertThat(attempts).containsExactly(1L, 3L);
            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(parked -> parked.failure().message())
                    .containsExactly("two");
        }

        @Test
        void may_be_broken_for_one_decision() {
            log.append(3);
            Subscriber subscriber = subscriptions.start(Subscription.each("mailer", decision -> {
                        if (decision.position().value() == 2) {
                            overflow(1);
                        }
                    })
                    .retries(POLICY));
            untilLive(subscriber, 3);

            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(parked -> parked.failure().type())
                    .containsExactly("java.lang.StackOverflowError");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void is_given_a_failed_batch_one_by_one(boolean transactional) {
            log.append(10);
            List<Integer> sizes = new ArrayList<>();
            Handler.Batch batch = decisions -> {
                sizes.add(decisions.size());
                if (decisions.stream().anyMatch(decision -> decision.position().value() == 7)) {
                    throw new IllegalStateException("seven");
                }
            };
            Subscription subscription = transactional
                    ? Subscription.transactional("mailer", new Ledger(batch))
                    : Subscription.batches("mailer", batch);
            Subscriber subscriber = subscriptions.start(subscription.retries(POLICY.attempts(2)));
            untilLive(subscriber, 10);

            assertThat(sizes).containsExactly(10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(ParkedDecision::position)
                    .containsExactly(Position.of(7));
        }
    }

    private static boolean failAtTwo(Decision decision) {
        if (decision.position().value() == 2) {
            throw new IllegalArgumentException("two");
        }
        return true;
    }

    private static long overflow(long depth) {
        return depth == 0 ? 0 : 1 + overflow(depth + 1);
    }

    @Nested
    class A_store_that_fails {

        @Test
        void is_asked_again_at_the_start_and_that_shows() {
            timing.hold();
            storeFailures.set(3);
            log.append(2);
            Subscriber subscriber = failing(0, 0, POLICY);
            until(subscriber, SubscriptionState.BLOCKED);

            assertThat(subscriber.status().lastFailure()).isNotNull().asString().contains("No space left");
            assertThat(subscriber.status().position()).as("not known yet").isNull();
            assertThat(subscriber.status().lag()).as("not known yet").isNull();

            timing.letGo();
            untilLive(subscriber, 2);
            assertThat(timing.pauses()).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L);
        }

        @Test
        void is_asked_again_when_the_position_is_stored_without_calling_the_handler_again() {
            log.append(2);
            Subscriber subscriber = failing(0, 0, POLICY);
            untilLive(subscriber, 2);

            timing.hold();
            storeFailures.set(3);
            log.append(1);
            until(subscriber, SubscriptionState.BLOCKED);
            assertThat(subscriber.status().position()).isEqualTo(Position.of(3));
            timing.letGo();
            untilLive(subscriber, 3);
            subscriber.close();

            assertThat(attempts).containsExactly(1L, 2L, 3L);
            assertThat(store.position(subscriber.name())).contains(Position.of(3));
        }

        @Test
        void is_asked_again_when_a_decision_is_parked_and_nothing_is_lost() {
            log.append(2);
            Subscriber subscriber = failing(0, 0, POLICY);
            untilLive(subscriber, 2);
            subscriber.close();

            Subscriber failing = failing(3, 4, POLICY.pauses(Duration.ZERO, Duration.ZERO));
            untilLive(failing, 2);
            storeFailures.set(5);
            log.append(2);
            untilLive(failing, 4);

            assertThat(failing.parked().list(Position.NONE, 10))
                    .extracting(ParkedDecision::position)
                    .containsExactly(Position.of(3));
            assertThat(attempts).containsExactly(1L, 2L, 3L, 3L, 3L, 3L, 4L);
        }

        @Test
        void does_not_keep_a_subscription_from_closing() {
            log.append(1);
            storeFailures.set(Integer.MAX_VALUE);
            timing.hold();
            Subscriber subscriber = failing(0, 0, POLICY);
            until(subscriber, SubscriptionState.BLOCKED);

            subscriber.close();

            assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.CLOSED);
        }
    }

    @Nested
    class A_log_that_fails {

        @Test
        void is_asked_again_and_that_shows() {
            timing.hold();
            log.append(3);
            log.failNext(2);
            Subscriber subscriber = failing(0, 0, POLICY);
            until(subscriber, SubscriptionState.BLOCKED);
            assertThat(subscriber.status().lastFailure()).isNotNull().asString().contains("The disk is gone");

            timing.letGo();
            untilLive(subscriber, 3);
            assertThat(attempts).containsExactly(1L, 2L, 3L);
        }

        @Test
        void shows_when_it_was_closed_too_early() {
            timing.hold();
            Subscriber subscriber = failing(0, 0, POLICY);
            untilLive(subscriber, 0);

            log.close();
            until(subscriber, SubscriptionState.BLOCKED);

            assertThat(subscriber.status().lag()).as("cannot be known").isNull();
            assertThat(subscriber.status().lastFailure()).isNotNull().asString().contains("log is closed");
        }

        @Test
        void has_what_cannot_be_read_parked_at_once() {
            log.append(8);
            log.damage(1);
            log.damage(4);
            log.damage(5);
            log.damage(8);
            Subscriber subscriber = failing(0, 0, POLICY);
            untilLive(subscriber, 8);

            assertThat(attempts).containsExactly(2L, 3L, 6L, 7L);
            assertThat(timing.pauses()).isEmpty();
            assertThat(subscriber.parked().list(Position.NONE, 10))
                    .extracting(parked -> parked.position().value())
                    .containsExactly(1L, 4L, 5L, 8L);
            assertThat(subscriber.parked().list(Position.NONE, 1).getFirst().attempts())
                    .isZero();
            assertThat(subscriber
                            .parked()
                            .list(Position.NONE, 1)
                            .getFirst()
                            .failure()
                            .message())
                    .contains("position 1 cannot be read");
        }
    }

    @Test
    void an_error_that_no_decision_can_be_blamed_for_stops_it_visibly() {
        log.append(3);
        AtomicInteger calls = new AtomicInteger();
        Subscriber subscriber = subscriptions.start(Subscription.each("mailer", decision -> {
            attempts.add(decision.position().value());
            if (calls.incrementAndGet() == 2) {
                throw new OutOfMemoryError("pretended");
            }
        }));
        until(subscriber, SubscriptionState.FAILED);
        assertThat(subscriber.status().lastFailure()).isNotNull().asString().contains("OutOfMemoryError: pretended");

        subscriber.pause();
        assertThat(subscriber.status().state()).as("a pause hides no failure").isEqualTo(SubscriptionState.FAILED);

        subscriber.resume();
        untilLive(subscriber, 3);
        assertThat(attempts).as("what was not stored comes again").containsExactly(1L, 2L, 1L, 2L, 3L);
    }
}
