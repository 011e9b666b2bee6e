package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ProgressListener;
import dev.whence.log.ReadQuery;
import dev.whence.log.StorageFault;
import dev.whence.log.StoredDecision;
import dev.whence.proof.LogTree;
import dev.whence.proof.Prover;
import dev.whence.proof.TreeDamagedException;
import dev.whence.proof.TreeHead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/// The embedded decision log: one folder, one process, RocksDB.
///
/// Callers that append at the same time share one synced write. What `append` returned, and only that or more, is
/// there when the folder is opened again, however the process ended. After a failed write nothing is appended any
/// more until the folder is opened again; what is durable can still be read.
public final class RocksDbDecisionLog implements DecisionLog {

    /// Decoding costs several times what reading does: all processors share the work on a long page.
    private static final int LONG_PAGE = 256;

    private final Path path;
    private final LogFolder folder;
    private final Storage storage;
    private final Reads reads;
    private final Tail tail;
    private final Prover prover;
    private final BatchWriter writer;
    private final GroupCommit commits = new GroupCommit(this::commit);
    private final Gate gate = new Gate();
    private volatile TreeHead treeHead;

    /// What is wrong with the log, since when it takes no more.
    private volatile @Nullable Trouble trouble;

    /// @param message says what happened and what to do
    private record Trouble(String message, @Nullable Exception cause) {}

    private RocksDbDecisionLog(Path path, LogFolder folder, Storage storage, UnaryOperator<SyncedWrite> disk) {
        this.path = path;
        this.folder = folder;
        this.storage = storage;
        reads = new Reads(storage);
        long last = reads.last();
        requireAllAcknowledged(last);
        tail = new Tail(last);
        LogTiles tiles = new LogTiles(storage, reads, tail::head);
        prover = new Prover(id -> gate.pass(() -> tiles.read(id)));
        LogTree tree = resume(tiles, last);
        treeHead = trouble == null ? tree.head() : tiles.claimed();
        writer = new BatchWriter(storage, reads, disk.apply(storage::writeSynced), tree);
    }

    /// The tree of the decisions that are there. If it is not the one that was written with them, something was
    /// changed since: they can be read, but nothing is built on them.
    private LogTree resume(LogTiles tiles, long last) {
        try {
            TreeHead kept = tiles.kept();
            if (kept.size() != last) {
                throw new TreeDamagedException("The tree is of " + kept.size() + " decisions, but the log has " + last);
            }
            return LogTree.resume(kept, tiles);
        } catch (TreeDamagedException | LogUnavailableException e) {
            trouble = new Trouble(
                    "The log in " + path + " takes no more decisions, because its last ones are not what was written:"
                            + " " + e.getMessage() + ". What is there can be read; `whence verify` says what was"
                            + " changed. Restore the folder from a backup to go on",
                    e);
            return LogTree.empty();
        }
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
        return commits.append(append).result();
    }

    @Override
    public void appendStored(List<StoredDecision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        PendingTakeover takeover = new PendingTakeover(decisions);
        gate.pass(() -> {
            requireWritable();
            return takeover;
        });
        commits.append(takeover).requireAccepted();
    }

    /// Looks up id and key in all that is durable, so that the leader needs to look only at what came since.
    private void requireUnused(PendingAppend append) {
        long head = tail.head();
        if (append.prepared.key() != null) {
            long holder = storage.getLong(Column.KEYS, append.prepared.key().bytes());
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
    private void commit(List<Pending> appends) {
        boolean settled = false;
        try {
            gate.pass(() -> write(appends));
            settled = true;
        } catch (LogUnavailableException e) {
            appends.forEach(append -> append.refuse(new LogUnavailableException(String.valueOf(e.getMessage()), e)));
            settled = true;
        } finally {
            if (!settled) {
                appends.forEach(append -> append.refuse(notWritable(trouble)));
            }
        }
    }

    private TreeHead write(List<Pending> appends) {
        requireWritable();
        boolean written = false;
        try {
            TreeHead head = writer.write(appends);
            folder.acknowledged().set(head.size());
            treeHead = head;
            tail.advance(head.size());
            written = true;
            return head;
        } catch (RocksDBException e) {
            Trouble failed = failedWrite(e.getMessage(), e);
            trouble = failed;
            throw notWritable(failed);
        } finally {
            if (!written && trouble == null) {
                trouble = failedWrite("it was ended by another error, which its caller was told", null);
            }
        }
    }

    private void requireWritable() {
        Trouble found = trouble;
        if (found != null) {
            throw notWritable(found);
        }
    }

    private Trouble failedWrite(@Nullable String reason, @Nullable Exception cause) {
        return new Trouble(
                "The decision could not be made durable, and the log in " + path
                        + " takes no more until it is opened again, since a write failed: " + reason
                        + ". Look at the disk (is it full or read-only?), then restart. Whether a decision whose append"
                        + " failed is there shows when it is looked up by its id or idempotency key; until then, what is"
                        + " durable can be read",
                cause);
    }

    private static LogUnavailableException notWritable(@Nullable Trouble found) {
        return found == null
                ? new LogUnavailableException("The decision could not be made durable; look at the disk and restart")
                : new LogUnavailableException(found.message(), found.cause());
    }

    @Override
    public Position head() {
        return gate.pass(() -> Position.of(tail.head()));
    }

    @Override
    public TreeHead treeHead() {
        return gate.pass(() -> treeHead);
    }

    @Override
    public Prover prover() {
        return prover;
    }

    @Override
    public Position lastChange(EntityRef entity) {
        Fingerprint changes = Prepared.changesOf(entity);
        return gate.pass(() -> Position.of(reads.last(changes, tail.head())));
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        List<StoredDecision> page = readStored(query);
        Stream<StoredDecision> stored = page.size() < LONG_PAGE ? page.stream() : page.parallelStream();
        return stored.map(StoredDecision::decode).toList();
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        return gate.pass(() -> reads.read(query, tail.head()));
    }

    @Override
    public List<Position> positions(ReadQuery query) {
        return gate.pass(() -> reads.positions(query, tail.head()));
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return lookUp(Column.IDS, Fingerprint.of(id)).map(StoredDecision::decode);
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return lookUp(Column.KEYS, Fingerprint.of(key)).map(StoredDecision::decode);
    }

    private Optional<StoredDecision> lookUp(Column column, Fingerprint fingerprint) {
        return gate.pass(() -> reads.at(storage.getLong(column, fingerprint.bytes()), tail.head()));
    }

    @Override
    public Optional<StoredDecision> storedAt(Position position) {
        return gate.pass(() -> reads.at(position.value(), tail.head()));
    }

    /// Adds a backup to a folder of backups of this log, while others append. It holds at least what was durable
    /// when this was called.
    ///
    /// @throws LogUnavailableException if the folder cannot be written to or holds backups of another log, or if
    ///     this log is damaged
    public LogBackup backUp(LogBackups backups) {
        return gate.pass(() -> {
            requireWritable();
            return backups.add(storage, treeHead, prover);
        });
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        gate.pass(tail::head);
        return Position.of(tail.await(after.value(), atMost));
    }

    @Override
    public List<StorageFault> checkFiles(ProgressListener progress) {
        return gate.pass(() -> new FileCheck(storage).run(progress));
    }

    @Override
    public List<StorageFault> checkIndexes(ProgressListener progress) {
        return gate.pass(() -> new IndexCheck(storage, reads, tail.head()).run(progress));
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
