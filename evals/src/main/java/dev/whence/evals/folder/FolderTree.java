package dev.whence.evals.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder with all that is in it.
public final class FolderTree {

    private FolderTree() {}

    /// The folder and everything in it, each folder before what it holds.
    public static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }

    /// Deletes the folder.
    public static void delete(Path folder) throws IOException {
        for (Path path : contents(folder).reversed()) {
            Files.delete(path);
        }
    }
}
