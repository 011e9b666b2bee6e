package dev.whence.store.rocksdb;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Writes a batch and returns when it is on disk.
@FunctionalInterface
interface SyncedWrite {

    void write(WriteBatch batch) throws RocksDBException;
}
