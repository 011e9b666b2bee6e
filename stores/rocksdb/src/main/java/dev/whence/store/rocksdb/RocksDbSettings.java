package dev.whence.store.rocksdb;

/// How much memory the log may take, outside of the Java heap. None of it grows with the log.
///
/// @param writeBufferMegabytes decisions that are kept in memory until they are written to a table file, and so
///     how much is read again from the write-ahead log after a crash; up to three such buffers exist at a time
/// @param cacheMegabytes blocks of table files, and their indexes and filters, that are kept for reading
public record RocksDbSettings(int writeBufferMegabytes, int cacheMegabytes) {

    private static final RocksDbSettings DEFAULTS = new RocksDbSettings(16, 64);

    public RocksDbSettings {
        if (writeBufferMegabytes < 1 || writeBufferMegabytes > 1024) {
            throw new IllegalArgumentException("A write buffer of " + writeBufferMegabytes
                    + " MB is not possible: give 1 to 1024; 16 suits most machines");
        }
        if (cacheMegabytes < 1) {
            throw new IllegalArgumentException(
                    "A cache of " + cacheMegabytes + " MB is not possible: give at least 1; 64 suits most machines");
        }
    }

    /// 16 MB for writing and 64 MB for reading.
    public static RocksDbSettings defaults() {
        return DEFAULTS;
    }

    public RocksDbSettings withWriteBufferMegabytes(int megabytes) {
        return new RocksDbSettings(megabytes, cacheMegabytes);
    }

    public RocksDbSettings withCacheMegabytes(int megabytes) {
        return new RocksDbSettings(writeBufferMegabytes, megabytes);
    }
}
