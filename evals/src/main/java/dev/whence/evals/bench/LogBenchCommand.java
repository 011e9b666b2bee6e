package dev.whence.evals.bench;

import dev.whence.evals.bench.peer.Peer;
import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.ResultFile;
import dev.whence.evals.folder.FolderTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `whence bench log`: how fast decisions become durable.
@Command(
        name = "log",
        description = {
            "Measures durable appends against the cost of one fdatasync of this machine and against other engines and"
                    + " databases, all in one run on one disk; then a log that grows, loads of entities and replay.",
            "Takes some five minutes; --peers none --growth 0 --seconds 2 takes twenty seconds.",
            "Exits with 1 if one of the bars that it prints at the end is missed."
        },
        mixinStandardHelpOptions = true)
public final class LogBenchCommand implements Callable<Integer> {

    private static final int LEAST_GROWTH = 1_000;
    private static final int MOST_GROWTH = 100_000_000;
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts in that of this command

    @Option(
            names = "--callers",
            split = ",",
            paramLabel = "N",
            description = "Numbers of callers to measure besides 1 (default: ${DEFAULT-VALUE}).",
            defaultValue = "16,64,256")
    private List<Integer> callers = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long each measure takes (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private double seconds;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            description =
                    "What to measure besides: all, none, or a list of rocksdb (synced puts), rocksdb-batch (one synced"
                            + " batch for all callers), axon (Axon Framework's JPA engine on PostgreSQL), postgres (plain"
                            + " insert), sqlite (plain insert) (default: ${DEFAULT-VALUE}).",
            defaultValue = "all")
    private List<String> peers = List.of();

    @Option(
            names = "--growth",
            paramLabel = "N",
            description =
                    "Lets a log grow to N decisions and compares it with one of a tenth; 0 leaves this and the loads"
                            + " of entities out (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int growth;

    @Option(
            names = "--bytes",
            paramLabel = "B",
            description = "About how large one decision is (default: ${DEFAULT-VALUE}; not below some 1,000).",
            defaultValue = "1024")
    private int bytes;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An existing folder on the disk to be measured; a folder is made in it and removed again"
                    + " (default: the folder for temporary files, or your home where that one is in memory).")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to the file.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        requireSensible();
        if (json != null) {
            ResultFile.requireWritable(json);
        }
        List<Peer> wanted = peers();
        PrintWriter progress = spec.commandLine().getErr();
        Path folder = Files.createTempDirectory(disk(), "whence-bench");
        try {
            LogBench.Plan plan =
                    new LogBench.Plan(bytes, Duration.ofMillis(Math.round(seconds * 1_000)), many(), growth, wanted);
            LogBenchResult result = new LogBench(folder, plan, line -> say(progress, line)).run();
            PrintWriter out = spec.commandLine().getOut();
            LogBenchTable.print(result, out);
            out.flush();
            if (json != null) {
                ResultFile.write(json, result);
            }
            return result.allMet() ? ExitCode.MET : ExitCode.BELOW_BAR;
        } finally {
            FolderTree.delete(folder);
        }
    }

    private void requireSensible() {
        require(seconds >= 0.1 && seconds <= 600, "--seconds " + seconds + " is not possible: give 0.1 to 600");
        require(bytes >= 1 && bytes <= 1 << 20, "--bytes " + bytes + " is not possible: give 1 to 1048576");
        require(
                callers.stream().allMatch(number -> number >= 1 && number <= 4096),
                "--callers " + callers + " is not possible: give numbers from 1 to 4096");
        require(
                growth == 0 || growth >= LEAST_GROWTH && growth <= MOST_GROWTH,
                "--growth " + growth + " is not possible: give 0, or %d to %d".formatted(LEAST_GROWTH, MOST_GROWTH));
        require(data == null || Files.isDirectory(data), "--data " + data + " is not a folder: name an existing one");
    }

    private List<Integer> many() {
        return callers.stream().filter(number -> number > 1).sorted().distinct().toList();
    }

    private List<Peer> peers() {
        return switch (String.join(",", peers)) {
            case "none" -> List.of();
            case "all" -> List.of(Peer.values());
            default -> peers.stream().map(this::peer).sorted().distinct().toList();
        };
    }

    private Peer peer(String word) {
        return Stream.of(Peer.values())
                .filter(peer -> peer.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--peers " + word + " is not known: give all, none, or some of "
                                + Stream.of(Peer.values()).map(Peer::word).collect(Collectors.joining(","))));
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Path disk() throws IOException {
        if (data != null) {
            return data;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean inMemory = IN_MEMORY.contains(Files.getFileStore(temporary).type());
        return inMemory ? Path.of(System.getProperty("user.home")) : temporary;
    }

    private static void say(PrintWriter progress, String line) {
        progress.println("bench log: " + line);
        progress.flush();
    }

    /// For a caller who wants to know how it ends.
    static CommandLine commandLine() {
        return new CommandLine(new LogBenchCommand());
    }
}
