package dev.whence.log;

import org.jspecify.annotations.Nullable;

/// The log cannot be opened, read or written. The message says what was found and what to do about it.
public final class LogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message) {
        this(message, null);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
