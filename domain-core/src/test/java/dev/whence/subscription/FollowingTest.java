package dev.whence.subscription;

import static dev.whence.subscription.Patience.until;
import static dev.whence.subscription.Patience.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a subscription follows the log: all decisions, in order, live and on a thread of its own.
@Timeout(60)
class FollowingTest extends SubscriptionScene {

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
                    decisions.forEach(this::see);
                })
                .pageSize(10));
        untilLive(subscriber, 25);

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(seen).isEqualTo(numbers(1, 25));
    }

    @Test
    void one_that_is_stuck_does_not_hold_up_another() {
        log.append(10);
        Subscriber stuck = subscriptions.start(Subscription.each("stuck", decision -> letReturn.await()));
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
        Subscriber subscriber =
                subscriptions.start(Subscription.each("reader", decision -> worker.set(Thread.currentThread())));
        untilLive(subscriber, 1);

        worker.get().interrupt();
        log.append(1);

        untilLive(subscriber, 2);
        assertThat(subscriber.status().lastFailure()).isNull();
    }
}
