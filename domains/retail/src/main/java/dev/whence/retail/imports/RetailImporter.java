package dev.whence.retail.imports;

import dev.whence.module.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a shop from one JSON file with the objects `users`, `products` and `orders`, each keyed by id. Fields beyond
/// those that the shop knows are left out.
public final class RetailImporter implements Importer {

    private static final String FILE = "db.json";

    @Override
    public String describe() {
        return "a JSON file {users: {…}, products: {…}, orders: {…}}, each keyed by id, or a folder with such a "
                + FILE;
    }

    @Override
    public Stream<Record> commands(Path source) throws IOException {
        Path file = Files.isDirectory(source) ? source.resolve(FILE) : source;
        ShopFile entries = ShopFile.open(file);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(entries::close);
    }
}
