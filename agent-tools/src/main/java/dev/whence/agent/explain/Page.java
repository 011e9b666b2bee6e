package dev.whence.agent.explain;

import dev.whence.agent.text.Quoted;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.decision.Position;
import dev.whence.explain.Explanation;
import dev.whence.log.DecisionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Which part of a long list is told, as of which position: the pages of one answer are all of the same position,
/// whatever is decided between them.
///
/// @param from how many elements come before
/// @param size the most elements on the page
/// @param asOf the last position that the answer is about
record Page(int from, int size, Position asOf) {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /// The page that is asked for.
    ///
    /// @param limit the most elements
    /// @param cursor as the page before gave it; null for the first page
    /// @param asOf the position of the first page
    static Page of(@Nullable Long limit, @Nullable String cursor, DecisionLog log, Supplier<Position> asOf) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new UnanswerableException("limit was " + limit + ": give 1 to " + MOST + ".");
        }
        int size = limit == null ? USUAL : limit.intValue();
        if (cursor == null) {
            return new Page(0, size, asOf.get());
        }
        Matcher written = CURSOR.matcher(cursor.strip());
        if (!written.matches() || Long.parseLong(written.group(2)) > log.head().value()) {
            throw new UnanswerableException(
                    Quoted.of(cursor)
                            + " is no cursor of this question: pass the one that the page before gave, or none for the first page.");
        }
        return new Page(Integer.parseInt(written.group(1)), size, Position.of(Long.parseLong(written.group(2))));
    }

    /// The elements of the list that are on the page.
    <T> List<T> of(List<T> all) {
        return all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
    }

    /// The part of this page that is left for a list which follows another one of so many elements.
    Page after(int elements) {
        int first = Math.max(0, from - elements);
        return new Page(first, Math.max(0, from + size - elements) - first, asOf);
    }

    /// Of an answer whose first line is a heading and each other one about an element, the lines of this page.
    List<String> lines(Explanation all) {
        List<String> lines = all.lines();
        List<String> shown = new ArrayList<>(lines.subList(0, 1));
        shown.addAll(of(lines.subList(1, lines.size())));
        return shown;
    }

    /// The page's text, with the cursor of the next one if there is one, which the structured answer gets too.
    ///
    /// @param total how many elements there are on all pages
    String text(List<String> lines, @Nullable Detail detail, long total, ObjectNode structured) {
        Explanation page = () -> lines;
        String text = Detail.text(page, detail);
        if ((long) from + size >= total) {
            return text;
        }
        String next = (from + size) + "-" + asOf;
        structured.put("cursor", next);
        return text + "\n" + (from + 1) + " to " + (from + size) + " of " + total + "; more with cursor " + next;
    }
}
