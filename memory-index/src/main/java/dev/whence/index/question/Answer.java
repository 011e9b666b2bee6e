package dev.whence.index.question;

import dev.whence.index.query.Aggregate;
import dev.whence.index.query.SearchPage;
import java.util.List;

/// What a question was read as, and what was found.
///
/// @param query what was asked of the index; sent back as it is, it finds the same
/// @param reading the same in one line
/// @param notUnderstood the words of the question that were not looked for
/// @param notes what the caller should know, one sentence each
public record Answer(
        HistoryQuery query, String reading, List<String> notUnderstood, List<String> notes, Result result) {

    public Answer {
        notUnderstood = List.copyOf(notUnderstood);
        notes = List.copyOf(notes);
    }

    /// What was found.
    public sealed interface Result {

        /// Decisions. Where the largest or smallest were asked for, a hit's score is the number.
        record Hits(SearchPage page) implements Result {}

        /// Figures.
        record Figures(Aggregate aggregate) implements Result {}
    }
}
