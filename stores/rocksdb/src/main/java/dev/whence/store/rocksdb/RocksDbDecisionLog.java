package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/// The embedded decision log: one folder, one process, RocksDB.
///
/// Callers that append at the same time share one synced write. What `append` returned, and only that or more, is
/// there when the folder is opened again, however the process ended. After a failed write nothing is appended any
/// more until the folder is opened again; what is durable can still be read.
public final class RocksDbDecisionLog implements DecisionLog {

    private static final long PAGE_BYTES = 16L << 20;

    private final Path path;
    private final LogFolder folder;
    private final Storage storage;
    private final Reads reads;
    private final Tail tail;
    private final BatchWriter writer;
    private final GroupCommit commits = new GroupCommit(this::commit);
    private final Gate gate = new Gate();
    private volatile @Nullable Exception failure;

    private RocksDbDecisionLog(Path path, LogFolder folder, Storage storage, UnaryOperator<SyncedWrite> disk) {
        this.path = path;
        this.folder = folder;
        this.storage = storage;
        reads = new Reads(storage);
        long last = reads.last();
        requireAllAcknowledged(last);
        tail = new Tail(last);
        writer = new BatchWriter(storage, reads, disk.apply(storage::writeSynced), last);
    }

    /// Opens the log in the folder, or a new one if the folder is empty or does not exist.
    ///
    /// @throws LogUnavailableException if that is not possible; the message says why and what to do
    public static RocksDbDecisionLog open(Path folder) {
        return open(folder, RocksDbSettings.defaults());
    }

    /// Opens the log in the folder, or a new one if the folder is empty or does not exist.
    ///
    /// @throws LogUnavailableException if that is not possible; the message says why and what to do
    public static RocksDbDecisionLog open(Path folder, RocksDbSettings settings) {
        return open(folder, settings, UnaryOperator.identity());
    }

    static RocksDbDecisionLog open(Path path, RocksDbSettings settings, UnaryOperator<SyncedWrite> disk) {
        NativeResources opened = new NativeResources();
        try {
            LogFolder folder = opened.add(LogFolder.take(path));
            boolean nothingToLose = folder.acknowledged().position() == 0;
            Storage storage = opened.add(Storage.open(folder.rocksDb(), settings, nothingToLose));
            return new RocksDbDecisionLog(path, folder, storage, disk);
        } catch (RocksDBException e) {
            opened.close();
            throw new LogUnavailableException(
                    "The decision log in " + path + " cannot be opened: " + e.getMessage()
                            + ". If the disk is full or not writable, put that right; if a file is missing or damaged,"
                            + " restore the folder from a backup",
                    e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void requireAllAcknowledged(long last) {
        long acknowledged = folder.acknowledged().position();
        if (last < acknowledged) {
            throw new LogUnavailableException("The decision log in " + path + " ends at position " + last
                    + ", but decisions up to " + acknowledged + " were acknowledged: the last "
                    + (acknowledged - last) + " are missing, so its files were damaged or replaced."
                    + " Restore the folder from a backup; to go on without them, remove its file ACKNOWLEDGED");
        }
        folder.acknowledged().set(last);
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        PendingAppend append = new PendingAppend(draft, condition);
        gate.pass(() -> {
            requireWritable();
            requireUnused(append);
            return append;
        });
        return commits.append(append);
    }

    /// Looks up id and key in all that is durable, so that the leader needs to look only at what came since.
    private void requireUnused(PendingAppend append) {
        long head = tail.head();
        if (append.key != null) {
            long holder = storage.getLong(Column.KEYS, append.key.bytes());
            if (holder > 0 && holder <= head) {
                throw BatchWriter.keyTaken(append, holder);
            }
        }
        long same = storage.getLong(Column.IDS, append.id.bytes());
        if (same > 0 && same <= head) {
            throw BatchWriter.idTaken(append, same);
        }
        append.checkedUpTo = head;
    }

    /// Called by the leader of the group commit. Whatever happens, every append is settled.
    private void commit(List<PendingAppend> appends) {
        boolean settled = false;
        try {
            gate.pass(() -> write(appends));
            settled = true;
        } catch (LogUnavailableException e) {
            appends.forEach(append -> append.refuse(new LogUnavailableException(String.valueOf(e.getMessage()), e)));
            settled = true;
        } finally {
            if (!settled) {
                appends.forEach(append -> append.refuse(notWritable()));
            }
        }
    }

    private long write(List<PendingAppend> appends) {
        requireWritable();
        boolean written = false;
        try {
            long last = writer.write(appends);
            folder.acknowledged().set(last);
            tail.advance(last);
            written = true;
            return last;
        } catch (RocksDBException e) {
            failure = e;
            throw notWritable();
        } finally {
            if (!written && failure == null) {
                failure = new IllegalStateException("it was ended by another error, which its caller was told");
            }
        }
    }

    private void requireWritable() {
        if (failure != null) {
            throw notWritable();
        }
    }

    private LogUnavailableException notWritable() {
        Exception cause = failure;
        return new LogUnavailableException(
                "The decision could not be made durable, and the log in " + path
                        + " takes no more until it is opened again, since a write failed: "
                        + (cause == null ? "unknown" : cause.getMessage())
                        + ". Look at the disk (is it full or read-only?), then restart. Whether a decision whose append"
                        + " failed is there shows when it is looked up by its id or idempotency key; until then, what is"
                        + " durable can be read",
                cause);
    }

    @Override
    public Position head() {
        return gate.pass(() -> Position.of(tail.head()));
    }

    @Override
    public Position lastChange(EntityRef entity) {
        Fingerprint fingerprint = Fingerprint.of(entity);
        return gate.pass(() -> Position.of(reads.lastChange(fingerprint, tail.head())));
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        return gate.pass(() -> reads.read(query, tail.head(), Long.MAX_VALUE));
    }

    @Override
    public void forEach(ReadQuery query, Consumer<? super Decision> consumer) {
        ReadQuery next = query;
        while (true) {
            ReadQuery wanted = next;
            List<Decision> page = gate.pass(() -> reads.read(wanted, tail.head(), PAGE_BYTES));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(consumer);
            next = next.beyond(page.getLast().position());
        }
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return gate.pass(
                () -> reads.at(storage.getLong(Column.IDS, Fingerprint.of(id).bytes()), tail.head()));
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        Fingerprint fingerprint = Fingerprint.of(key);
        return gate.pass(() -> reads.at(storage.getLong(Column.KEYS, fingerprint.bytes()), tail.head()));
    }

    @Override
    public Optional<Decision> at(Position position) {
        return gate.pass(() -> reads.at(position.value(), tail.head()));
    }

    @Override
    public Position positionAt(Instant time) {
        return gate.pass(() -> {
            long known = 0;
            long beyond = tail.head() + 1;
            while (beyond - known > 1) {
                long middle = known + (beyond - known) / 2;
                if (reads.timeAt(middle).isAfter(time)) {
                    beyond = middle;
                } else {
                    known = middle;
                }
            }
            return Position.of(known);
        });
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        gate.pass(tail::head);
        return Position.of(tail.await(after.value(), atMost));
    }

    @Override
    public void close() {
        tail.close();
        gate.close(this::release);
    }

    private void release() {
        storage.close();
        folder.close();
    }
}
