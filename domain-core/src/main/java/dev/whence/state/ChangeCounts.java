package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.Map;
import java.util.function.BiConsumer;

/// Counts the changes of the entities that changed last, and tells of each that has changed often since it was told
/// of last. May be used from any thread.
final class ChangeCounts {

    private final int every;
    private final Map<EntityRef, Integer> counts;
    private volatile BiConsumer<EntityRef, Position> listener = (entity, position) -> {};

    /// @param most how many entities are counted at most; the one that changed longest ago is forgotten
    /// @param every how many changes are often
    ChangeCounts(int most, int every) {
        this.every = every;
        this.counts = new LeastRecentlyUsed<>(most);
    }

    void tell(BiConsumer<EntityRef, Position> newListener) {
        listener = newListener;
    }

    void changed(EntityRef entity, Position position) {
        if (isOften(entity)) {
            listener.accept(entity, position);
        }
    }

    private synchronized boolean isOften(EntityRef entity) {
        int count = counts.merge(entity, 1, Integer::sum);
        if (count < every) {
            return false;
        }
        counts.remove(entity);
        return true;
    }
}
