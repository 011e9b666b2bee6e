package dev.whence.index.query;

import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.log.LogEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision that was found.
///
/// @param decision its id; null if it cannot be read
/// @param time when it was appended; null if not even that can be read
/// @param command the command's recorded type; empty if it cannot be read
/// @param outcome how it ended; null if it cannot be read
/// @param actor who acted: the agent, else the principal; empty if it cannot be read
/// @param entities what it read or changed
/// @param score how well it matches, comparable within one search; 0 where the order is by time
/// @param snippet the passage that matches best; null if there was no text, or nothing to show of the match
/// @param summary the decision in one line
public record SearchHit(
        @Nullable DecisionId decision,
        Position position,
        @Nullable Instant time,
        String command,
        @Nullable Outcome outcome,
        String actor,
        List<EntityRef> entities,
        float score,
        @Nullable Snippet snippet,
        String summary) {

    public SearchHit {
        entities = List.copyOf(entities);
    }

    /// One that cannot be read, of which only what is stored is known.
    public static SearchHit unreadable(LogEntry.Unreadable stored, float score, @Nullable Snippet snippet) {
        return new SearchHit(
                null,
                stored.position(),
                stored.time().orElse(null),
                "",
                null,
                "",
                List.of(),
                score,
                snippet,
                stored.because());
    }

    /// Whether it can be read as a decision; if not, the summary says why, and what matched stands in the stored
    /// bytes.
    public boolean isReadable() {
        return decision != null;
    }
}
