package dev.whence.store.rocksdb;

import dev.whence.audit.AuditOptions;
import dev.whence.audit.AuditReport;
import dev.whence.audit.Known;
import dev.whence.audit.LogAudit;
import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.proof.Prover;
import dev.whence.proof.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.BackupInfo;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDBException;
import tools.jackson.core.JacksonException;

/// A folder of backups of one log. The first is full; each later one adds only the files that are new since. Any of
/// them can be restored, and is checked as a whole when it is.
public final class LogBackups {

    private final Path folder;

    private LogBackups(Path folder) {
        this.folder = folder;
    }

    /// The backups in the folder, which need not exist yet.
    public static LogBackups in(Path folder) {
        return new LogBackups(folder);
    }

    /// What there is, oldest first.
    ///
    /// @throws LogUnavailableException if the folder cannot be read as backups
    public List<LogBackup> list() {
        if (!Files.isDirectory(folder.resolve("meta"))) {
            return List.of();
        }
        return withEngine(engine -> engine.getBackupInfo().stream()
                .map(LogBackups::backup)
                .sorted(Comparator.comparingInt(LogBackup::number))
                .toList());
    }

    /// Adds a backup of the store, whose tree has at least this head.
    ///
    /// @param tree proves how the log began
    LogBackup add(Storage storage, TreeHead head, Prover tree) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
        requireSameLog(head, tree);
        return withEngine(engine -> {
            storage.backUp(engine, Json.ENVELOPE.writeValueAsString(head));
            return engine.getBackupInfo().stream()
                    .map(LogBackups::backup)
                    .max(Comparator.comparingInt(LogBackup::number))
                    .orElseThrow();
        });
    }

    /// Backups of two logs in one folder would share no file, and the wrong one could be restored.
    private void requireSameLog(TreeHead head, Prover tree) {
        List<LogBackup> earlier = list();
        if (earlier.isEmpty()) {
            return;
        }
        TreeHead last = earlier.getLast().head();
        if (last.size() > head.size() || !tree.head(last.size()).equals(last)) {
            throw new LogUnavailableException("The folder " + folder + " holds backups of another log: backup "
                    + earlier.getLast().number() + " of " + last.size()
                    + " decisions is not how this log begins. Name another folder; nothing was written to this one");
        }
    }

    /// Removes all but the newest.
    public void keepNewest(int count) {
        withEngine(engine -> {
            engine.purgeOldBackups(count);
            engine.garbageCollect();
            return count;
        });
    }

    /// Makes a log of a backup, in a folder that is new or empty, and checks every decision of it against the tree.
    ///
    /// @param number which backup; null for the newest
    /// @param checked hears how many decisions were checked so far
    /// @throws LogUnavailableException if there is no such backup, if it is damaged, or if the folder is not empty;
    ///     the folder is left without a log
    public LogBackup restore(@Nullable Integer number, Path into, LongConsumer checked) {
        LogBackup backup = chosen(number);
        requireNoLog(into);
        try {
            copy(backup, into);
            check(backup, into, checked);
        } catch (LogUnavailableException e) {
            LogFolder.remove(into);
            throw e;
        }
        return backup;
    }

    private static void requireNoLog(Path into) {
        try (LogFolder target = LogFolder.take(into)) {
            if (Files.exists(target.rocksDb())) {
                throw new LogUnavailableException(
                        "There is a log in " + into + " already, and it stays as it is: restore into a new folder");
            }
        }
    }

    private void copy(LogBackup backup, Path into) {
        try (LogFolder target = LogFolder.take(into)) {
            String files = target.rocksDb().toString();
            withEngine(engine -> {
                try (RestoreOptions options = new RestoreOptions(false)) {
                    engine.restoreDbFromBackup(backup.number(), files, files, options);
                }
                return files;
            });
            target.acknowledged().set(backup.head().size());
        }
    }

    private LogBackup chosen(@Nullable Integer number) {
        List<LogBackup> all = list();
        if (all.isEmpty()) {
            throw new LogUnavailableException(
                    "There are no backups in " + folder + "; name the folder they were" + " written to");
        }
        return all.stream()
                .filter(backup -> number == null || backup.number() == number)
                .max(Comparator.comparingInt(LogBackup::number))
                .orElseThrow(() -> new LogUnavailableException("There is no backup " + number + " in " + folder
                        + "; there are " + all.getFirst().number() + " to "
                        + all.getLast().number()));
    }

    private static void check(LogBackup backup, Path restored, LongConsumer checked) {
        Known atBackup = new Known("the head that was noted with the backup", backup.head());
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(restored)) {
            AuditReport report = LogAudit.of(
                    log, AuditOptions.plain().knowing(List.of(atBackup)), (_, done, _) -> checked.accept(done));
            if (!report.sound()) {
                throw damaged(backup, report.findings().getFirst().text());
            }
        }
    }

    private static LogUnavailableException damaged(LogBackup backup, String what) {
        return new LogUnavailableException("Backup " + backup.number() + " of "
                + backup.head().size() + " decisions is damaged: " + what
                + ". Restore an earlier one");
    }

    private static LogBackup backup(BackupInfo info) {
        try {
            return new LogBackup(
                    info.backupId(),
                    Instant.ofEpochSecond(info.timestamp()),
                    Json.ENVELOPE.readValue(info.appMetadata(), TreeHead.class),
                    info.size());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new LogUnavailableException(
                    "Backup " + info.backupId() + " says nothing of the log it is of: it was not made by Whence", e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(BackupEngine engine) throws RocksDBException;
    }

    private <T> T withEngine(Use<T> use) {
        NativeLibrary.load();
        try (BackupEngineOptions options = new BackupEngineOptions(folder.toString());
                BackupEngine engine = BackupEngine.open(
                        Env.getDefault(),
                        options.setShareTableFiles(true)
                                .setShareFilesWithChecksum(true)
                                .setSync(true))) {
            return use.of(engine);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    private LogUnavailableException unusable(Exception e) {
        return new LogUnavailableException(
                "The backups in " + folder + " cannot be used: " + e.getMessage()
                        + ". Look at the disk and its free room; if a file is damaged, use an earlier backup or another"
                        + " folder",
                e);
    }
}
