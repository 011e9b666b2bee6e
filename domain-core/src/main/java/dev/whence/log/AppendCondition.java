package dev.whence.log;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must still be true of the log at the moment a decision is appended.
///
/// @param unchanged entities that no decision after `since` may have changed
/// @param since the position up to which the caller has seen those entities
/// @param unusedKey an idempotency key that no decision may carry yet; it is claimed by this append
public record AppendCondition(
        List<EntityRef> unchanged, Position since, @Nullable String unusedKey) {

    private static final AppendCondition NONE = new AppendCondition(List.of(), Position.NONE, null);

    public AppendCondition {
        unchanged = List.copyOf(unchanged);
    }

    /// Append whatever has happened in between.
    public static AppendCondition none() {
        return NONE;
    }

    /// Append only if none of these entities was changed after `since`.
    public static AppendCondition unchanged(List<EntityRef> entities, Position since) {
        return new AppendCondition(entities, since, null);
    }

    /// The same, and only if the key is unused, which this append then claims; null asks for nothing.
    public AppendCondition claiming(@Nullable String idempotencyKey) {
        return new AppendCondition(unchanged, since, idempotencyKey);
    }
}
