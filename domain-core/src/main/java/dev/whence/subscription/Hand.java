package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The one door to a handler: lets one thread through at a time, and turns what the handler throws into a result.
final class Hand {

    /// What came of handing decisions over.
    sealed interface Attempt {
        /// The handler returned.
        record Done() implements Attempt {}

        /// None of the decisions concerned the handler; it was not called.
        record Nothing() implements Attempt {}

        /// The handler, or the filter before it, threw this.
        record Failed(Throwable error) implements Attempt {}
    }

    @FunctionalInterface
    private interface Call {
        Attempt call() throws Exception;
    }

    private final Subscription subscription;
    private final Progress progress;
    private final ReentrantLock turn = new ReentrantLock(true);

    Hand(Subscription subscription, Progress progress) {
        this.subscription = subscription;
        this.progress = progress;
    }

    /// Hands over those of the decisions that concern the handler.
    ///
    /// @param upTo the last of them
    Attempt give(List<Decision> decisions, Position upTo) {
        Attempt attempt = guarded(() -> {
            List<Decision> wanted =
                    decisions.stream().filter(subscription.filter()).toList();
            return wanted.isEmpty() ? new Attempt.Nothing() : call(wanted, upTo);
        });
        Thread.interrupted(); // an interrupt that the handler left behind is its own business, not the worker's
        return attempt;
    }

    /// Hands over a decision that was parked.
    Attempt replay(Decision parked) {
        return guarded(() -> {
            if (!subscription.filter().test(parked)) {
                return new Attempt.Nothing();
            }
            if (subscription.handler() instanceof Handler.Transactional handler) {
                requirePassed(handler, parked.position());
                handler.replay(parked);
                return new Attempt.Done();
            }
            return call(List.of(parked), parked.position());
        });
    }

    /// What has not been passed yet will be handed over again after a crash: a replay before that could come
    /// twice.
    private static void requirePassed(Handler.Transactional handler, Position parked) throws Exception {
        Position stored = handler.position().orElse(Position.NONE);
        if (parked.isAfter(stored)) {
            throw new IllegalStateException("The handler's own position is " + stored
                    + ", so the decision parked at position " + parked
                    + " may still be handed over in order: replay it when the handler has moved on");
        }
    }

    private Attempt call(List<Decision> wanted, Position upTo) throws Exception {
        switch (subscription.handler()) {
            case Handler.Each each -> {
                for (Decision decision : wanted) {
                    each.handle(decision);
                }
            }
            case Handler.Batch batch -> batch.handle(wanted);
            case Handler.Transactional transactional -> transactional.handle(wanted, upTo);
        }
        return new Attempt.Done();
    }

    /// The position that a transactional handler has stored.
    Optional<Position> ownPosition(Handler.Transactional handler) throws Exception {
        turn.lock();
        try {
            return handler.position();
        } finally {
            turn.unlock();
        }
    }

    /// Makes a transactional handler store the position, unless it has done so.
    void pass(Handler.Transactional handler, Position upTo) throws Exception {
        turn.lock();
        try {
            if (upTo.isAfter(handler.position().orElse(Position.NONE))) {
                handler.handle(List.of(), upTo);
            }
        } finally {
            turn.unlock();
        }
    }

    /// An [Error] that may be due to the decision counts as a failure to handle it; others end the worker,
    /// visibly.
    private Attempt guarded(Call call) {
        turn.lock();
        progress.handling(true);
        try {
            return call.call();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return new Attempt.Failed(e);
        } finally {
            progress.handling(false);
            turn.unlock();
        }
    }

    /// Does something while nobody else is with the handler.
    <T> T inTurn(Supplier<T> act) {
        turn.lock();
        try {
            return act.get();
        } finally {
            turn.unlock();
        }
    }

    /// Whether this thread is with the handler: it is the handler who asks.
    boolean isMine() {
        return turn.isHeldByCurrentThread();
    }

    /// Waits until nobody is with the handler; false if the time is up before.
    boolean awaitFree(Duration atMost) throws InterruptedException {
        boolean free = turn.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (free) {
            turn.unlock();
        }
        return free;
    }
}
