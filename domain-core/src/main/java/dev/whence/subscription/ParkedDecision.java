package dev.whence.subscription;

import dev.whence.decision.Position;
import java.time.Instant;
import java.util.Objects;

/// A decision that a subscription could not handle and has set aside.
///
/// @param position where the decision is in the log
/// @param parkedAt when it was set aside
/// @param attempts how often it was handed over, replays included; 0 if it could not even be read
/// @param failure the last attempt's
public record ParkedDecision(Position position, Instant parkedAt, int attempts, Failure failure) {

    public ParkedDecision {
        Objects.requireNonNull(parkedAt, "parkedAt");
        Objects.requireNonNull(failure, "failure");
        if (position.equals(Position.NONE) || attempts < 0) {
            throw new IllegalArgumentException("Position " + position + " after " + attempts
                    + " attempts cannot be parked: decisions have positions from 1, attempts are counted from 0");
        }
    }

    /// The same after one more attempt that failed.
    ParkedDecision failedAgain(Failure latest) {
        return new ParkedDecision(position, parkedAt, attempts + 1, latest);
    }
}
