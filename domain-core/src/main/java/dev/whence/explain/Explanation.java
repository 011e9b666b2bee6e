package dev.whence.explain;

import java.util.ArrayList;
import java.util.List;

/// An answer to a question about the record: its structured content is the record that implements this, its
/// text says the same. The same question on the same log gives the same text, byte for byte.
public interface Explanation {

    /// The most characters that the short text has, unless its first line alone is longer.
    int SHORT = 1_200;

    /// The fewest characters that a part of a line is worth showing with.
    int LEAST_PART = 120;

    /// The whole answer, most important line first.
    List<String> lines();

    /// The answer in at most [#SHORT] characters; says how much was left out. A line that does not fit is cut where
    /// there is room for a good part of it.
    default String text() {
        List<String> lines = lines();
        List<String> kept = new ArrayList<>();
        int room = SHORT + 1;
        for (String line : lines) {
            boolean last = kept.size() + 1 == lines.size();
            int free = room - 1 - (last ? 0 : leftOut(lines.size()).length() + 1);
            if (line.length() > free) {
                if (free >= LEAST_PART) {
                    kept.add(line.substring(0, free - 1) + "…");
                }
                if (kept.size() < lines.size()) {
                    kept.add(leftOut(lines.size() - kept.size()));
                }
                break;
            }
            kept.add(line);
            room -= line.length() + 1;
        }
        return String.join("\n", kept);
    }

    /// The answer with nothing left out.
    default String fullText() {
        return String.join("\n", lines());
    }

    private static String leftOut(int lines) {
        return "… (" + lines + (lines == 1 ? " more line" : " more lines") + "; ask for full detail)";
    }
}
