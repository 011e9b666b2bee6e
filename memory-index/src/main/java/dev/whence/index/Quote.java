package dev.whence.index;

/// Shortens what a caller sent, so that a message can repeat it.
final class Quote {

    private static final int MAX_LENGTH = 60;

    private Quote() {}

    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
