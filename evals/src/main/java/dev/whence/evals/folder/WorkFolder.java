package dev.whence.evals.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a measurement keeps its data: a folder that stays for the next run, or a temporary one that is removed when
/// this is closed.
///
/// @param kept whether it stays
public record WorkFolder(Path path, boolean kept) implements AutoCloseable {

    /// @param wanted the folder to keep, which is made if it does not exist; null for a temporary one
    public static WorkFolder at(@Nullable Path wanted) throws IOException {
        return wanted == null
                ? new WorkFolder(Files.createTempDirectory("whence-bench"), false)
                : new WorkFolder(Files.createDirectories(wanted), true);
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            FolderTree.delete(path);
        }
    }
}
