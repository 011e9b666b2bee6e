package dev.whence.store.rocksdb;

import dev.whence.proof.TreeHead;
import java.time.Instant;

/// One backup of a log, as it stands in a folder of backups.
///
/// @param number counts up within the folder
/// @param taken when it was finished, to the second
/// @param head the log's tree when the backup began; the backup holds at least these decisions
/// @param bytes the size of its files, of which it may share most with earlier backups
public record LogBackup(int number, Instant taken, TreeHead head, long bytes) {}
