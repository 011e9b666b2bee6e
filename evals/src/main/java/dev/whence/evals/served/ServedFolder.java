package dev.whence.evals.served;

import dev.whence.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// A data folder served by `whence serve` on a free port, in a thread of this process: starting a process for each
/// task of an evaluation would cost more than all of its calls. Owned by one thread.
public final class ServedFolder implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(2);

    private final Program program = new Program();
    private final Path folder;
    private final Thread thread;

    private ServedFolder(Path folder, String... options) {
        this.folder = folder;
        String[] arguments = Stream.concat(
                        Stream.of("serve", "--data", folder.toString(), "--port", "0"), Stream.of(options))
                .toArray(String[]::new);
        this.thread = Thread.ofPlatform()
                .name("whence serve " + folder.getFileName())
                .unstarted(() -> program.run(arguments));
    }

    /// Serves a folder; returns once calls are answered.
    ///
    /// @param options of `whence serve`, beside the folder and the port
    public static ServedFolder start(Path folder, String... options) throws InterruptedException {
        ServedFolder served = new ServedFolder(folder, options);
        served.thread.start();
        served.awaitUrl();
        return served;
    }

    /// Where the server is reached, for example `http://127.0.0.1:38211`.
    public URI url() {
        return writtenUrl()
                .orElseThrow(() -> new IllegalStateException(
                        "The server of " + folder + " has ended; it said: " + program.said()));
    }

    /// Ends the server as Ctrl-C would, and waits until the folder is released.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(LONGEST_END)) {
                throw new IllegalStateException(
                        "The server of " + folder + " does not end; it said: " + program.said());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitUrl() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (writtenUrl().isEmpty()) {
            if (!thread.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(
                        "'whence serve' does not serve " + folder + "; it said: " + program.said());
            }
            Thread.sleep(GLANCE);
        }
    }

    /// The server leaves word in the folder once it answers, and takes it back when it ends.
    private Optional<URI> writtenUrl() {
        Path file = folder.resolve("server.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(
                    Json.ENVELOPE.readTree(Files.readString(file)).path("url").asString()));
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalStateException(file + " does not tell where the server is", unreadable);
        }
    }
}
