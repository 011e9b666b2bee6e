package dev.whence.model;

/// A fact that a rule needs does not exist, so the rule cannot be evaluated. The message names what is missing.
public final class NotEvaluableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param missing what does not exist, as a sentence without a full stop: `order:#W1 does not exist`
    public NotEvaluableException(String missing) {
        super(missing);
    }

    /// Absence of a fact is ordinary; its stack trace is never read.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
