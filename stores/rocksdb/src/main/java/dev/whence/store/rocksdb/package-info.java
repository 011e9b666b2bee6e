/// The embedded decision log, on RocksDB.
///
/// A decision is acknowledged only when it is on disk; callers that append at the same time share one synced
/// write.
@NullMarked
package dev.whence.store.rocksdb;

import org.jspecify.annotations.NullMarked;
