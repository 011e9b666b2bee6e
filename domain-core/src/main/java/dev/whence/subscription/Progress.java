package dev.whence.subscription;

import static dev.whence.subscription.SubscriptionState.FAILED;
import static dev.whence.subscription.SubscriptionState.STARTING;
import static dev.whence.subscription.SubscriptionState.STOPPING;

import dev.whence.decision.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What there is to be seen of a subscription: written by its worker, read by anybody. Guarded by its own monitor.
final class Progress {

    /// All of it at one moment.
    record Seen(
            SubscriptionState state,
            Instant since,
            @Nullable Position position,
            int failures,
            @Nullable Failure lastFailure,
            @Nullable Instant handlingSince) {}

    private final Timing timing;
    private SubscriptionState usual = STARTING;
    private @Nullable SubscriptionState trouble;
    private boolean stopping;
    private SubscriptionState shown = STARTING;
    private Instant since;
    private @Nullable Position position;
    private int failures;
    private @Nullable Failure lastFailure;
    private @Nullable Instant handlingSince;

    Progress(Timing timing) {
        this.timing = timing;
        since = timing.now();
    }

    synchronized Seen seen() {
        return new Seen(shown, since, position, failures, lastFailure, handlingSince);
    }

    synchronized void at(Position reached) {
        position = reached;
    }

    /// What the subscription does now, as far as nothing is in its way.
    synchronized void doing(SubscriptionState state) {
        usual = state;
        show();
    }

    synchronized SubscriptionState usual() {
        return usual;
    }

    /// Something failed; on its own that changes nothing in what the subscription does.
    synchronized Failure failed(Throwable error) {
        Failure failure = Failure.of(error, timing.now());
        lastFailure = failure;
        return failure;
    }

    /// The failure was the last of so many in a row, and there will be another attempt.
    synchronized void failing(SubscriptionState state, Failure failure, int inARow) {
        trouble = state;
        lastFailure = failure;
        failures = inARow;
        show();
    }

    /// Nothing is in the way any more.
    synchronized void recovered() {
        trouble = null;
        failures = 0;
        show();
    }

    /// The worker was called away; means nothing once it is gone.
    synchronized void stopping() {
        stopping = !usual.isOver();
        show();
    }

    /// The worker is gone.
    synchronized void ended(SubscriptionState state) {
        stopping = false;
        usual = state;
        recovered();
    }

    /// The worker is gone because of this.
    synchronized void brokenBy(Throwable error) {
        failed(error);
        ended(FAILED);
    }

    synchronized void handling(boolean busy) {
        handlingSince = busy ? timing.now() : null;
    }

    private void show() {
        SubscriptionState now = stopping ? STOPPING : trouble != null ? trouble : usual;
        if (now != shown) {
            shown = now;
            since = timing.now();
        }
    }
}
