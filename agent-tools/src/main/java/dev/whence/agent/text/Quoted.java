package dev.whence.agent.text;

/// Outside text as it may appear inside an answer: in quotation marks, on one line, without control characters.
public final class Quoted {

    private static final int LONGEST = 300;

    private Quoted() {}

    /// The text in quotation marks, cut after a few hundred characters.
    public static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        StringBuilder quoted = new StringBuilder(cut.length() + 2).append('"');
        cut.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> quoted.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
            default -> quoted.appendCodePoint(c == '"' ? '\'' : c);
        }
    }
}
