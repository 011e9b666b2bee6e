package dev.whence.explain.butfor;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.engine.Redecided;
import dev.whence.engine.Redecider;
import dev.whence.engine.States;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The other course of things: entities that are not as they were recorded, and the later decisions that mention
/// them, decided again one after the other. An entity that has become as it was recorded is followed no further.
/// For one thread.
final class Course implements States {

    private static final int PAGE = 64;

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;
    private final Redecider redecider;
    private final Set<Position> leftOut;
    private final Map<EntityRef, EntityState<?>> other = new TreeMap<>();
    private final Map<EntityRef, EntityState<?>> recorded = new HashMap<>();
    private final Map<EntityRef, Position> readUpTo = new HashMap<>();
    private final TreeMap<Position, Decision> ahead = new TreeMap<>();
    private final Set<Position> passed = new HashSet<>();
    private Position before = Position.NONE;

    /// @param leftOut the decisions that are not taken on this course
    Course(Forks forks, Set<Position> leftOut) {
        this.domain = forks.domain();
        this.log = forks.log();
        this.states = forks.states();
        this.redecider = forks.redecider();
        this.leftOut = leftOut;
        leftOut.forEach(position -> ahead.put(position, log.at(position).orElseThrow()));
    }

    /// Follows what depends on the decisions that are left out.
    ///
    /// @param upTo the last position that counts
    /// @param most how many decisions are decided again at most
    /// @param each is handed every decision that was decided again, and what came of it
    /// @return whether everything up to the position was followed
    boolean follow(Position upTo, long most, BiConsumer<Decision, Redecided> each) {
        long followed = 0;
        for (Decision next = next(upTo); next != null; next = next(upTo)) {
            before = next.position().previous();
            if (leftOut.contains(next.position())) {
                skip(next);
            } else if (followed++ == most) {
                return false;
            } else {
                Redecided again = redecider.decide(next, this);
                each.accept(next, again);
                pass(next, again);
            }
        }
        return true;
    }

    /// The earliest decision that has not been passed and is left out or mentions an entity that is not as
    /// recorded.
    private @Nullable Decision next(Position upTo) {
        for (EntityRef entity : other.keySet()) {
            readAhead(entity, upTo);
        }
        while (!ahead.isEmpty()) {
            Decision first = ahead.pollFirstEntry().getValue();
            boolean concerned = leftOut.contains(first.position())
                    || first.mentioned().stream().anyMatch(other::containsKey);
            if (concerned && !first.position().isAfter(upTo) && passed.add(first.position())) {
                return first;
            }
            for (EntityRef entity : other.keySet()) {
                readAhead(entity, upTo);
            }
        }
        return null;
    }

    /// Keeps at least the next decision that mentions the entity in sight.
    private void readAhead(EntityRef entity, Position upTo) {
        Position read = readUpTo.getOrDefault(entity, before);
        boolean inSight = !ahead.isEmpty() && !ahead.firstKey().isAfter(read);
        if (inSight || !upTo.isAfter(read)) {
            return;
        }
        List<Decision> page =
                log.read(ReadQuery.mentioning(entity).after(read).upTo(upTo).limit(PAGE));
        page.forEach(decision -> ahead.put(decision.position(), decision));
        readUpTo.put(entity, page.size() < PAGE ? upTo : page.getLast().position());
    }

    private void skip(Decision decision) {
        decision.changed().forEach(entity -> settle(entity, decision, of(entity)));
    }

    private void pass(Decision decision, Redecided again) {
        Set<EntityRef> changed = new TreeSet<>(decision.changed());
        Map<EntityRef, EntityState<?>> after = new HashMap<>();
        switch (again) {
            case Redecided.Decided decided ->
                decided.after().forEach(state -> {
                    changed.add(state.ref());
                    after.put(state.ref(), new EntityState<>(state.ref(), state.state(), decision.position()));
                });
            case Redecided.NotJudged _ ->
                changed.forEach(entity -> after.put(entity, applied(type(entity), entity, decision)));
        }
        changed.forEach(entity -> settle(entity, decision, after.getOrDefault(entity, of(entity))));
    }

    private <S> EntityState<S> applied(EntityType<S, ?> type, EntityRef entity, Decision decision) {
        return EntityStates.after(type, of(type, entity), decision.events(), decision.position());
    }

    /// Notes how an entity is after a decision on this course.
    private void settle(EntityRef entity, Decision decision, EntityState<?> state) {
        EntityState<?> recorded = recorded(type(entity), entity, decision.position());
        boolean same = state.version().equals(recorded.version())
                && Json.same(Json.tree(state.state()), Json.tree(recorded.state()));
        if (same) {
            other.remove(entity);
            readUpTo.remove(entity);
        } else {
            other.put(entity, state);
            readUpTo.putIfAbsent(entity, decision.position());
        }
    }

    private EntityState<?> of(EntityRef entity) {
        return of(type(entity), entity);
    }

    private EntityType<?, ?> type(EntityRef entity) {
        return domain.entityType(entity.type()).orElseThrow();
    }

    /// The entities that are not as they were recorded, and how they are instead.
    Map<EntityRef, EntityState<?>> other() {
        return Map.copyOf(other);
    }

    @Override
    @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
    public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
        EntityState<?> found = other.get(ref);
        return found == null ? recorded(type, ref, before) : (EntityState<S>) found;
    }

    /// How an entity was recorded; asked for later and later positions.
    @SuppressWarnings("unchecked") // as above
    private <S> EntityState<S> recorded(EntityType<S, ?> type, EntityRef ref, Position upTo) {
        EntityState<S> known = (EntityState<S>) recorded.get(ref);
        EntityState<S> reached = known == null || known.version().isAfter(upTo)
                ? states.upTo(type, ref, upTo)
                : states.onwards(type, known, upTo);
        recorded.put(ref, reached);
        return reached;
    }
}
