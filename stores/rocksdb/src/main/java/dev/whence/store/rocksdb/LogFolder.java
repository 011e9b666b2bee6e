package dev.whence.store.rocksdb;

import dev.whence.log.LogUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that holds a decision log and belongs to this process as long as this is open.
///
/// Nothing is written to a folder before it is known to be ours, or empty.
final class LogFolder implements AutoCloseable {

    private static final int FORMAT = 2;
    private static final String FORMAT_WORDS = "whence decision log, format ";
    private static final String FORMAT_FILE = "FORMAT";
    private static final String LOCK_FILE = "LOCK";
    private static final String ACKNOWLEDGED_FILE = "ACKNOWLEDGED";
    private static final String ROCKSDB_FOLDER = "rocksdb";

    private final Path path;
    private final FolderLock lock;
    private final Acknowledged acknowledged;

    private LogFolder(Path path, FolderLock lock) throws IOException {
        this.path = path;
        this.lock = lock;
        if (formatOf(path) == null) {
            writeFormat(path);
        }
        acknowledged = Acknowledged.open(path.resolve(ACKNOWLEDGED_FILE));
    }

    /// Takes the folder for this process; makes it if it does not exist.
    ///
    /// @throws LogUnavailableException if it is not a folder, not ours, of a newer format, in use or not writable
    static LogFolder take(Path path) {
        requireOursOrEmpty(path);
        try {
            Files.createDirectories(path);
            FolderLock lock = FolderLock.take(path, path.resolve(LOCK_FILE));
            try {
                requireOursOrEmpty(path);
                return new LogFolder(path, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LogUnavailableException(
                    "The folder " + path + " cannot be used for a decision log: " + reason(e)
                            + ". Give this user the right to write to it, or name another folder",
                    e);
        }
    }

    /// Removes a folder that holds a log which is of no use.
    static void remove(Path path) {
        try {
            FolderTree.delete(path);
        } catch (IOException e) {
            throw new LogUnavailableException("The folder " + path + " cannot be removed: " + reason(e), e);
        }
    }

    Path rocksDb() {
        return path.resolve(ROCKSDB_FOLDER);
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }

    private static void requireOursOrEmpty(Path path) {
        try {
            if (!Files.exists(path)) {
                return;
            }
            if (!Files.isDirectory(path)) {
                throw new LogUnavailableException(path
                        + " is a file, but a decision log is kept in a folder: name a folder, which may be a new one");
            }
            String format = formatOf(path);
            if (format == null) {
                requireEmpty(path);
            } else {
                requireReadable(path, format);
            }
        } catch (IOException e) {
            throw new LogUnavailableException(
                    "The folder " + path + " cannot be read: " + reason(e)
                            + ". Give this user the right to read it, or name another folder",
                    e);
        }
    }

    private static void requireEmpty(Path path) throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.list(path)) {
            found = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(LOCK_FILE))
                    .sorted()
                    .limit(3)
                    .toList();
        }
        if (!found.isEmpty()) {
            throw new LogUnavailableException("The folder " + path + " is not a decision log: it holds "
                    + String.join(", ", found) + " but no file " + FORMAT_FILE
                    + ". Name an empty or a new folder, or that of a log; nothing was written to this one");
        }
    }

    private static void requireReadable(Path path, String format) {
        if (!format.equals(FORMAT_WORDS + FORMAT)) {
            throw new LogUnavailableException("The folder " + path + " says that it is a '" + format
                    + "', but this version of Whence reads '" + FORMAT_WORDS + FORMAT
                    + "': open it with the version that wrote it; nothing was written to it");
        }
    }

    private static @Nullable String formatOf(Path path) throws IOException {
        Path file = path.resolve(FORMAT_FILE);
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }

    /// Written aside and then moved, so that it is there whole or not at all.
    private static void writeFormat(Path path) throws IOException {
        Path aside = path.resolve(FORMAT_FILE + ".new");
        Files.writeString(aside, FORMAT_WORDS + FORMAT + "\n");
        sync(aside, StandardOpenOption.WRITE);
        Files.move(aside, path.resolve(FORMAT_FILE), StandardCopyOption.ATOMIC_MOVE);
        sync(path, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    @Override
    public void close() {
        acknowledged.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + path + " cannot be given back", e);
        }
    }
}
