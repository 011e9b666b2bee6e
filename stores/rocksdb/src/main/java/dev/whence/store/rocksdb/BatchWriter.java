package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.IdempotencyKeyTakenException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Decides on each append of a batch, gives the accepted ones their places, and writes them with one sync. Owned
/// by the leader of the group commit.
final class BatchWriter {

    private static final int REMEMBERED = 1 << 15;
    private static final byte[] NOTHING = {};

    /// Short-lived processes are spared the preparation of write-ahead logs.
    private static final int BATCHES_BEFORE_PREPARATION = 100;

    private final Storage storage;
    private final Reads reads;
    private final SyncedWrite disk;
    private final Recent changes;
    private final Recent ids;
    private final Recent keys;
    private long last;
    private Instant lastTime;
    private int batches;

    BatchWriter(Storage storage, Reads reads, SyncedWrite disk, long last) {
        this.storage = storage;
        this.reads = reads;
        this.disk = disk;
        this.last = last;
        lastTime = last == 0 ? Instant.MIN : reads.timeAt(last);
        changes = new Recent(REMEMBERED, last);
        ids = new Recent(REMEMBERED, last);
        keys = new Recent(REMEMBERED, last);
    }

    /// Settles every append of the batch, and returns the position of the last decision, which is durable.
    ///
    /// @throws RocksDBException if nothing is known to be durable; this must then not be used any more
    long write(List<PendingAppend> appends) throws RocksDBException {
        if (batches == BATCHES_BEFORE_PREPARATION) {
            batches++;
            storage.prepareWriteAheadLogs();
        }
        try (WriteBatch batch = new WriteBatch()) {
            for (PendingAppend append : appends) {
                RuntimeException refusal = refusal(append);
                if (refusal == null) {
                    place(append);
                    put(append, batch);
                } else {
                    append.refuse(refusal);
                }
            }
            if (batch.count() > 0) {
                disk.write(batch);
                batches++;
            }
        }
        return last;
    }

    private @Nullable RuntimeException refusal(PendingAppend append) {
        if (append.key != null) {
            long holder = holder(append.key, keys, Column.KEYS, append);
            if (holder > 0) {
                return keyTaken(append, holder);
            }
        }
        long same = holder(append.id, ids, Column.IDS, append);
        return same > 0 ? idTaken(append, same) : changedBoundary(append);
    }

    private long holder(Fingerprint key, Recent recent, Column column, PendingAppend append) {
        long holder = recent.last(key);
        return holder > 0 || recent.covers(append.checkedUpTo) ? holder : storage.getLong(column, key.bytes());
    }

    private @Nullable BoundaryChangedException changedBoundary(PendingAppend append) {
        Position since = append.condition.since();
        for (int i = 0; i < append.boundary.size(); i++) {
            long changed = lastChange(append.boundary.get(i), since.value());
            if (changed > since.value()) {
                return new BoundaryChangedException(append.condition.unchanged().get(i), since, Position.of(changed));
            }
        }
        return null;
    }

    private long lastChange(Fingerprint entity, long since) {
        long changed = changes.last(entity);
        return changed > 0 || changes.covers(since) ? changed : reads.lastChange(entity, last);
    }

    private void place(PendingAppend append) {
        last++;
        Instant time = append.draft.time();
        lastTime = time.isBefore(lastTime) ? lastTime : time;
        StoredDecision.place(append.stored, last, lastTime);
        Decision decision = append.draft.at(Position.of(last), lastTime);
        append.accept(decision);
        ids.record(append.id, last);
        append.changed.forEach(entity -> changes.record(entity, last));
        if (append.key != null) {
            keys.record(append.key, last);
        }
    }

    private void put(PendingAppend append, WriteBatch batch) throws RocksDBException {
        byte[] position = Reads.key(last);
        storage.put(batch, Column.DECISIONS, position, append.stored);
        storage.put(batch, Column.IDS, append.id.bytes(), position);
        if (append.key != null) {
            storage.put(batch, Column.KEYS, append.key.bytes(), position);
        }
        for (Fingerprint entity : append.changed) {
            storage.put(batch, Column.CHANGES, entity.at(last), NOTHING);
        }
        for (Fingerprint entity : append.mentioned) {
            storage.put(batch, Column.MENTIONS, entity.at(last), NOTHING);
        }
    }

    static IdempotencyKeyTakenException keyTaken(PendingAppend append, long holder) {
        String key = append.condition.unusedKey();
        return new IdempotencyKeyTakenException(key == null ? "" : key, Position.of(holder));
    }

    static IllegalArgumentException idTaken(PendingAppend append, long holder) {
        return new IllegalArgumentException("A decision with the id " + append.draft.id()
                + " is in the log already, at position " + holder
                + "; an id names one decision for ever: make a new one for each");
    }
}
