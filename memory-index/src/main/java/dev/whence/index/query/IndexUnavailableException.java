package dev.whence.index.query;

import org.jspecify.annotations.Nullable;

/// The index cannot be opened or searched now. The message says what was found and what to do about it.
public final class IndexUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
