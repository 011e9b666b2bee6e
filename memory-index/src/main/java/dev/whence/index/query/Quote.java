package dev.whence.index.query;

/// Shortens what a caller sent, so that a message can repeat it.
public final class Quote {

    private static final int MAX_LENGTH = 60;

    private Quote() {}

    public static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
