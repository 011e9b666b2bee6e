package dev.whence.store.rocksdb;

import dev.whence.decision.Position;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ProgressListener;
import dev.whence.log.ReadQuery;
import dev.whence.log.StorageFault;
import dev.whence.log.StoredDecision;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.rocksdb.RocksIterator;

/// Compares the indexes with the decisions, in both directions, in two sequential passes.
///
/// Every entry that the decisions ask for is turned into a number that no one can foresee, and so is every entry
/// that is there; the numbers are added up by groups of neighbouring positions. Where the sums of a group are the
/// same, its entries are, but for a chance of 1 in 2^64.
final class IndexCheck {

    private static final int GROUPS = 1 << 16;
    private static final int PAGE = 2_048;
    private static final List<Column> INDEXES = List.of(Column.IDS, Column.KEYS, Column.TERMS);

    private final Storage storage;
    private final Reads reads;
    private final long head;
    private final long groupSize;
    private final long seed = new SecureRandom().nextLong();

    /// By column and group: what the decisions ask for, less what is there.
    private final Map<Column, AtomicLongArray> sums = new EnumMap<>(Column.class);

    /// The groups with decisions that cannot be read: nobody knows what they ask for.
    private final BitSet unknown = new BitSet();

    IndexCheck(Storage storage, Reads reads, long head) {
        this.storage = storage;
        this.reads = reads;
        this.head = head;
        groupSize = head / GROUPS + 1;
        for (Column column : INDEXES) {
            sums.put(column, new AtomicLongArray((int) (head / groupSize) + 1));
        }
    }

    List<StorageFault> run(ProgressListener progress) {
        long after = 0;
        while (after < head) {
            after = expect(after);
            progress.at(after, head);
        }
        List<StorageFault> faults = new ArrayList<>();
        INDEXES.forEach(column -> compare(column, faults));
        return faults;
    }

    /// Adds up what a page of decisions asks for; returns the position after which the next page begins.
    private long expect(long after) {
        long end = Math.min(head, after + PAGE);
        try {
            List<StoredDecision> page = reads.read(
                    ReadQuery.all()
                            .after(Position.of(after))
                            .upTo(Position.of(end))
                            .limit(PAGE),
                    head);
            IntStream.range(0, page.size()).parallel().forEach(i -> expect(after + 1 + i, page.get(i)));
            return after + page.size();
        } catch (LogUnavailableException | IllegalArgumentException damaged) {
            for (long position = after + 1; position <= end; position++) {
                expectAt(position);
            }
            return end;
        }
    }

    private void expectAt(long position) {
        try {
            reads.at(position, head).ifPresent(stored -> expect(position, stored));
        } catch (LogUnavailableException | IllegalArgumentException damaged) {
            unknown(position);
        }
    }

    /// @param position where it stands, whatever its bytes say
    private void expect(long position, StoredDecision stored) {
        Prepared prepared = Prepared.of(stored);
        if (prepared.key() != null) {
            add(Column.KEYS, prepared.key(), position, 1);
        }
        if (prepared.id() == null) {
            unknown(position);
            return;
        }
        add(Column.IDS, prepared.id(), position, 1);
        prepared.terms().forEach(term -> add(Column.TERMS, term, position, 1));
    }

    private void unknown(long position) {
        synchronized (unknown) {
            unknown.set(group(position));
        }
    }

    private int group(long position) {
        return (int) (position / groupSize);
    }

    private void add(Column column, Fingerprint entry, long position, int sign) {
        long number = mix(mix(mix(seed ^ entry.high()) ^ entry.low()) ^ mix(seed ^ position));
        sums(column).addAndGet(group(position), sign * number);
    }

    private AtomicLongArray sums(Column column) {
        return Objects.requireNonNull(sums.get(column));
    }

    /// The finalizer of SplitMix64: every bit of the input changes about half of the output's.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private void compare(Column column, List<StorageFault> faults) {
        try {
            subtract(column, faults);
        } catch (LogUnavailableException e) {
            faults.add(new StorageFault(
                    Position.NONE, Position.NONE, "The index " + column + " cannot be read: " + e.getMessage()));
            return;
        }
        AtomicLongArray differences = sums(column);
        for (int group = 0; group < differences.length(); group++) {
            if (differences.get(group) != 0 && !unknown.get(group)) {
                faults.add(disagreement(column, group));
            }
        }
    }

    private StorageFault disagreement(Column column, int group) {
        long first = Math.max(1, group * groupSize);
        long last = Math.min(head, (group + 1) * groupSize - 1);
        return new StorageFault(
                Position.of(first),
                Position.of(last),
                "The index " + column + " has entries that the decisions do not ask for, or lacks some that they do");
    }

    private void subtract(Column column, List<StorageFault> faults) {
        try (RocksIterator entries = storage.scan(column)) {
            for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                subtract(column, entries.key(), entries.value(), faults);
            }
            Storage.requireSound(entries);
        }
    }

    private void subtract(Column column, byte[] key, byte[] value, List<StorageFault> faults) {
        boolean terms = column == Column.TERMS;
        if (key.length != Fingerprint.BYTES + (terms ? Long.BYTES : 0) || !terms && value.length != Long.BYTES) {
            faults.add(new StorageFault(
                    Position.NONE, Position.NONE, "The index " + column + " has an entry of another form"));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(key);
        Fingerprint entry = new Fingerprint(bytes.getLong(), bytes.getLong());
        LongConsumer subtract = position -> {
            if (position < 1) {
                faults.add(new StorageFault(
                        Position.NONE, Position.NONE, "The index " + column + " has an entry for no decision"));
            } else if (position <= head) { // later ones were appended meanwhile
                add(column, entry, position, -1);
            }
        };
        if (terms) {
            for (long position : PostingList.decode(Fingerprint.positionIn(key), value)) {
                subtract.accept(position);
            }
        } else {
            subtract.accept(ByteBuffer.wrap(value).getLong());
        }
    }
}
