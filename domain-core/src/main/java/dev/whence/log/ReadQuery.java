package dev.whence.log;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import org.jspecify.annotations.Nullable;

/// Which decisions to read, in which direction, and how many at most.
///
/// @param selection all decisions, or those of one entity
/// @param entity the entity, for the selections that have one
/// @param after only decisions later than this position
/// @param upTo only decisions up to and including this position; null for no bound
/// @param backwards newest first instead of oldest first
/// @param limit how many decisions one read returns at most, from 1 to [#MAX_LIMIT]
public record ReadQuery(
        Selection selection,
        @Nullable EntityRef entity,
        Position after,
        @Nullable Position upTo,
        boolean backwards,
        int limit) {

    /// The most decisions that one read returns; read on from the last one for more.
    public static final int MAX_LIMIT = 10_000;

    private static final int DEFAULT_LIMIT = 1_000;

    /// Which decisions a query is about.
    public enum Selection {
        /// Every decision.
        ALL,
        /// The decisions that changed the entity: at least one of their events is about it.
        CHANGES,
        /// The decisions that read or changed the entity, refused ones included.
        MENTIONS
    }

    public ReadQuery {
        if ((selection == Selection.ALL) != (entity == null)) {
            throw new IllegalArgumentException("A query of " + selection + " with entity " + entity
                    + " is not possible: all decisions have no entity, changes and mentions have one");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "Limit " + limit + " is not possible: read between 1 and " + MAX_LIMIT + " decisions at a time");
        }
    }

    /// Every decision, oldest first.
    public static ReadQuery all() {
        return new ReadQuery(Selection.ALL, null, Position.NONE, null, false, DEFAULT_LIMIT);
    }

    /// The decisions that changed the entity, oldest first.
    public static ReadQuery changesTo(EntityRef entity) {
        return new ReadQuery(Selection.CHANGES, entity, Position.NONE, null, false, DEFAULT_LIMIT);
    }

    /// The decisions that read or changed the entity, oldest first.
    public static ReadQuery mentioning(EntityRef entity) {
        return new ReadQuery(Selection.MENTIONS, entity, Position.NONE, null, false, DEFAULT_LIMIT);
    }

    public ReadQuery after(Position position) {
        return new ReadQuery(selection, entity, position, upTo, backwards, limit);
    }

    public ReadQuery upTo(@Nullable Position position) {
        return new ReadQuery(selection, entity, after, position, backwards, limit);
    }

    public ReadQuery newestFirst() {
        return new ReadQuery(selection, entity, after, upTo, true, limit);
    }

    public ReadQuery limit(int most) {
        return new ReadQuery(selection, entity, after, upTo, backwards, most);
    }

    /// The query for what follows the last decision that this one returned.
    public ReadQuery beyond(Position last) {
        return backwards ? upTo(last.previous()) : after(last);
    }
}
