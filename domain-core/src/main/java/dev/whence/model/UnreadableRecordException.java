package dev.whence.model;

import org.jspecify.annotations.Nullable;

/// An event or command stands in the log, but this version of the domain cannot make anything of it. The message says
/// which and what to do.
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
