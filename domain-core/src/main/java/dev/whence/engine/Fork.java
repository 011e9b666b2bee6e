package dev.whence.engine;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.engine.Decider.Decided;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A branch of the history that is never appended: the states as of a position, and on top of them what the
/// commands that are decided here lead to. The same commands on a fork of the same place and time give the same
/// decisions; their ids are the same at any time. For one thread.
public final class Fork implements States {

    private final Domain domain;
    private final Decider decider;
    private final EntityStates states;
    private final Position base;
    private final Instant baseTime;
    private final Instant now;
    private final Map<EntityRef, EntityState<?>> loaded;
    private final Map<EntityRef, EntityState<?>> changed;
    private Position tip;

    /// @param baseTime when the decision at the base was appended: ids are made of it, so that they are always
    ///     the same
    /// @param now the time that rules see
    Fork(Domain domain, Decider decider, EntityStates states, Position base, Instant baseTime, Instant now) {
        this.domain = domain;
        this.decider = decider;
        this.states = states;
        this.base = base;
        this.baseTime = baseTime;
        this.now = now;
        this.loaded = new HashMap<>();
        this.changed = new LinkedHashMap<>();
        this.tip = base;
    }

    private Fork(Fork other) {
        this.domain = other.domain;
        this.decider = other.decider;
        this.states = other.states;
        this.base = other.base;
        this.baseTime = other.baseTime;
        this.now = other.now;
        this.loaded = other.loaded;
        this.changed = new LinkedHashMap<>(other.changed);
        this.tip = other.tip;
    }

    /// A fork of this fork, which goes its own way from here. It may be used by the same thread only.
    public Fork copy() {
        return new Fork(this);
    }

    /// The last position of the log that this fork knows of.
    public Position base() {
        return base;
    }

    /// Decides a command. If it is accepted, later commands see what came of it.
    ///
    /// @return the decision, at a place of its own after the fork's base that is no place in the log
    public Decision decide(CommandRequest request) {
        Decided decided = decided(request);
        tip = tip.next();
        for (EntityState<?> state : decided.after()) {
            changed.put(state.ref(), new EntityState<>(state.ref(), state.state(), tip));
        }
        return decided.draft().at(tip, now);
    }

    /// Decides a command of which nothing comes.
    public Decision wouldDecide(CommandRequest request) {
        return decided(request).draft().at(Position.NONE, now);
    }

    private Decided decided(CommandRequest request) {
        DecisionId id = DecisionId.create(baseTime, new SplittableRandom(31 * base.value() + tip.value()));
        Circumstances circumstances = new Circumstances(id, tip, now);
        Optional<Check> problem = RequestForm.problem(domain, request);
        return problem.isPresent()
                ? new Decided(
                        RequestForm.refused(domain, request, Outcome.INVALID, problem.get(), circumstances), List.of())
                : decider.decide(domain.command(request.type()).orElseThrow(), request, circumstances, this);
    }

    /// Lets an entity be in another state from here on, however it might get there.
    ///
    /// @param state the state's JSON; JSON null for an entity that does not exist
    /// @throws RuntimeException if that is no state that the entity could be in, as its type says
    public void assume(EntityRef ref, JsonNode state) {
        EntityType<?, ?> type = domain.entityType(ref.type()).orElseThrow();
        Object value = state.isNull() ? null : type.bindState(state);
        changed.put(ref, new EntityState<>(ref, value, of(type, ref).version()));
    }

    /// The entities that are not as they were at the fork's base, or were changed and changed back.
    public List<EntityRef> changed() {
        return List.copyOf(changed.keySet());
    }

    @Override
    @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
    public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
        EntityState<?> found = changed.get(ref);
        return found == null ? atBase(type, ref) : (EntityState<S>) found;
    }

    /// The entity as it was at the fork's base.
    @SuppressWarnings("unchecked") // as above
    public <S> EntityState<S> atBase(EntityType<S, ?> type, EntityRef ref) {
        @Nullable EntityState<?> known = loaded.get(ref);
        if (known != null) {
            return (EntityState<S>) known;
        }
        EntityState<S> state = states.upTo(type, ref, base);
        loaded.put(ref, state);
        return state;
    }
}
