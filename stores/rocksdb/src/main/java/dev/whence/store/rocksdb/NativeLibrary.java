package dev.whence.store.rocksdb;

import dev.whence.log.LogUnavailableException;
import org.rocksdb.RocksDB;

/// The native part of RocksDB, which is unpacked to the folder for temporary files when it is first used.
final class NativeLibrary {

    private NativeLibrary() {}

    static void load() {
        try {
            RocksDB.loadLibrary();
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new LogUnavailableException(
                    "RocksDB's native library cannot be loaded: " + e.getMessage()
                            + ". It is unpacked to " + System.getProperty("java.io.tmpdir")
                            + ", which must have room for 20 MB and allow executable files; name another folder with the"
                            + " environment variable ROCKSDB_SHAREDLIB_DIR",
                    e);
        }
    }
}
