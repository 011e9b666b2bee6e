package dev.whence.explain.backtest;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.model.EntityType;
import dev.whence.model.Loaded;
import dev.whence.model.StateReader;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The states of all entities as the log is read from its beginning. What nobody asks for is not folded. For one
/// thread.
final class RollingStates implements StateReader {

    private final Map<EntityRef, EntityState<?>> reached = new HashMap<>();
    private final Map<EntityRef, List<Decision>> pending = new HashMap<>();

    /// Goes on past a decision.
    void pass(Decision decision) {
        for (EntityRef entity : decision.changed()) {
            pending.computeIfAbsent(entity, absent -> new ArrayList<>(2)).add(decision);
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
        List<Decision> changes = pending.remove(ref);
        if (changes == null) {
            return state;
        }
        for (Decision decision : changes) {
            state = EntityStates.after(type, state, decision.events(), decision.position());
        }
        reached.put(ref, state);
        return state;
    }
}
