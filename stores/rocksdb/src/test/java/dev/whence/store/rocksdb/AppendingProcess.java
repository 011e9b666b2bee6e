package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.store.testkit.Drafts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// Another process that appends to a log as fast as it can, tells each acknowledgement, and does not expect its end.
final class AppendingProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Thread listener;
    private final Map<DecisionId, Position> acknowledged = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    private AppendingProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().daemon().name("listener").start(this::listen);
    }

    /// Starts it with a number of callers.
    static AppendingProcess start(Path folder, int callers) throws IOException {
        return new AppendingProcess(new ProcessBuilder(command(folder, callers))
                .redirectErrorStream(true)
                .start());
    }

    /// The same, where no file may grow over a number of blocks, as if the disk were full.
    static AppendingProcess startWithFilesUpTo(int blocks, Path folder, int callers) throws IOException {
        String java = String.join("' '", command(folder, callers));
        return new AppendingProcess(new ProcessBuilder("sh", "-c", "ulimit -f " + blocks + "; exec '" + java + "'")
                .redirectErrorStream(true)
                .start());
    }

    private static List<String> command(Path folder, int callers) throws IOException {
        return command(AppendingProcess.class, folder, Integer.toString(callers));
    }

    /// What starts a Java process beside this one, with its class path: `MAIN FOLDER ARGUMENT`.
    static List<String> command(Class<?> main, Path folder, String argument) throws IOException {
        Path libraries = folder.toAbsolutePath().resolveSibling("libraries");
        unpackLibrary(libraries);
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + libraries,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString(),
                argument);
    }

    /// So that the process need not do it: it may be killed before it removes what it unpacked, or be too short of
    /// disk.
    private static void unpackLibrary(Path libraries) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        if (Files.exists(libraries.resolve(name))) {
            return;
        }
        Files.createDirectories(libraries);
        try (InputStream library = Objects.requireNonNull(RocksDB.class.getResourceAsStream("/" + name), name)) {
            Files.copy(library, libraries.resolve(name));
        }
    }

    /// What the process runs: `FOLDER CALLERS`.
    public static void main(String[] arguments) {
        RocksDbDecisionLog log = RocksDbDecisionLog.open(Path.of(arguments[0]));
        int callers = Integer.parseInt(arguments[1]);
        for (int i = 1; i < callers; i++) {
            Thread.ofPlatform().daemon().start(() -> appendUntilItFails(log));
        }
        appendUntilItFails(log);
        log.forEach(ReadQuery.all(), decision -> {});
        say("readable up to " + log.head());
        System.exit(0);
    }

    private static void appendUntilItFails(RocksDbDecisionLog log) {
        Random random = new Random();
        Drafts drafts = Drafts.seeded(random.nextLong());
        try {
            while (true) {
                Draft draft = Drafts.asking(Json.tree("x".repeat(random.nextInt(4_000))), drafts.any());
                Decision decision = log.append(
                        draft, AppendCondition.none().claiming(draft.id().toString()));
                say("ack " + decision.position() + " " + decision.id());
            }
        } catch (LogUnavailableException e) {
            say("failed " + e.getMessage());
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
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
        String[] words = line.split(" ");
        // The kill may cut the last line: an id is counted only when it is whole.
        if (words.length == 3 && words[0].equals("ack") && words[2].length() == 36) {
            acknowledged.put(DecisionId.parse(words[2]), Position.of(Long.parseLong(words[1])));
        } else {
            said.add(line);
        }
        notifyAll();
    }

    long pid() {
        return process.pid();
    }

    synchronized Map<DecisionId, Position> acknowledged() {
        return new LinkedHashMap<>(acknowledged);
    }

    /// What it said besides acknowledgements.
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized void awaitAcknowledged(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (acknowledged.size() < count) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("The other process acknowledged " + acknowledged.size() + " of " + count
                        + " decisions and said " + said);
            }
            TimeUnit.MILLISECONDS.timedWait(this, 20);
        }
    }

    /// Kills it, as `kill -9` does, and waits until all it had said is heard.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The other process did not end; it said " + said());
        }
        listener.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
