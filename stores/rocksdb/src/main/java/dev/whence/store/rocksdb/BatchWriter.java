package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.StoredDecision;
import dev.whence.log.StoredOrder;
import dev.whence.proof.LogTree;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/// Decides on each append of a batch, gives the accepted ones their places, and writes them with one sync. Owned
/// by the leader of the group commit.
final class BatchWriter {

    private static final int REMEMBERED = 1 << 15;

    /// Short-lived processes are spared the preparation of write-ahead logs.
    private static final int BATCHES_BEFORE_PREPARATION = 100;

    private final Storage storage;
    private final Reads reads;
    private final SyncedWrite disk;
    private final TreeHasher hasher = new TreeHasher();
    private final Recent changes;
    private final Recent ids;
    private final Recent keys;
    private LogTree tree;
    private long last;
    private Instant lastTime;
    private int batches;

    /// @param tree the tree of all decisions in the store
    BatchWriter(Storage storage, Reads reads, SyncedWrite disk, LogTree tree) {
        this.storage = storage;
        this.reads = reads;
        this.disk = disk;
        this.tree = tree;
        last = tree.size();
        lastTime = last == 0 ? Instant.MIN : reads.timeAt(last);
        changes = new Recent(REMEMBERED, last);
        ids = new Recent(REMEMBERED, last);
        keys = new Recent(REMEMBERED, last);
    }

    /// Settles every append of the batch, and returns the head of the tree, of which all is durable.
    ///
    /// @throws RocksDBException if nothing is known to be durable; this must then not be used any more
    TreeHead write(List<Pending> pending) throws RocksDBException {
        if (batches == BATCHES_BEFORE_PREPARATION) {
            batches++;
            storage.prepareWriteAheadLogs();
        }
        try (Batch batch = new Batch(storage, hasher)) {
            for (Pending append : pending) {
                settle(append, batch);
            }
            if (!batch.isEmpty()) {
                LogTree grown = batch.grow(tree);
                disk.write(batch.writes());
                tree = grown;
                batches++;
            }
        }
        return tree.head();
    }

    private void settle(Pending pending, Batch batch) throws RocksDBException {
        switch (pending) {
            case PendingAppend append -> {
                RuntimeException refusal = refusal(append);
                if (refusal == null) {
                    place(append, batch);
                } else {
                    append.refuse(refusal);
                }
            }
            case PendingTakeover takeover -> {
                RuntimeException refusal = refusal(takeover);
                if (refusal == null) {
                    place(takeover, batch);
                } else {
                    takeover.refuse(refusal);
                }
            }
        }
    }

    private @Nullable RuntimeException refusal(PendingAppend append) {
        Fingerprint key = append.prepared.key();
        if (key != null) {
            long holder = holder(key, keys, Column.KEYS, append.checkedUpTo);
            if (holder > 0) {
                return keyTaken(append, holder);
            }
        }
        long same = holder(append.id, ids, Column.IDS, append.checkedUpTo);
        return same > 0 ? idTaken(append, same) : changedBoundary(append);
    }

    private long holder(Fingerprint key, Recent recent, Column column, long checkedUpTo) {
        long holder = recent.last(key);
        return holder > 0 || recent.covers(checkedUpTo) ? holder : storage.getLong(column, key.bytes());
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

    private long lastChange(Fingerprint changesOfEntity, long since) {
        long changed = changes.last(changesOfEntity);
        return changed > 0 || changes.covers(since) ? changed : reads.last(changesOfEntity, last);
    }

    private @Nullable RuntimeException refusal(PendingTakeover takeover) {
        Set<Fingerprint> taken = new HashSet<>();
        Position before = Position.of(last);
        Instant timeBefore = lastTime;
        for (int i = 0; i < takeover.decisions.size(); i++) {
            StoredDecision stored = takeover.decisions.get(i);
            Prepared prepared = takeover.prepared.get(i);
            try {
                StoredOrder.requireFollows(before, timeBefore, stored);
            } catch (IllegalArgumentException refusal) {
                return refusal;
            }
            Fingerprint id = prepared.id();
            if (id != null && (!taken.add(id) || holder(id, ids, Column.IDS, 0) > 0)) {
                return StoredOrder.idTaken(stored.position(), stored.decode().id());
            }
            Fingerprint key = prepared.key();
            if (key != null && (!taken.add(key) || holder(key, keys, Column.KEYS, 0) > 0)) {
                return StoredOrder.keyTaken(stored.position(), String.valueOf(stored.claimedKey()));
            }
            before = stored.position();
            timeBefore = stored.time();
        }
        return null;
    }

    private void place(PendingAppend append, Batch batch) throws RocksDBException {
        Instant time = append.draft.time();
        Instant placed = time.isBefore(lastTime) ? lastTime : time;
        Decision decision = append.draft.at(Position.of(last + 1), placed);
        place(append.prepared, placed, batch);
        append.accept(decision);
    }

    private void place(PendingTakeover takeover, Batch batch) throws RocksDBException {
        for (int i = 0; i < takeover.decisions.size(); i++) {
            place(takeover.prepared.get(i), takeover.decisions.get(i).time(), batch);
        }
        takeover.accept();
    }

    private void place(Prepared prepared, Instant time, Batch batch) throws RocksDBException {
        last++;
        lastTime = time;
        batch.add(prepared, last, time);
        if (prepared.id() != null) {
            ids.record(prepared.id(), last);
        }
        if (prepared.key() != null) {
            keys.record(prepared.key(), last);
        }
        prepared.changed().forEach(entity -> changes.record(entity, last));
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
