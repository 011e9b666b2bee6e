package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gives the states of entities. May be used from any thread.
public final class EntityStates {

    private final DecisionLog log;
    private final Cache cache;
    private final SnapshotStore snapshots;
    private final SnapshotStore blames;
    private final SnapshotPolicy policy;
    private final ChangeCounts counts;
    private final AtomicLong era = new AtomicLong();

    /// States without snapshots.
    ///
    /// @param cached how many entities' newest states are kept in memory at most
    public EntityStates(DecisionLog log, int cached) {
        this(log, cached, SnapshotStore.none(), new SnapshotPolicy(Integer.MAX_VALUE, ""));
    }

    /// States that are loaded from the newest snapshot and the changes after it.
    public EntityStates(DecisionLog log, int cached, SnapshotStore snapshots, SnapshotPolicy policy) {
        this(log, cached, snapshots, SnapshotStore.none(), policy);
    }

    /// The same, where it is kept as well which decisions set the fields of entities.
    ///
    /// @param blames where that is kept, under the same policy
    public EntityStates(
            DecisionLog log, int cached, SnapshotStore snapshots, SnapshotStore blames, SnapshotPolicy policy) {
        this.log = log;
        this.cache = new Cache(cached);
        this.snapshots = snapshots;
        this.blames = blames;
        this.policy = policy;
        this.counts = new ChangeCounts(cached, policy.every());
    }

