package dev.whence.explain;

import java.util.ArrayList;
import java.util.List;

/// An answer to a question about the record: its structured content is the record that implements this, its
/// text says
/// the same. The same question on the same log gives the same text, byte for byte.
public interface Explanation {

    /// The most characters that the short text has, unless its first line alone is longer.
    int SHORT = 1_200;

    /// The whole answer, most important line first.
    List<String> lines();

    /// The answer in at most [#SHORT] characters; says how much was left out.
    default String text() {
        List<String> lines = lines();
        List<String> kept = new ArrayList<>();
        int room = SHORT;
        for (String line : lines) {
            int reserved =
                    kept.size() + 1 < lines.size() ? leftOut(lines.size()).length() + 1 : 0;
            if (line.length() + 1 + reserved > room && !kept.isEmpty()) {
                kept.add(leftOut(lines.size() - kept.size()));
                break;
            }
            kept.add(line.length() > SHORT - reserved ? line.substring(0, SHORT - reserved - 1) + "…" : line);
            room -= line.length() + 1;
        }
        return String.join("\n", kept);
    }

    /// The answer with nothing left out.
    default String fullText() {
        return String.join("\n", lines());
    }

    private static String leftOut(int lines) {
        return "… (" + lines + " more line(s); ask for full detail)";
    }
}
