package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which decisions to read, in which direction, and how many at most.
///
/// @param criteria each element names alternatives, of which at least one must be true of a decision; none for all
///     decisions
/// @param after only decisions later than this position
/// @param upTo only decisions up to and including this position; null for no bound
/// @param backwards newest first instead of oldest first
/// @param limit how many decisions one read returns at most, from 1 to [#MAX_LIMIT]
public record ReadQuery(
        List<List<Criterion>> criteria,
        Position after,
        @Nullable Position upTo,
        boolean backwards,
        int limit) {

    /// The most decisions that one read returns; read on from the last one for more.
    public static final int MAX_LIMIT = 10_000;

    private static final int DEFAULT_LIMIT = 1_000;
    private static final ReadQuery ALL = new ReadQuery(List.of(), Position.NONE, null, false, DEFAULT_LIMIT);

    public ReadQuery {
        criteria = criteria.stream().map(List::copyOf).toList();
        if (criteria.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "A query by one of no criteria selects nothing: name at least one, or leave the condition out");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "Limit " + limit + " is not possible: read between 1 and " + MAX_LIMIT + " decisions at a time");
        }
    }

    /// Every decision, oldest first.
    public static ReadQuery all() {
        return ALL;
    }

    /// The decisions that changed the entity, oldest first.
    public static ReadQuery changesTo(EntityRef entity) {
        return ALL.and(new Criterion.Changes(entity));
    }

    /// The decisions that changed at least one of the entities, oldest first.
    public static ReadQuery changesToAny(List<EntityRef> entities) {
        return ALL.and(entities.stream().map(Criterion.Changes::new).toArray(Criterion[]::new));
    }

    /// The decisions that read or changed the entity, oldest first.
    public static ReadQuery mentioning(EntityRef entity) {
        return ALL.and(new Criterion.Mentions(entity));
    }

    /// The decisions that read or changed at least one of the entities, oldest first.
    public static ReadQuery mentioningAny(List<EntityRef> entities) {
        return ALL.and(entities.stream().map(Criterion.Mentions::new).toArray(Criterion[]::new));
    }

    /// The decisions of which the criterion is true, oldest first.
    public static ReadQuery where(Criterion criterion) {
        return ALL.and(criterion);
    }

    /// Of the decisions that this selects, those of which at least one of the criteria is true.
    public ReadQuery and(Criterion... anyOf) {
        List<List<Criterion>> more = new ArrayList<>(criteria);
        more.add(List.of(anyOf));
        return new ReadQuery(more, after, upTo, backwards, limit);
    }

    public ReadQuery after(Position position) {
        return new ReadQuery(criteria, position, upTo, backwards, limit);
    }

    public ReadQuery upTo(@Nullable Position position) {
        return new ReadQuery(criteria, after, position, backwards, limit);
    }

    public ReadQuery newestFirst() {
        return new ReadQuery(criteria, after, upTo, true, limit);
    }

    public ReadQuery oldestFirst() {
        return new ReadQuery(criteria, after, upTo, false, limit);
    }

    public ReadQuery limit(int most) {
        return new ReadQuery(criteria, after, upTo, backwards, most);
    }

    /// The query for what follows the last decision that this one returned.
    public ReadQuery beyond(Position last) {
        return backwards ? upTo(last.previous()) : after(last);
    }

    /// Whether the criteria are true of the decision, wherever it stands.
    public boolean selects(Decision decision) {
        return criteria.stream().allMatch(anyOf -> anyOf.stream().anyMatch(criterion -> criterion.matches(decision)));
    }
}
