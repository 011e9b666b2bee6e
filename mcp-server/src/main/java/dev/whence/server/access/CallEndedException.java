package dev.whence.server.access;

/// A call of a server's tool was ended by its caller before it was answered.
public final class CallEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CallEndedException() {
        super("Ended before there was an answer; the server was told to stop");
    }
}
