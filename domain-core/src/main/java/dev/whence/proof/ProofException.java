package dev.whence.proof;

import org.jspecify.annotations.Nullable;

/// What was given to prove something does not prove it, or cannot be read. The message says what does not match.
public final class ProofException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProofException(String message) {
        this(message, null);
    }

    public ProofException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
