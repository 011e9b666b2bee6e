package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubscriptionStatusTest {

    private final TestLog log = new TestLog();
    private final TestTiming timing = new TestTiming();
    private final Subscriptions subscriptions = new Subscriptions(log, new InMemorySubscriptionStore(), timing);
    private final Semaphore allowed = new Semaphore(0);
    private final Subscription stepwise = Subscription.each("reader", decision -> allowed.acquire());

    @AfterEach
    void close() {
        allowed.release(1_000);
        subscriptions.close();
    }

    @Test
    void tells_how_far_behind_it_is() {
        Instant start = TestTiming.START;
        for (int minute = 0; minute < 5; minute++) {
            log.appendAt(start.plus(Duration.ofMinutes(minute)));
        }
        timing.pass(Duration.ofMinutes(10));
        Subscriber subscriber = subscriptions.start(stepwise.pageSize(2));
        until("it is busy", () -> subscriber.status().handlingSince() != null);

        assertThat(subscriber.status().lag()).isEqualTo(new Lag(5, Duration.ofMinutes(10)));
        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.CATCHING_UP);

        allowed.release(3);
        until(
                "it has done three",
                () -> Position.of(3).equals(subscriber.status().position()));
        assertThat(subscriber.status().lag()).isEqualTo(new Lag(2, Duration.ofMinutes(7)));

        allowed.release(2);
        untilLive(subscriber, 5);
        assertThat(subscriber.status().lag()).isEqualTo(new Lag(0, Duration.ZERO));
        assertThat(subscriber.status().handlingSince()).isNull();
    }

    @Test
    void stays_live_within_a_page_and_catches_up_beyond() {
        Subscriber subscriber = subscriptions.start(stepwise.pageSize(3));
        untilLive(subscriber, 0);
        log.append(1);
        until("it is busy", () -> subscriber.status().handlingSince() != null);
        assertThat(subscriber.status().state()).isEqualTo(SubscriptionState.LIVE);

        log.append(10);
        allowed.release(1);
        until(subscriber, SubscriptionState.CATCHING_UP);
        allowed.release(10);
        untilLive(subscriber, 11);
    }

    @Test
    void a_time_from_the_future_is_no_lag() {
        log.appendAt(TestTiming.START.plusSeconds(60));
        Subscriber subscriber = subscriptions.start(stepwise);
        until("it is busy", () -> subscriber.status().handlingSince() != null);

        assertThat(subscriber.status().lag()).isEqualTo(new Lag(1, Duration.ZERO));
    }

    @Test
    void tells_how_long_something_waits_that_cannot_be_read() {
        log.append(2);
        log.damage(1);

        assertThat(Lag.at(log, Position.NONE, TestTiming.START.plusSeconds(7)))
                .isEqualTo(new Lag(2, Duration.ofSeconds(7)));
        assertThat(Lag.at(log, Position.of(1), timing.now())).isEqualTo(new Lag(1, Duration.ZERO));
    }

    @Test
    void can_be_written_as_json() {
        log.append(1);
        allowed.release(1);
        Subscriber subscriber = subscriptions.start(stepwise);
        untilLive(subscriber, 1);

        assertThat(Json.ENVELOPE.writeValueAsString(subscriber.status()))
                .startsWith(
                        "{\"name\":\"reader\",\"state\":\"live\",\"since\":\"2026-05-02T10:00:00Z\",\"position\":1,");
    }
}
