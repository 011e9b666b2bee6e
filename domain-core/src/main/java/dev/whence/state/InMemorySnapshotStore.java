package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Keeps snapshots in memory.
public final class InMemorySnapshotStore implements SnapshotStore {

    private final Map<EntityRef, NavigableMap<Position, Snapshot>> snapshots = new ConcurrentHashMap<>();

    @Override
    public Optional<Snapshot> newest(EntityRef entity, Position upTo) {
        NavigableMap<Position, Snapshot> found = snapshots.get(entity);
        return found == null
                ? Optional.empty()
                : Optional.ofNullable(found.floorEntry(upTo)).map(Map.Entry::getValue);
    }

    @Override
    public void save(Snapshot snapshot) {
        snapshots
                .computeIfAbsent(snapshot.entity(), entity -> new ConcurrentSkipListMap<>())
                .put(snapshot.version(), snapshot);
    }

    @Override
    public void drop(EntityRef entity, Position version) {
        NavigableMap<Position, Snapshot> found = snapshots.get(entity);
        if (found != null) {
            found.remove(version);
        }
    }
}
