package dev.whence.evals.retail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        for (Path from : contents(shop())) {
            Files.copy(from, copy.resolve(shop().relativize(from)));
        }
        return copy;
    }

    static void delete(Path folder) throws IOException {
        for (Path path : contents(folder).reversed()) {
            Files.delete(path);
        }
    }

    @Override
    public void close() {
        try {
            delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + root + " cannot be deleted", e);
        }
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
