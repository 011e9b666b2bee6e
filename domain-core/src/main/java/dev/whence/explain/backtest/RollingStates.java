package dev.whence.explain.backtest;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Loaded;
import dev.whence.model.StateReader;
import dev.whence.model.UnreadableRecordException;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of the entities of some types as the log is read from its beginning. What nobody asks for is folded
/// late, so that less is folded, and not so late that changes pile up. For one thread.
final class RollingStates implements StateReader {

    private static final int MOST_PENDING = 8;

    private final Domain domain;
    private final Set<String> types;
    private final Map<EntityRef, EntityState<?>> reached = new HashMap<>();
    private final Map<EntityRef, List<Change>> pending = new HashMap<>();

    /// @param types the names of the entity types whose states are asked for
    RollingStates(Domain domain, Set<String> types) {
        this.domain = domain;
        this.types = Set.copyOf(types);
    }

    /// What a decision did; the events may be of other entities too.
    private record Change(Position position, List<RecordedEvent> events) {}

    /// Goes on past a decision.
    void pass(Outline decision) {
        EntityRef last = null;
        for (RecordedEvent event : decision.events()) {
            EntityRef entity = event.entity();
            if (!entity.equals(last) && types.contains(entity.type())) {
                add(entity, new Change(decision.position(), decision.events()));
            }
            last = entity;
        }
    }

    private void add(EntityRef entity, Change change) {
        List<Change> changes = pending.computeIfAbsent(entity, absent -> new ArrayList<>(2));
        if (!changes.isEmpty() && changes.getLast().position().equals(change.position())) {
            return;
        }
        changes.add(change);
        if (changes.size() == MOST_PENDING) {
            settle(entity);
        }
    }

    private void settle(EntityRef entity) {
        try {
            state(domain.entityType(entity.type()).orElseThrow(), entity);
        } catch (UnreadableRecordException unreadable) {
            // the change stays pending, and whoever asks for the entity is told
        }
    }

    @Override
    public <S> Optional<Loaded<S>> read(EntityType<S, ?> type, String id) {
        EntityRef ref = type.ref(id);
        EntityState<S> state = state(type, ref);
        S value = state.state();
        return value == null ? Optional.empty() : Optional.of(new Loaded<>(ref, type.name(), value, state.version()));
    }

    @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
    private <S> EntityState<S> state(EntityType<S, ?> type, EntityRef ref) {
        EntityState<S> state = (EntityState<S>) reached.getOrDefault(ref, new EntityState<S>(ref, null, Position.NONE));
        List<Change> changes = pending.get(ref);
        if (changes == null) {
            return state;
        }
        for (Change change : changes) {
            state = EntityStates.after(type, state, change.events(), change.position());
        }
        pending.remove(ref);
        reached.put(ref, state);
        return state;
    }
}
