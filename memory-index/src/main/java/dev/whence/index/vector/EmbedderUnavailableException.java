package dev.whence.index.vector;

/// An embedding model cannot be loaded, or does not run on this machine.
public final class EmbedderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EmbedderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
