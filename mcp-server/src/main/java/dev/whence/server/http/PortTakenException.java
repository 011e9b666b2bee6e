package dev.whence.server.http;

/// Another program listens on the port already.
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " is in use by another program (or by another Whence). Stop it, or choose another port"
                        + " with --port (0 takes any free one).",
                cause);
    }
}
