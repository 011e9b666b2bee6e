package dev.whence.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waiting for what other threads bring about.
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Patience() {}

    /// Does it meanwhile, on a thread of its own.
    static <T> CompletableFuture<T> meanwhile(Supplier<T> act) {
        return CompletableFuture.supplyAsync(
                act, task -> Thread.ofPlatform().daemon().start(task));
    }

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long until %s", what).isLessThan(deadline);
            sleep();
        }
    }

    /// Waits until the subscription is live at the position.
    static void untilLive(Subscriber subscriber, long position) {
        until(
                "live at " + position + ": " + subscriber.status(),
                () -> subscriber.status().state() == SubscriptionState.LIVE
                        && Position.of(position).equals(subscriber.status().position()));
    }

    static void until(Subscriber subscriber, SubscriptionState... states) {
        Set<SubscriptionState> wanted = Set.of(states);
        until(wanted + ": " + subscriber.status(), () -> wanted.contains(subscriber.state()));
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }
}
