package dev.whence.log;

import dev.whence.decision.Position;

/// A decision with this idempotency key is in the log already. Read it with [DecisionLog#findByIdempotencyKey].
public final class IdempotencyKeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Position takenAt;

    public IdempotencyKeyTakenException(String key, Position takenAt) {
        super("Idempotency key '" + key + "' was used by the decision at position " + takenAt
                + "; read that decision, or send a new key for a new command");
        this.key = key;
        this.takenAt = takenAt;
    }

    public String key() {
        return key;
    }

    public Position takenAt() {
        return takenAt;
    }
}
