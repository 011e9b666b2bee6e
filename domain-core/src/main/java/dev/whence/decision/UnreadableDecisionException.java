package dev.whence.decision;

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

    public Position position() {
        return position;
    }
}
