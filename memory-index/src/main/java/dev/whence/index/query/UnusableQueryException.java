package dev.whence.index.query;

/// A search cannot be made as it was asked for. The message says what was found, the rule, and the remedy.
public final class UnusableQueryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnusableQueryException(String message) {
        super(message);
    }
}
