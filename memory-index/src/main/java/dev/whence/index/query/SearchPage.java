package dev.whence.index.query;

import dev.whence.decision.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of what was found.
///
/// @param total how many decisions were found in all, on this and every other page
/// @param hits the decisions of this page, in the order that was asked for
/// @param next the cursor for the page after this one; null if this is the last
/// @param seen up to which position the index had seen the log; what was appended after it was not searched
/// @param notes what the caller should know, one sentence each: words and values that no decision has, for example
public record SearchPage(
        long total, List<SearchHit> hits, @Nullable String next, Position seen, List<String> notes) {

    public SearchPage {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }
}
