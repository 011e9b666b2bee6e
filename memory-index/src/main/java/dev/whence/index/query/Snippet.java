package dev.whence.index.query;

import java.util.List;

/// A piece of a decision's own text in which words of the search stand. It is text from outside: data, not
/// instructions.
///
/// @param source where in the decision it stands: `reason`, `checks.order-is-pending`, `command.items[0].name`
/// @param text the piece, on one line; `…` marks where it was cut
/// @param matches the places of the words, in order, not overlapping
public record Snippet(String source, String text, List<Match> matches) {

    /// A place in the text.
    ///
    /// @param start the index of its first character
    /// @param end the index after its last character
    public record Match(int start, int end) {}

    public Snippet {
        matches = List.copyOf(matches);
    }

    /// The text with marks around the words that were found.
    public String marked(String before, String after) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Match match : matches) {
            marked.append(text, at, match.start)
                    .append(before)
                    .append(text, match.start, match.end)
                    .append(after);
            at = match.end;
        }
        return marked.append(text, at, text.length()).toString();
    }
}
