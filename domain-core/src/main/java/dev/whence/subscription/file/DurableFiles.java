package dev.whence.subscription.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The steps that change files, each of them on disk when it returns and none of them ended by an interrupt.
class DurableFiles {

    /// Ends the names of files that are being written; never part of what is stored.
    static final String UNFINISHED = ".tmp";

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /// Puts a file with this content in the place of what is there, whole or not at all.
    void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folderOf(file));
    }

    /// Renames a folder, whole or not at all.
    void rename(Path folder, Path to) throws IOException {
        Files.move(folder, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folderOf(folder));
    }

    void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            syncFolder(folderOf(folder));
        }
    }

    /// Makes the folder and the names in it stay that are there now.
    void settle(Path folder) throws IOException {
        syncFolder(folder);
        syncFolder(folderOf(folder));
    }

    /// Removes files of one folder that may be gone already.
    void delete(Path folder, List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        if (!files.isEmpty()) {
            syncFolder(folder);
        }
    }

    /// Removes a folder with all that is in it.
    void deleteFolder(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                deleteFolder(entry);
            } else {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(folder);
    }

    /// What is in the folder; nothing if there is no such folder.
    static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(entries::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return entries;
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " is in no folder");
        }
        return folder;
    }

    /// Makes new names and removals in the folder durable. Windows has no such call and needs none.
    private static void syncFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