    /// The entity as it is now.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public <S> EntityState<S> now(EntityType<S, ?> type, EntityRef ref) {
        long loading = era.get();
        EntityState<S> known = cache.get(ref, type);
        if (log.lastChange(ref).equals(known.version())) {
            return known;
        }
        EntityState<S> current = known.version().equals(Position.NONE)
                ? replay(type, fromSnapshot(type, ref, log.head()), null)
                : replay(type, known, null);
        cache.put(current, () -> era.get() == loading);
        return current;
    }

    /// The entity as it was after the decision at `asOf`.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public <S> EntityState<S> asOf(EntityType<S, ?> type, EntityRef ref, Position asOf) {
        EntityState<S> known = cache.get(ref, type);
        boolean usable = known.exists() && !known.version().isAfter(asOf);
        return replay(type, usable ? known : fromSnapshot(type, ref, asOf), asOf);
    }

    /// The same as [#asOf], which is fast where the entity has not changed since: it is then kept like the
    /// newest state.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public <S> EntityState<S> upTo(EntityType<S, ?> type, EntityRef ref, Position position) {
        if (!log.lastChange(ref).isAfter(position)) {
            EntityState<S> newest = now(type, ref);
            if (!newest.version().isAfter(position)) {
                return newest;
            }
        }
        return asOf(type, ref, position);
    }

    /// The entity as it was after the decision at `position`, from how it was at an earlier one: only what changed it
    /// in between is read.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in between cannot be read or applied
    public <S> EntityState<S> onwards(EntityType<S, ?> type, EntityState<S> from, Position position) {
        return log.lastChange(from.ref()).equals(from.version()) ? from : replay(type, from, position);
    }

    /// The state after the events of one decision, which need not be in the log yet.
    ///
    /// @throws dev.whence.model.UnreadableRecordException if the domain can make nothing of one of the events
    public static <S> EntityState<S> after(
            EntityType<S, ?> type, EntityState<S> before, Iterable<RecordedEvent> events, Position position) {
        S state = before.state();
        boolean changed = false;
        for (RecordedEvent event : events) {
            if (event.entity().equals(before.ref())) {
                state = event.forgetsSubject() ? state : type.evolve(state, event);
                changed = true;
            }
        }
        return changed ? new EntityState<>(before.ref(), state, position) : before;
    }

    /// Keeps a state that a decision led to, so that it need not be folded again.
    ///
    /// @param state the entity as it is after the decision
    /// @param position the decision, which must be the entity's newest change at its place in the log
    /// @param since the [#era] in which the states were read that the decision rests on
    public <S> void remember(EntityState<S> state, Position position, long since) {
        cache.put(new EntityState<>(state.ref(), state.state(), position), () -> era.get() == since);
        counts.changed(state.ref(), position);
    }

    /// Has the listener told of an entity each time that as many changes to it were remembered as the policy has
    /// between two snapshots. It is called by whoever decides, and must return at once.
    public void tellOfMuchChanged(BiConsumer<EntityRef, Position> listener) {
        counts.tell(listener);
    }

    /// Counts how often everything was dropped.
    public long era() {
        return era.get();
    }

    /// Drops every state that is kept in memory, and those that are being loaded, since some hold what was erased.
    public void dropAll() {
        era.incrementAndGet();
        cache.clear();
    }

    private <S> EntityState<S> replay(EntityType<S, ?> type, EntityState<S> from, @Nullable Position upTo) {
        AtomicInteger changes = new AtomicInteger();
        EntityState<S> reached = History.fold(log, type, from, upTo, (decision, state) -> changes.incrementAndGet());
        if (changes.get() >= policy.every()) {
            snapshots.save(snapshot(type, reached));
        }
        return reached;
    }

    private <S> EntityState<S> fromSnapshot(EntityType<S, ?> type, EntityRef ref, Position upTo) {
        return newest(snapshots, schema(type), ref, upTo)
                .map(snapshot -> new EntityState<S>(
                        ref, snapshot.state().isNull() ? null : type.bindState(snapshot.state()), snapshot.version()))
                .orElseGet(() -> new EntityState<>(ref, null, Position.NONE));
    }

    private static Optional<Snapshot> newest(SnapshotStore store, String schema, EntityRef ref, Position upTo) {
        Optional<Snapshot> found = store.newest(ref, upTo);
        while (found.isPresent() && !found.get().schema().equals(schema)) {
            store.drop(ref, found.get().version());
            found = store.newest(ref, upTo);
        }
        return found;
    }

    private <S> Snapshot snapshot(EntityType<S, ?> type, EntityState<S> reached) {
        JsonNode state = Json.tree(reached.state());
        List<String> places = type.personal().places(state);
        List<PersonalValues> personal = places.isEmpty()
                ? List.of()
                : List.of(new PersonalValues(type.dataSubject(reached.ref(), reached.state()), places));
        return new Snapshot(reached.ref(), reached.version(), schema(type), state, personal);
    }

    /// What was kept last, at the position or before, of which decisions set the fields of an entity.
    ///
    /// @param form names the form in which it is kept
    public Optional<Snapshot> keptBlame(EntityType<?, ?> type, EntityRef ref, Position upTo, String form) {
        return newest(blames, form + "/" + schema(type), ref, upTo);
    }

    /// Keeps which decisions set the fields of an entity, and its state, if that took as many changes to find as
    /// are between two snapshots.
    ///
    /// @param folded how many changes it took
    /// @param reached the state after the last of them
    /// @param blame its schema is the form in which it is kept
    public <S> void keepBlame(EntityType<S, ?> type, int folded, EntityState<S> reached, Supplier<Snapshot> blame) {
        if (folded >= policy.every()) {
            snapshots.save(snapshot(type, reached));
            Snapshot kept = blame.get();
            String schema = kept.schema() + "/" + schema(type);
            blames.save(new Snapshot(kept.entity(), kept.version(), schema, kept.state(), kept.personal()));
        }
    }

    private String schema(EntityType<?, ?> type) {
        return policy.schema() + "/" + type.stateForm();
    }

    /// The newest states that were asked for, least recently used ones dropped. Guarded by its own monitor.
    private static final class Cache {
        private final Map<EntityRef, EntityState<?>> states;

        Cache(int capacity) {
            states = new LeastRecentlyUsed<>(capacity);
        }

        @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
        synchronized <S> EntityState<S> get(EntityRef ref, EntityType<S, ?> type) {
            EntityState<?> found = states.get(ref);
            if (found == null || found.state() != null && !type.stateClass().isInstance(found.state())) {
                return new EntityState<>(ref, null, Position.NONE);
            }
            return (EntityState<S>) found;
        }

        synchronized void put(EntityState<?> state, BooleanSupplier stillGood) {
            if (!stillGood.getAsBoolean()) {
                return;
            }
            EntityState<?> known = states.get(state.ref());
            if (known == null || state.version().isAfter(known.version())) {
                states.put(state.ref(), state);
            }
        }

        synchronized void clear() {
            states.clear();
        }
    }
}
