package dev.whence.subscription;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A subscription that was started: tells how it is doing, and can be paused, resumed and closed. May be used from
/// any thread, also by the handler itself.
public final class Subscriber implements AutoCloseable {

    /// How long a handler that was interrupted has to return.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// What all runs of one subscription share.
    record Parts(
            Subscription subscription,
            DecisionLog log,
            SubscriptionStore store,
            Timing timing,
            Progress progress,
            Hand hand,
            Bookmark bookmark) {

        static Parts of(Subscription subscription, DecisionLog log, SubscriptionStore store, Timing timing) {
            Progress progress = new Progress(timing);
            Hand hand = new Hand(subscription, progress);
            Bookmark bookmark = Bookmark.of(subscription, hand, store, log);
            return new Parts(subscription, log, store, timing, progress, hand, bookmark);
        }
    }

    private record Run(Thread thread, Recess recess) {}

    private final Parts parts;
    private final ParkedDecisions parked;
    private final ReentrantLock control = new ReentrantLock();
    private volatile @Nullable Run run;
    private volatile boolean closed;

    Subscriber(Parts parts) {
        this.parts = parts;
        parked = new ParkedDecisions(parts, this::requireOpen);
    }

    public SubscriptionName name() {
        return parts.subscription().name();
    }

    SubscriptionState state() {
        return parts.progress().seen().state();
    }

    /// How it is doing. Never fails: what cannot be found out is left open.
    public SubscriptionStatus status() {
        Progress.Seen seen = parts.progress().seen();
        return new SubscriptionStatus(
                name(),
                seen.state(),
                seen.since(),
                seen.position(),
                lag(seen.position()),
                parkedCount(),
                seen.failures(),
                seen.lastFailure(),
                seen.handlingSince());
    }

    private @Nullable Lag lag(@Nullable Position position) {
        try {
            return position == null
                    ? null
                    : Lag.at(parts.log(), position, parts.timing().now());
        } catch (LogUnavailableException unknown) {
            return null;
        }
    }

    private @Nullable Long parkedCount() {
        try {
            return parts.store().parkedCount(name());
        } catch (SubscriptionStoreException unknown) {
            return null;
        }
    }

    /// What it could not handle.
    public ParkedDecisions parked() {
        return parked;
    }

    /// Shows where it was, without going on.
    void standBy() {
        parts.progress().ended(SubscriptionState.PAUSED);
        try {
            parts.bookmark().reached().or(() -> parts.store().position(name())).ifPresent(parts.progress()::at);
        } catch (Exception unknown) {
            parts.progress().failed(unknown); // it is asked again, until it works, when the subscription starts
        }
    }

    /// Goes on after a pause or a failure, on a new thread; does nothing while it is running.
    ///
    /// @throws IllegalStateException if it is closed, or its handler has not returned yet since it was told to
    ///     pause
    public void resume() {
        control.lock();
        try {
            requireOpen();
            Run last = run;
            if (last == null) {
                run = begin();
            } else if (state().isOver()) {
                awaitEnd(last.thread()); // it has nothing left to do but to end
                run = begin();
            } else if (last.recess().isOver()) {
                throw new IllegalStateException(
                        "Subscription '" + name() + "' is still stopping: resume it when its handler has returned");
            }
        } finally {
            control.unlock();
        }
    }

    private Run begin() {
        Recess recess = new Recess();
        Worker worker = new Worker(parts, recess, () -> closed ? SubscriptionState.CLOSED : SubscriptionState.PAUSED);
        parts.progress().doing(SubscriptionState.STARTING);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("whence-subscription-" + name())
                .uncaughtExceptionHandler((worked, error) -> parts.progress().brokenBy(error))
                .unstarted(worker);
        thread.start();
        return new Run(thread, recess);
    }

    /// Stops after the handler in flight has returned; parked decisions can be replayed meanwhile. Called by the
    /// handler itself, it takes effect when that returns.
    ///
    /// @throws IllegalStateException if the handler does not return within the subscription's patience, nor when
    ///     it is interrupted; it is then left alone, and what it is busy with comes again
    public void pause() {
        callAway();
        if (parts.hand().isMine()) {
            return;
        }
        control.lock();
        try {
            callAway(); // also who was resumed in between
            Run current = run;
            if (current != null) {
                awaitEnd(current.thread());
            }
        } finally {
            control.unlock();
        }
    }

    private void callAway() {
        Run current = run;
        if (current != null) {
            parts.progress().stopping();
            current.recess().end();
        }
    }

    /// Stops for good, after the handler in flight has returned.
    ///
    /// @throws IllegalStateException as [#pause] does
    @Override
    public void close() {
        signalClose();
        pause();
        if (state().isOver()) {
            parts.progress().ended(SubscriptionState.CLOSED);
        }
        awaitReplay();
    }

    /// Begins to close, without waiting.
    void signalClose() {
        closed = true;
        callAway();
    }

    /// Sets the position from which it will go on, forwards or backwards. What is parked beyond it is not parked
    /// any more, since it will be delivered again.
    ///
    /// @throws IllegalStateException if it is running, or its handler keeps the position itself
    /// @throws IllegalArgumentException if the log does not reach to the position
    public void restartAt(Position position) {
        control.lock();
        try {
            requireOpen();
            requireMovable(position);
            parts.hand().inTurn(() -> {
                parts.store().reset(name(), position);
                return position;
            });
            parts.progress().at(position);
        } finally {
            control.unlock();
        }
    }

    private void requireMovable(Position position) {
        if (!state().isOver()) {
            throw new IllegalStateException(
                    "Subscription '" + name() + "' is running: pause it, set its position, then resume it");
        }
        if (parts.bookmark().movesWithEffects()) {
            throw new IllegalStateException("The handler of subscription '" + name()
                    + "' keeps its position itself: set it there, together with its effects, then resume it");
        }
        Position head = parts.log().head();
        if (position.isAfter(head)) {
            throw new IllegalArgumentException("Position " + position + " is beyond the end of the log, " + head
                    + ": choose one from 0, for the beginning, to " + head);
        }
    }

    /// Whether it is closed and its worker is gone.
    boolean isGone() {
        return closed && state().isOver();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "Subscription '" + name() + "' is closed: start it again with Subscriptions.start");
        }
    }

    private void awaitEnd(Thread thread) {
        Waiting waiting = new Waiting();
        boolean ended = waiting.atMost(parts.subscription().patience(), thread::join);
        if (!ended) {
            thread.interrupt();
            ended = waiting.atMost(GRACE, thread::join);
        }
        waiting.done();
        if (!ended) {
            throw stuck("its handler");
        }
    }

    private void awaitReplay() {
        if (parts.hand().isMine()) {
            return;
        }
        Waiting waiting = new Waiting();
        boolean free = waiting.atMost(parts.subscription().patience(), parts.hand()::awaitFree);
        waiting.done();
        if (!free) {
            throw stuck("a replay");
        }
    }

    private IllegalStateException stuck(String what) {
        return new IllegalStateException("Subscription '" + name() + "' was told to stop, but " + what
                + " has not returned within " + parts.subscription().patience()
                + ": it is left alone; look at what thread whence-subscription-" + name() + " is waiting for");
    }
}
