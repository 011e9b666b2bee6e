package dev.whence.evals.retail;

import dev.whence.evals.folder.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The data folders of a run: the imported shop, and a copy of it for each task. All are deleted at the end.
record Folders(Path root) implements AutoCloseable {

    static Folders create() throws IOException {
        return new Folders(Files.createTempDirectory("whence-eval-retail-"));
    }

    Path shop() {
        return root.resolve("shop");
    }

    /// Copies the imported shop, which nobody may have open.
    Path copyOfShop(String name) throws IOException {
        Path copy = root.resolve(name);
        for (Path from : FolderTree.contents(shop())) {
            Files.copy(from, copy.resolve(shop().relativize(from)));
        }
        return copy;
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + root + " cannot be deleted", e);
        }
    }
}
