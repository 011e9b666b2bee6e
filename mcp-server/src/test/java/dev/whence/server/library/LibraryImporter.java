package dev.whence.server.library;

import dev.whence.module.Importer;
import dev.whence.server.library.Library.ImportBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads lines such as `B1;Ulysses;12.50`.
final class LibraryImporter implements Importer {

    @Override
    public String describe() {
        return "a file with a book on each line: number;title;price";
    }

    @Override
    public Stream<Record> commands(Path source) throws IOException {
        return Files.readAllLines(source).stream()
                .map(line -> line.split(";"))
                .map(parts -> new ImportBook(parts[0], parts[1], new BigDecimal(parts[2])));
    }
}
