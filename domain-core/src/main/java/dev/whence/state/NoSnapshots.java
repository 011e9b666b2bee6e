package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.Optional;

/// Keeps nothing: every cold load folds from the beginning.
enum NoSnapshots implements SnapshotStore {
    INSTANCE;

    @Override
    public Optional<Snapshot> newest(EntityRef entity, Position upTo) {
        return Optional.empty();
    }

    @Override
    public void save(Snapshot snapshot) {
        // nothing is kept here on purpose
    }

    @Override
    public void drop(EntityRef entity, Position version) {
        // there is never anything to drop
    }
}
