package dev.whence.server.node;

import org.jspecify.annotations.Nullable;

/// A data folder that cannot be used. The message says what was found and what to do about it.
public final class FolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FolderException(String message) {
        this(message, null);
    }

    public FolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
