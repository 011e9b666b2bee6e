package dev.whence.personal;

import org.jspecify.annotations.Nullable;

/// The keys of data subjects cannot be opened, read or written. The message says what was found and what to do.
public final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(String message) {
        this(message, null);
    }

    public KeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
