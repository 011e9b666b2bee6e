package dev.whence.store.rocksdb;

import dev.whence.log.LogUnavailableException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BackupEngine;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// One open RocksDB: its column families, how they are read, and the synced write. Not to be used after [#close].
final class Storage implements AutoCloseable {

    private static final int OPEN_FILES = 256;
    private static final int RECYCLED_WRITE_AHEAD_LOGS = 2;
    private static final int CHUNK = 1 << 20;

    /// Few, hence large shards: a block that is larger than its shard is read again each time it is needed.
    private static final int CACHE_SHARD_BITS = 2;

    /// Free room that a write-ahead log full of nothing may be taken from, in such logs.
    private static final int AMPLE = 8;

    private final NativeResources resources;
    private final Path folder;
    private final RocksDB db;
    private final ColumnFamilyHandle defaultColumn;
    private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
    private final ReadOptions point;
    private final ReadOptions scan;
    private final ReadOptions withinPrefix;
    private final WriteOptions synced;
    private final WriteOptions unsynced;
    private final FlushOptions flush;
    private final int writeBufferBytes;

    private Storage(NativeResources resources, Path folder, RocksDbSettings settings, boolean create)
            throws RocksDBException {
        this.resources = resources;
        this.folder = folder;
        point = resources.add(new ReadOptions());
        scan = resources.add(new ReadOptions()).setFillCache(false).setTotalOrderSeek(true);
        withinPrefix = resources.add(new ReadOptions()).setPrefixSameAsStart(true);
        synced = resources.add(new WriteOptions()).setSync(true);
        unsynced = resources.add(new WriteOptions());
        flush = resources.add(new FlushOptions()).setWaitForFlush(true);
        writeBufferBytes = settings.writeBufferMegabytes() << 20;
        Cache cache = resources.add(new LRUCache((long) settings.cacheMegabytes() << 20, CACHE_SHARD_BITS));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY));
        for (Column column : Column.values()) {
            descriptors.add(
                    new ColumnFamilyDescriptor(column.columnName(), column.options(settings, cache, resources)));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = resources.add(RocksDB.open(options(create), folder.toString(), descriptors, handles));
        handles.forEach(resources::add);
        defaultColumn = handles.getFirst();
        Iterator<ColumnFamilyHandle> others = handles.listIterator(1);
        for (Column column : Column.values()) {
            columns.put(column, others.next());
        }
    }

    /// Opens the RocksDB in the folder.
    ///
    /// @param create whether an empty one is made if there is none
    static Storage open(Path folder, RocksDbSettings settings, boolean create) throws RocksDBException {
        NativeLibrary.load();
        NativeResources resources = new NativeResources();
        try {
            return new Storage(resources, folder, settings, create);
        } catch (RocksDBException | RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /// All column families are flushed together, so that one write-ahead log is used up as a whole. Used-up ones
    /// are written over: syncing then changes no sizes and no block maps, which halves its cost. Recovery stops
    /// at the first record that is not whole, which is where a crash tore the last write; that nothing
    /// acknowledged lies behind it is checked by [Acknowledged].
    private DBOptions options(boolean create) {
        return resources
                .add(new DBOptions())
                .setCreateIfMissing(create)
                .setCreateMissingColumnFamilies(create)
                .setAtomicFlush(true)
                .setRecycleLogFileNum(RECYCLED_WRITE_AHEAD_LOGS)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setMaxBgErrorResumeCount(0)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(OPEN_FILES)
                .setBytesPerSync(CHUNK)
                .setSkipStatsUpdateOnDbOpen(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(CHUNK)
                .setKeepLogFileNum(2);
    }

    void put(WriteBatch batch, Column column, byte[] key, byte[] value) throws RocksDBException {
        batch.put(handle(column), key, value);
    }

    void writeSynced(WriteBatch batch) throws RocksDBException {
        db.write(synced, batch);
    }

    /// Writes one write-ahead log full of nothing and puts it aside, so that the next ones are written over it.
    /// Where the disk is nearly full, its last room is left to decisions.
    void prepareWriteAheadLogs() throws RocksDBException {
        if (folder.toFile().getUsableSpace() < (long) AMPLE * writeBufferBytes) {
            return;
        }
        byte[] nothing = new byte[CHUNK];
        for (int written = 0; written < writeBufferBytes; written += CHUNK) {
            try (WriteBatch batch = new WriteBatch()) {
                batch.putLogData(nothing);
                db.write(unsynced, batch);
            }
        }
        switchWriteAheadLog();
        switchWriteAheadLog();
    }

    private void switchWriteAheadLog() throws RocksDBException {
        db.put(defaultColumn, synced, new byte[] {0}, new byte[] {0});
        flush();
    }

    void flush() throws RocksDBException {
        List<ColumnFamilyHandle> all = new ArrayList<>(columns.values());
        all.add(defaultColumn);
        db.flush(flush, all);
    }

    /// Adds a backup of all that is written, while writing goes on.
    void backUp(BackupEngine engine, String metadata) throws RocksDBException {
        engine.createNewBackupWithMetadata(db, metadata, true);
    }

    byte @Nullable [] get(Column column, byte[] key) {
        try {
            return db.get(handle(column), point, key);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /// The number that the key stands for; 0 if there is no such key.
    long getLong(Column column, byte[] key) {
        byte[] value = get(column, key);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    /// The values of several keys in their order.
    List<byte[]> getAll(Column column, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            return db.multiGetAsList(point, Collections.nCopies(keys.size(), handle(column)), keys);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /// An iterator in the order of keys, which leaves the cache to others. To be closed.
    RocksIterator scan(Column column) {
        return db.newIterator(handle(column), scan);
    }

    /// An iterator over the entries of one term. To be closed.
    RocksIterator withinPrefix(Column column) {
        return db.newIterator(handle(column), withinPrefix);
    }

    /// Ends the use of an iterator that has become invalid: at its end, or by an error, which is thrown.
    static void requireSound(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /// The table files that are in use, as of now.
    List<LiveFileMetaData> tableFiles() {
        return db.getLiveFilesMetaData();
    }

    private ColumnFamilyHandle handle(Column column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private static LogUnavailableException unreadable(RocksDBException e) {
        return new LogUnavailableException(
                "The decision log cannot be read: " + e.getMessage()
                        + ". Look at the disk; if a file is damaged, restore the folder from a backup",
                e);
    }

    @Override
    public void close() {
        resources.close();
    }
}
