package dev.whence.evals.search.locomo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One long dialogue of two people over many sessions, and what is asked about it.
///
/// @param name as the file calls it
record Dialogue(String name, List<Turn> turns, List<EvidenceQuestion> questions) {

    Dialogue {
        turns = List.copyOf(turns);
        questions = List.copyOf(questions);
    }

    /// What one person said at once.
    ///
    /// @param id as evidence names it
    /// @param session the number of the session it belongs to
    /// @param time when the session began
    /// @param photo what a photo shows that came with it, in words; null if none did
    record Turn(
            String id,
            int session,
            Instant time,
            String speaker,
            String text,
            @Nullable String photo) {}

    /// A question that turns of the dialogue answer.
    ///
    /// @param category 1 multi-hop, 2 temporal, 3 open, 4 single-hop
    /// @param evidence the turns that answer it, each once
    record EvidenceQuestion(String text, int category, List<Turn> evidence) {
        EvidenceQuestion {
            evidence = List.copyOf(evidence);
        }
    }
}
