package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.StoredDecision;
import dev.whence.subscription.InMemorySubscriptionStore;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Subscriber;
import dev.whence.subscription.Subscription;
import dev.whence.subscription.SubscriptionState;
import dev.whence.subscription.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Subscriptions to the log: what every subscription counts on.
abstract class FollowContract extends LogContract {

    private static final int CALLERS = 8;
    private static final int EACH = 100;

    private final InMemorySubscriptionStore store = new InMemorySubscriptionStore();
    private final List<Position> seen = new CopyOnWriteArrayList<>();
    private @Nullable Subscriptions subscriptions;

    @AfterEach
    final void end_the_subscriptions() {
        if (subscriptions != null) {
            subscriptions.close();
        }
    }

    private Subscriber follow(DecisionLog followed) {
        Subscriptions started = new Subscriptions(followed, store);
        subscriptions = started;
        return started.start(Subscription.each("reader", decision -> seen.add(decision.position()))
                .pageSize(50));
    }

    private static void awaitLive(Subscriber subscriber, DecisionLog followed) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (subscriber.status().state() != SubscriptionState.LIVE
                || !followed.head().equals(subscriber.status().position())) {
            assertThat(System.nanoTime()).as("%s", subscriber.status()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static List<Position> upTo(long last) {
        return LongStream.rangeClosed(1, last).mapToObj(Position::of).toList();
    }

    @Test
    final void a_subscription_sees_every_decision_once_and_in_order_while_many_append() throws Exception {
        appendSome(EACH);
        Subscriber subscriber = follow(log());
        Callers.together(CALLERS, caller -> () -> {
            Drafts own = Drafts.seeded(1_000 + caller);
            for (int i = 0; i < EACH; i++) {
                log().append(own.any(), AppendCondition.none());
            }
            return caller;
        });
        awaitLive(subscriber, log());

        assertThat(seen)
                .as("a subscription sees each decision, in the order of the log, and none twice")
                .isEqualTo(upTo((CALLERS + 1L) * EACH));
    }

    @Test
    final void a_decision_that_cannot_be_read_is_parked_and_the_subscription_goes_on() throws Exception {
        for (Decision decision : appendSome(5)) {
            StoredDecision stored = log().storedAt(decision.position()).orElseThrow();
            boolean damaged = decision.position().value() == 3;
            other().appendStored(List.of(
                    damaged
                            ? StoredDecision.of(
                                    stored.position(), stored.time(), null, "{\"id\":".getBytes(StandardCharsets.UTF_8))
                            : stored));
        }

        Subscriber subscriber = follow(other());
        awaitLive(subscriber, other());

        assertThat(seen).extracting(Position::value).containsExactly(1L, 2L, 4L, 5L);
        assertThat(subscriber.parked().list(Position.NONE, 10))
                .as("what cannot be read waits for a person, with the reason")
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.position()).isEqualTo(Position.of(3));
                    assertThat(parked.attempts()).isZero();
                    assertThat(parked.failure().message()).contains("3");
                });
    }

    @Test
    final void a_subscription_gets_large_decisions_too() throws Exception {
        String megabytes = "x".repeat(3_000_000);
        for (int i = 0; i < 8; i++) {
            append(Drafts.asking(Json.tree(megabytes), drafts.any()));
        }

        Subscriber subscriber = follow(log());
        awaitLive(subscriber, log());

        assertThat(seen).isEqualTo(upTo(8));
        assertThat(subscriber.parked().list(Position.NONE, 10)).isEqualTo(List.<ParkedDecision>of());
    }
}
