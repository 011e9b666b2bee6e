package dev.whence.server.backup;

import dev.whence.store.rocksdb.LogBackup;
import java.time.Instant;
import java.util.Locale;

/// What is told of a backup.
///
/// @param number counts up within the folder of backups
/// @param taken when it was finished
/// @param decisions the position up to which it holds decisions, at least
/// @param root the root of the log's tree at that position
/// @param bytes the size of its files, most of which it may share with earlier backups
public record BackupReport(int number, Instant taken, long decisions, String root, long bytes) {

    public static BackupReport of(LogBackup backup) {
        return new BackupReport(
                backup.number(),
                backup.taken(),
                backup.head().size(),
                backup.head().root().toString(),
                backup.bytes());
    }

    /// One line for people.
    public String line() {
        return String.format(
                Locale.ROOT,
                "backup %d of %s: %,d decisions, %.1f MB, root %s",
                number,
                taken,
                decisions,
                bytes / 1e6,
                root);
    }
}
