package dev.whence.evals.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another process that runs [CountingCallers] and does not expect its end. To be closed.
final class Victim implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Thread listener;
    private final List<Acknowledgement> acknowledged = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Victim(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /// @param libraries where the process unpacks native libraries: it cannot remove them once it is killed
    static Victim start(Path log, int callers, Path libraries) throws IOException {
        Files.createDirectories(libraries);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CountingCallers.class.getName(),
                        log.toString(),
                        Integer.toString(callers))
                .redirectErrorStream(true);
        builder.environment().put("ROCKSDB_SHAREDLIB_DIR", libraries.toString());
        return new Victim(builder.start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear("end of output: " + e.getMessage());
        }
    }

    private synchronized void hear(String line) {
        Acknowledgement.of(line).ifPresentOrElse(acknowledged::add, () -> said.add(line));
        notifyAll();
    }

    /// Waits until so many decisions were acknowledged.
    synchronized void awaitAcknowledged(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (acknowledged.size() < count) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("The process that was to be killed "
                        + (process.isAlive() ? "is too slow" : "ended by itself") + " after " + acknowledged.size()
                        + " acknowledgements; it said " + said);
            }
            TimeUnit.MILLISECONDS.timedWait(this, 20);
        }
    }

    /// Kills it, as `kill -9` does, and returns all that it had acknowledged.
    List<Acknowledgement> kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Process " + process.pid() + " does not end although it was killed");
        }
        listener.join();
        synchronized (this) {
            return List.copyOf(acknowledged);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
