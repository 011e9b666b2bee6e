package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.Optional;

/// Keeps snapshots. All methods may be called from any thread; what is saved need not survive a crash.
public interface SnapshotStore {

    /// The entity's newest snapshot at or before the position, whatever its schema.
    Optional<Snapshot> newest(EntityRef entity, Position upTo);

    /// Keeps a snapshot; one of the same entity and version is replaced.
    void save(Snapshot snapshot);

    /// Throws a snapshot away.
    void drop(EntityRef entity, Position version);

    /// A store that keeps nothing.
    static SnapshotStore none() {
        return NoSnapshots.INSTANCE;
    }
}
