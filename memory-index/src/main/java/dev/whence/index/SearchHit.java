package dev.whence.index;

import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision that was found.
///
/// @param command the command's recorded type
/// @param actor who acted: the agent, else the principal
/// @param entities what it read or changed
/// @param score how well it matches, comparable within one search; 0 where the order is by time
/// @param snippet the passage that matches best; null if there was no text, or nothing to show of the match
/// @param summary the decision in one line
public record SearchHit(
        DecisionId decision,
        Position position,
        Instant time,
        String command,
        Outcome outcome,
        String actor,
        List<EntityRef> entities,
        float score,
        @Nullable Snippet snippet,
        String summary) {

    public SearchHit {
        entities = List.copyOf(entities);
    }
}
