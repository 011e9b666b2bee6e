package dev.whence.server.access;

/// The server that had the folder open cannot be asked any more.
public final class ServerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerLostException(String url, Throwable cause) {
        super(
                "The server at " + url + " has the folder open but does not answer: " + cause.getMessage()
                        + ". If it has ended, ask again",
                cause);
    }
}
