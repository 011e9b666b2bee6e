package dev.whence.retail;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.engine.States;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.HashMap;
import java.util.Map;

/// The states of all entities as a history is replayed from its beginning, folded here and nowhere else: what other
/// ways to a state are compared with. For one thread.
final class ReplayedStates implements States {

    private final Domain domain;
    private final Map<EntityRef, EntityState<?>> states = new HashMap<>();

    ReplayedStates(Domain domain) {
        this.domain = domain;
    }

    /// Goes on past a decision.
    void pass(Decision decision) {
        decision.changed().forEach(ref -> pass(domain.entityType(ref.type()).orElseThrow(), ref, decision));
    }

    private <S> void pass(EntityType<S, ?> type, EntityRef ref, Decision decision) {
        states.put(ref, EntityStates.after(type, of(type, ref), decision.events(), decision.position()));
    }

    /// Every entity that was ever changed, as it is by now.
    Map<EntityRef, EntityState<?>> all() {
        return Map.copyOf(states);
    }

    @Override
    @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
    public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
        return (EntityState<S>) states.getOrDefault(ref, new EntityState<S>(ref, null, Position.NONE));
    }
}
