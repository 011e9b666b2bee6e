package dev.whence.decision;

import org.jspecify.annotations.Nullable;

/// A stored decision whose bytes cannot be read as one.
public final class UnreadableDecisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public UnreadableDecisionException(Position position, Exception cause) {
        super(
                "The decision at position " + position + " cannot be read: " + cause.getMessage()
                        + ". Its stored bytes are damaged or were written by a newer version; restore them from a backup"
                        + " or open the log with the version that wrote it",
                cause);
        this.position = position;
    }

    private UnreadableDecisionException(Position position, String message, @Nullable Exception cause) {
        super(message, cause);
        this.position = position;
    }

    /// A decision that cannot be read for another reason.
    ///
    /// @param why what is wrong and what to do, as sentences without the last full stop
    public static UnreadableDecisionException because(Position position, String why, @Nullable Exception cause) {
        return new UnreadableDecisionException(
                position, "The decision at position " + position + " cannot be read. " + why, cause);
    }

    public Position position() {
        return position;
    }
}
