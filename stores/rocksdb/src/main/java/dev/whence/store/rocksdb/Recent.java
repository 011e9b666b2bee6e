package dev.whence.store.rocksdb;

/// Where each key occurred last, exact for all positions that [#covers] tells, bounded in size. Spares a look into
/// the store for what happened a moment ago, which is what nearly all conditions are about. Owned by the leader of
/// the group commit.
///
/// The newest occurrences lie in a ring; an open hash table finds the newest of each key. All of it is a few arrays
/// that are made once: entries that were objects would outlive every young collection, be copied by each, and fill
/// the old generation at the speed of the log.
final class Recent {

    private static final int NONE = 0;

    private final int capacity;
    private final long[] highs;
    private final long[] lows;
    private final long[] positions;

    /// By hash, open addressing: a place in the ring, counted from 1.
    private final int[] table;

    private int size;
    private int oldest;
    private long since;

    /// Starts without knowledge of what was up to the position.
    ///
    /// @param capacity how many occurrences are remembered
    Recent(int capacity, long since) {
        this.capacity = capacity;
        this.since = since;
        highs = new long[capacity];
        lows = new long[capacity];
        positions = new long[capacity];
        table = new int[Integer.highestOneBit(capacity) << 2];
    }

    /// Whether every occurrence after the position is known here.
    boolean covers(long position) {
        return position >= since;
    }

    /// The position of the key's last occurrence; 0 if none is known.
    long last(Fingerprint key) {
        int place = table[slotOf(key.high(), key.low())];
        return place == NONE ? 0 : positions[place - 1];
    }

    /// Takes down an occurrence, which is later than all before it.
    void record(Fingerprint key, long position) {
        if (size == capacity) {
            forgetOldest();
        }
        int index = (oldest + size) % capacity;
        size++;
        highs[index] = key.high();
        lows[index] = key.low();
        positions[index] = position;
        table[slotOf(key.high(), key.low())] = index + 1;
    }

    /// An earlier occurrence of a key that occurred again is not in the table any more.
    private void forgetOldest() {
        since = Math.max(since, positions[oldest]);
        int slot = slotOf(highs[oldest], lows[oldest]);
        if (table[slot] == oldest + 1) {
            vacate(slot);
        }
        oldest = (oldest + 1) % capacity;
        size--;
    }

    /// Empties the slot, and moves up those behind it that would not be found past an empty one.
    private void vacate(int slot) {
        int gap = slot;
        for (int next = following(gap); table[next] != NONE; next = following(next)) {
            int index = table[next] - 1;
            int home = home(highs[index], lows[index]);
            if ((next - home & table.length - 1) >= (next - gap & table.length - 1)) {
                table[gap] = table[next];
                gap = next;
            }
        }
        table[gap] = NONE;
    }

    /// The slot of the key, or the empty one where it belongs.
    private int slotOf(long high, long low) {
        int slot = home(high, low);
        while (table[slot] != NONE && !isAt(table[slot] - 1, high, low)) {
            slot = following(slot);
        }
        return slot;
    }

    private boolean isAt(int index, long high, long low) {
        return highs[index] == high && lows[index] == low;
    }

    private int following(int slot) {
        return slot + 1 & table.length - 1;
    }

    private int home(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }
}
