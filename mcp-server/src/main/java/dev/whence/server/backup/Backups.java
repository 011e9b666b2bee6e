package dev.whence.server.backup;

import dev.whence.json.Json;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.FolderException;
import dev.whence.server.node.Node;
import dev.whence.store.rocksdb.LogBackup;
import dev.whence.store.rocksdb.LogBackups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A folder of backups of one data folder.
public final class Backups {

    private static final String MARKER = "whence.json";
    private static final String LOG = "log";
    private static final String BESIDE = "beside";
    private static final String UNFINISHED = "unfinished";

    private final Path folder;

    private Backups(Path folder) {
        this.folder = folder;
    }

    /// The backups in the folder, which need not exist yet.
    public static Backups in(Path folder) {
        return new Backups(folder.toAbsolutePath().normalize());
    }

    /// What there is, oldest first.
    public List<LogBackup> list() {
        return log().list();
    }

    private LogBackups log() {
        return LogBackups.in(folder.resolve(LOG));
    }

    /// Adds a backup of a data folder that is open, while it is used.
    ///
    /// @throws FolderException if the folder cannot be written to, or holds other things
    /// @throws dev.whence.log.LogUnavailableException if the log cannot be backed up
    public LogBackup add(Node node) {
        DataFolder data = node.folder();
        try {
            requireOursOrEmpty(data);
            Path unfinished = folder.resolve(BESIDE).resolve(UNFINISHED);
            FileSystemUtils.deleteRecursively(unfinished);
            for (Path part : data.besideTheLog()) {
                copy(part, unfinished.resolve(data.path().relativize(part).toString()));
            }
            Files.createDirectories(unfinished);
            Files.writeString(
                    unfinished.resolve(MARKER), Json.ENVELOPE.writeValueAsString(node.markerForBackup()) + "\n");
            LogBackup added = node.stored().backUp(log());
            Files.move(unfinished, beside(added.number()));
            return added;
        } catch (IOException e) {
            throw new FolderException(
                    "The backup to " + folder + " failed: " + e
                            + ". Give this user the right to write there and see to its free room; earlier backups are"
                            + " as they were",
                    e);
        }
    }

    private void requireOursOrEmpty(DataFolder data) throws IOException {
        if (folder.startsWith(data.path()) || data.path().startsWith(folder)) {
            throw new FolderException("The folder " + folder + " and the data in " + data.path()
                    + " lie in each other: name a folder outside, best on another disk");
        }
        Files.createDirectories(folder);
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker)) {
            requireEmpty();
            Files.copy(data.path().resolve(MARKER), marker);
        }
    }

    private void requireEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.findFirst().ifPresent(found -> {
                throw new FolderException(folder + " is no folder of backups: it holds " + found.getFileName()
                        + " but no " + MARKER + "; name a new or an empty folder. Nothing was written to it");
            });
        }
    }

    /// Removes all but the newest backups.
    public void keepNewest(int count) {
        log().keepNewest(count);
        List<Integer> kept = list().stream().map(LogBackup::number).toList();
        Path all = folder.resolve(BESIDE);
        try (Stream<Path> folders = Files.list(all)) {
            for (Path beside : folders.toList()) {
                String name = Objects.toString(beside.getFileName());
                if (kept.stream().noneMatch(number -> name.equals(Integer.toString(number)))) {
                    FileSystemUtils.deleteRecursively(beside);
                }
            }
        } catch (NoSuchFileException none) {
            return; // nothing ever stood beside a log
        } catch (IOException e) {
            throw new FolderException("Old backups in " + folder + " cannot be removed: " + e, e);
        }
    }

    /// Makes a new data folder of a backup, and checks every decision.
    ///
    /// @param number which backup; null for the newest
    /// @param checked hears how many decisions were checked so far
    /// @throws FolderException if the data folder is not new or empty, or if there are no backups
    /// @throws dev.whence.log.LogUnavailableException if the backup is damaged
    public LogBackup restore(@Nullable Integer number, DataFolder into, LongConsumer checked) {
        if (!Files.exists(folder.resolve(MARKER))) {
            throw new FolderException(
                    "There are no backups in " + folder + "; name the folder that \"whence backup\" wrote to");
        }
        if (into.marker().isPresent()) {
            throw new FolderException("There is Whence data in " + into.path()
                    + " already, and it stays as it is; restore into a new folder with --data");
        }
        LogBackup restored = log().restore(number, into.path().resolve(LOG), checked);
        try {
            copy(beside(restored.number()), into.path());
            return restored;
        } catch (IOException e) {
            throw new FolderException("The restored folder " + into.path() + " cannot be written: " + e, e);
        }
    }

    private Path beside(int number) {
        return folder.resolve(BESIDE).resolve(Integer.toString(number));
    }

    /// Copies a file or folder with all that is in it; what disappears meanwhile is left out.
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    copyFile(file, target);
                }
            }
        }
    }

    private static void copyFile(Path file, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            if (Files.exists(file)) {
                throw gone;
            }
        }
    }
}
