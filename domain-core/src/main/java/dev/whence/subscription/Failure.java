package dev.whence.subscription;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Objects;

/// What went wrong, when: an exception as text of bounded size.
///
/// @param type the class of the exception
/// @param message its message; empty if it had none
/// @param trace the beginning of its stack trace
public record Failure(Instant time, String type, String message, String trace) {

    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_TRACE = 4_000;

    public Failure {
        Objects.requireNonNull(time, "time");
        type = bounded(type, MAX_MESSAGE);
        message = bounded(message, MAX_MESSAGE);
        trace = bounded(trace, MAX_TRACE);
    }

    static Failure of(Throwable error, Instant time) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return new Failure(
                time, error.getClass().getName(), Objects.requireNonNullElse(error.getMessage(), ""), trace.toString());
    }

    private static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    @Override
    public String toString() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
