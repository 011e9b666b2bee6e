package dev.whence.evals.bench.peer;

import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// RocksDB without a log on top of it: nothing but the record under its number. What the log does on top cannot be
/// faster.
final class RocksDbPeer implements Contender {

    private static final long WRITE_BUFFER_BYTES = 64L << 20;

    /// As in the log: syncing a write-ahead log that is written over costs half.
    private static final int RECYCLED_WRITE_AHEAD_LOGS = 2;

    static {
        RocksDB.loadLibrary();
    }

    private final String name;
    private final boolean batched;
    private final Payloads payloads;
    private final Options options;
    private final RocksDB db;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final AtomicLong number = new AtomicLong();

    private RocksDbPeer(String name, boolean batched, Path folder, Payloads payloads) {
        this.name = name;
        this.batched = batched;
        this.payloads = payloads;
        options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setRecycleLogFileNum(RECYCLED_WRITE_AHEAD_LOGS)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException("RocksDB does not open in " + folder, e);
        }
    }

    static RocksDbPeer onePut(Path folder, Payloads payloads) {
        return new RocksDbPeer("rocksdb", false, folder, payloads);
    }

    static RocksDbPeer oneBatch(Path folder, Payloads payloads) {
        return new RocksDbPeer("rocksdb-batch", true, folder, payloads);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String durability() {
        return "sync=" + synced.sync() + ", disableWAL=" + synced.disableWAL();
    }

    @Override
    public int threads(int callers) {
        return batched ? 1 : callers;
    }

    @Override
    public Caller caller(int own, int callers) {
        return batched ? () -> putAll(callers) : this::put;
    }

    private int put() throws RocksDBException {
        long next = number.incrementAndGet();
        db.put(synced, key(next), payloads.get(next));
        return 1;
    }

    private int putAll(int records) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = 0; i < records; i++) {
                long next = number.incrementAndGet();
                batch.put(key(next), payloads.get(next));
            }
            db.write(synced, batch);
        }
        return records;
    }

    private static byte[] key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Override
    public void close() {
        db.close();
        synced.close();
        options.close();
    }
}
