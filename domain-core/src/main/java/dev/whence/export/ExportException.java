package dev.whence.export;

import org.jspecify.annotations.Nullable;

/// A file is no export, or not a sound one. The message says what was found and what to do.
public final class ExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExportException(String message) {
        this(message, null);
    }

    public ExportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
