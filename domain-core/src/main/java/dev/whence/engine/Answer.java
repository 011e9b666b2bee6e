package dev.whence.engine;

import dev.whence.decision.Decision;

/// What a caller gets back: the decision and how it came to be given.
///
/// @param decision the decision; without a position if it is a dry run's
/// @param standing how it was given
public record Answer(Decision decision, Standing standing) {

    /// How a decision was given.
    public enum Standing {
        /// It was taken now and is in the log.
        RECORDED,
        /// It was taken before, for the same command with the same idempotency key.
        REPEATED,
        /// It would be taken now; nothing was recorded.
        DRY_RUN
    }

    public boolean isAccepted() {
        return !decision.outcome().isRefusal();
    }
}
