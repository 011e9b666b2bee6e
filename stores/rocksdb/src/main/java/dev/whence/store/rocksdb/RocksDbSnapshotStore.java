package dev.whence.store.rocksdb;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.proof.Hash;
import dev.whence.proof.TreeDamagedException;
import dev.whence.proof.TreeHead;
import dev.whence.state.Snapshot;
import dev.whence.state.SnapshotStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Snapshots in a folder of their own, beside the log. The folder may be deleted at any time.
///
/// Each snapshot is written together with the head of the log's tree at that time. A log that does not begin with that
/// tree is another log, or an older copy that went on differently: its snapshots are thrown away. What is saved is
/// not synced; after a crash the last ones are missing.
public final class RocksDbSnapshotStore implements SnapshotStore, AutoCloseable {

    private static final Logger LOGGER = System.getLogger(RocksDbSnapshotStore.class.getName());
    private static final int VERSION_BYTES = Long.BYTES;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;

    /// Shorter than any key of a snapshot.
    private static final byte[] HEAD = {0};

    private final Path folder;
    private final DecisionLog log;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Opened opened;

    private RocksDbSnapshotStore(Path folder, DecisionLog log) {
        this.folder = folder;
        this.log = log;
    }

    /// Opens the snapshots of the log that are kept in the folder, or none if there are none, or if they are damaged or
    /// of another log.
    ///
    /// @throws LogUnavailableException if the folder cannot be used
    public static RocksDbSnapshotStore open(Path folder, DecisionLog log) {
        NativeLibrary.load();
        RocksDbSnapshotStore store = new RocksDbSnapshotStore(folder, log);
        store.openOrClear();
        return store;
    }

    private void openOrClear() {
        try {
            opened = new Opened(folder);
            if (!isOfLog(opened)) {
                clear();
            }
        } catch (RocksDBException | IllegalArgumentException | TreeDamagedException e) {
            LOGGER.log(
                    Level.WARNING, "The snapshots in {0} are thrown away and made again: {1}", folder, e.getMessage());
            clear();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean isOfLog(Opened store) throws RocksDBException {
        byte[] kept = store.db.get(HEAD);
        if (kept == null) {
            return true;
        }
        TreeHead head = new TreeHead(
                ByteBuffer.wrap(kept).getLong(), Hash.of(Arrays.copyOfRange(kept, Long.BYTES, kept.length)));
        return head.size() <= log.head().value()
                && log.prover().head(head.size()).equals(head);
    }

    @Override
    public Optional<Snapshot> newest(EntityRef entity, Position upTo) {
        return use(Optional.empty(), store -> {
            byte[] name = name(entity);
            try (RocksIterator iterator = store.db.newIterator(store.ordered)) {
                iterator.seekForPrev(key(name, upTo));
                if (!iterator.isValid()) {
                    iterator.status();
                    return Optional.empty();
                }
                byte[] found = iterator.key();
                return found.length == name.length + VERSION_BYTES
                                && Arrays.equals(found, 0, name.length, name, 0, name.length)
                        ? Optional.of(snapshot(entity, version(found), iterator.value()))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void save(Snapshot snapshot) {
        TreeHead head = log.treeHead();
        use(folder, store -> {
            try (WriteBatch batch = new WriteBatch()) {
                batch.put(key(name(snapshot.entity()), snapshot.version()), value(snapshot));
                batch.put(HEAD, LogTiles.bytes(head));
                store.db.write(store.unsynced, batch);
            }
            return folder;
        });
    }

    @Override
    public void drop(EntityRef entity, Position version) {
        use(folder, store -> {
            store.db.delete(store.unsynced, key(name(entity), version));
            return folder;
        });
    }

    /// Throws all snapshots away, and their files.
    public void clear() {
        lock.writeLock().lock();
        try {
            close();
            FolderTree.delete(folder);
            opened = new Opened(folder);
        } catch (RocksDBException | IOException e) {
            throw unusable(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Opened store) throws RocksDBException;
    }

    /// Gives the alternative where there is no store, or none any more: a snapshot is never worth failing for.
    private <T> T use(T otherwise, Use<T> use) {
        try {
            return locked(lock.readLock(), () -> {
                Opened store = opened;
                return store == null ? otherwise : use.of(store);
            });
        } catch (RocksDBException | JacksonException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The snapshots in {0} are not used any more, states are made from the log alone: {1}. Look at the"
                            + " disk; the folder may be deleted while Whence is stopped, it is made again",
                    folder,
                    e.getMessage());
            close();
            return otherwise;
        }
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws RocksDBException;
    }

    private static <T> T locked(Lock lock, Action<T> action) throws RocksDBException {
        lock.lock();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }

    private LogUnavailableException unusable(Exception e) {
        return new LogUnavailableException(
                "The snapshots in " + folder + " cannot be used: " + e.getMessage()
                        + ". Look at the disk; the folder may be deleted while Whence is stopped, it is made again",
                e);
    }

    private static byte[] name(EntityRef entity) {
        return Fingerprint.of("snapshot " + entity).bytes();
    }

    private static byte[] key(byte[] name, Position version) {
        return ByteBuffer.allocate(name.length + VERSION_BYTES)
                .put(name)
                .putLong(version.value())
                .array();
    }

    private static Position version(byte[] key) {
        return Position.of(ByteBuffer.wrap(key).getLong(key.length - VERSION_BYTES));
    }

    /// What is kept under the key of one snapshot.
    private record Kept(String schema, JsonNode state) {}

    private static byte[] value(Snapshot snapshot) {
        return Json.DATA.writeValueAsBytes(new Kept(snapshot.schema(), snapshot.state()));
    }

    private static Snapshot snapshot(EntityRef entity, Position version, byte[] value) {
        Kept kept = Json.DATA.readValue(value, Kept.class);
        return new Snapshot(entity, version, kept.schema(), kept.state());
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (opened != null) {
                opened.close();
                opened = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// The open store and what belongs to it.
    private static final class Opened implements AutoCloseable {

        private final NativeResources resources = new NativeResources();
        private final WriteOptions unsynced;
        private final ReadOptions ordered;
        private final RocksDB db;

        Opened(Path folder) throws RocksDBException, IOException {
            Files.createDirectories(folder);
            try {
                unsynced = resources.add(new WriteOptions()).setDisableWAL(true);
                ordered = resources.add(new ReadOptions());
                db = resources.add(RocksDB.open(
                        resources
                                .add(new Options())
                                .setCreateIfMissing(true)
                                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                                .setMaxBackgroundJobs(1)
                                .setMaxOpenFiles(64)
                                .setCompressionType(CompressionType.ZSTD_COMPRESSION)
                                .setKeepLogFileNum(1),
                        folder.toString()));
            } catch (RocksDBException | RuntimeException e) {
                resources.close();
                throw e;
            }
        }

        @Override
        public void close() {
            resources.close();
        }
    }
}
