package dev.whence.evals.ending;

/// A file or folder that an evaluation was given cannot be used. The message is one line that names it, says what was
/// found and what is needed.
public final class UnusableInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableInputException(String message) {
        super(message);
    }

    public UnusableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
