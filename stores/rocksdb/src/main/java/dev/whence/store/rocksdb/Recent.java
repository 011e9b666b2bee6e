package dev.whence.store.rocksdb;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each key occurred last, exact for all positions after [#since], bounded in size. Spares a look into the
/// store for what happened a moment ago, which is what nearly all conditions are about. Owned by the leader of
/// the group commit.
final class Recent {

    private final LinkedHashMap<Fingerprint, Long> lastPositions = new LinkedHashMap<>();
    private final int capacity;
    private long since;

    /// Starts without knowledge of what was up to the position.
    Recent(int capacity, long since) {
        this.capacity = capacity;
        this.since = since;
    }

    /// Whether every occurrence after the position is known here.
    boolean covers(long position) {
        return position >= since;
    }

    /// The position of the key's last occurrence; 0 if none is known.
    long last(Fingerprint key) {
        return lastPositions.getOrDefault(key, 0L);
    }

    /// Takes down an occurrence, which is later than all before it.
    void record(Fingerprint key, long position) {
        lastPositions.remove(key);
        lastPositions.put(key, position);
        if (lastPositions.size() > capacity) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<Map.Entry<Fingerprint, Long>> oldestFirst =
                lastPositions.entrySet().iterator();
        since = Math.max(since, oldestFirst.next().getValue());
        oldestFirst.remove();
    }
}
