package dev.whence.index.question;

import java.util.List;

/// How a question was read.
///
/// @param query the question in structured form; sent back as it is, it finds the same
/// @param reading the same in one line, for people
/// @param notUnderstood the words that are no part of it and were not looked for
/// @param notes what the caller should know of the reading, one sentence each: guesses, contradictions
public record Interpretation(HistoryQuery query, String reading, List<String> notUnderstood, List<String> notes) {

    public Interpretation {
        notUnderstood = List.copyOf(notUnderstood);
        notes = List.copyOf(notes);
    }
}
