package dev.whence.log;

import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stored decisions must be to follow each other in a log. For stores.
public final class StoredOrder {

    private StoredOrder() {}

    /// @param before the last decision so far; null for the first of a log
    /// @throws IllegalArgumentException if the next one does not follow it
    public static void requireFollows(@Nullable StoredDecision before, StoredDecision next) {
        requireFollows(
                before == null ? Position.NONE : before.position(), before == null ? Instant.MIN : before.time(), next);
    }

    /// @throws IllegalArgumentException if the next one does not follow what was at the position and the time
    public static void requireFollows(Position last, Instant lastTime, StoredDecision next) {
        if (!next.position().equals(last.next())) {
            throw new IllegalArgumentException("The decision at position " + next.position()
                    + " cannot follow the one at position " + last + ": positions go up one by one");
        }
        if (next.time().isBefore(lastTime)) {
            throw new IllegalArgumentException("The decision at position " + next.position() + " of " + next.time()
                    + " cannot follow one of " + lastTime + ": time never goes back in a log");
        }
    }

    public static IllegalArgumentException idTaken(Position position, DecisionId id) {
        return new IllegalArgumentException("The decision at position " + position + " has the id " + id
                + ", which an earlier one has already: an id names one decision for ever");
    }

    public static IllegalArgumentException keyTaken(Position position, String key) {
        return new IllegalArgumentException("The decision at position " + position + " claims the idempotency key '"
                + key + "', which an earlier one has claimed already");
    }
}
