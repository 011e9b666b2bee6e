package dev.whence.evals.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What peers run on: folders on the measured disk, and one PostgreSQL, started when it is first wanted.
final class Servers implements AutoCloseable {

    private final Path folder;
    private @Nullable PostgresServer postgres;

    Servers(Path folder) {
        this.folder = folder;
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The peer's folder " + name + " cannot be made in " + folder, e);
        }
    }

    PostgresServer postgres() {
        if (postgres == null) {
            postgres = PostgresServer.start(folder("postgres"));
        }
        return postgres;
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
