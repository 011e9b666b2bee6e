package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Setting the position from which a subscription goes on.
@Timeout(60)
class RestartingElsewhereTest extends SubscriptionScene {

    @Test
    void delivers_again_from_an_earlier_position() {
        log.append(10);
        Subscriber subscriber = subscriptions.start(seeing("reader"));
        untilLive(subscriber, 10);
        seen.clear();

        subscriber.pause();
        subscriber.restartAt(Position.of(7));
        assertThat(subscriber.status().lag())
                .isNotNull()
                .extracting(Lag::decisions)
                .isEqualTo(3L);
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
