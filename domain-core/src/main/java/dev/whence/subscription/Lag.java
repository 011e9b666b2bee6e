package dev.whence.subscription;

import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.StoredDecision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a subscription is behind the log.
///
/// @param decisions how many decisions it has not come to yet
/// @param time how long the oldest of them has been waiting; null if that one's time cannot be read
public record Lag(long decisions, @Nullable Duration time) {

    private static final Lag NONE = new Lag(0, Duration.ZERO);

    /// The lag of whoever has come to the position.
    ///
    /// @throws dev.whence.log.LogUnavailableException if the log cannot be asked
    public static Lag at(DecisionLog log, Position position, Instant now) {
        long decisions = log.head().value() - position.value();
        return decisions <= 0 ? NONE : new Lag(decisions, waiting(log, position.next(), now));
    }

    private static @Nullable Duration waiting(DecisionLog log, Position oldest, Instant now) {
        try {
            return log.storedAt(oldest)
                    .map(StoredDecision::time)
                    .map(appended -> appended.isAfter(now) ? Duration.ZERO : Duration.between(appended, now))
                    .orElse(null);
        } catch (UnreadableDecisionException unreadable) {
            return null;
        }
    }
}
