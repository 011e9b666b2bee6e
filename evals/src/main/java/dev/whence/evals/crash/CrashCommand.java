package dev.whence.evals.crash;

import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.folder.FolderTree;
import dev.whence.log.LogUnavailableException;
import dev.whence.proof.TreeHead;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `whence eval crash`: kills a process that appends, again and again, and checks what is left.
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a process whose callers append to a decision log, kills it with kill -9 at a random moment, opens the"
                    + " log again and checks that every acknowledged decision is there as it was, that none is there by"
                    + " halves, that no update was lost, that all indexes agree, and that the Merkle tree verifies.",
            "Exits with 0 if all rounds are well, with 1 if not; the log of a failure is kept."
        })
public final class CrashCommand implements Callable<Integer> {

    private static final int SOON_OF = 5;
    private static final int MOST_ACKNOWLEDGED = 2_000;
    private static final int MOST_MILLIS = 300;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many kills. ${DEFAULT-VALUE} if absent.")
    private int rounds;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "16",
            description = "Threads that append at the same time. ${DEFAULT-VALUE} if absent.")
    private int callers;

    @Option(names = "--seed", paramLabel = "N", description = "Of the moments of the kills; a random one if absent.")
    private @Nullable Long seed;

    private Path folder = Path.of("");
    private final List<Acknowledgement> acknowledged = new ArrayList<>();
    private TreeHead head = TreeHead.EMPTY;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || callers < 1) {
            throw new UnusableInputException("--rounds and --callers must be at least 1.");
        }
        long chosen = seed == null ? new Random().nextLong() : seed;
        Random random = new Random(chosen);
        PrintWriter out = spec.commandLine().getOut();
        folder = Files.createTempDirectory("whence-crash");
        for (int round = 1; round <= rounds; round++) {
            List<String> faults = round(random);
            spec.commandLine()
                    .getErr()
                    .println("eval crash: round " + round + "/" + rounds + ": " + head.size() + " decisions, "
                            + acknowledged.size() + " of them acknowledged in time");
            spec.commandLine().getErr().flush();
            if (!faults.isEmpty()) {
                faults.forEach(fault -> out.println("  " + fault));
                out.printf(
                        Locale.ROOT,
                        "crash: FAILED in round %d of %d with --seed %d; the log is kept in %s%n",
                        round,
                        rounds,
                        chosen,
                        folder);
                out.flush();
                return ExitCode.BELOW_BAR;
            }
        }
        FolderTree.delete(folder);
        out.printf(
                Locale.ROOT,
                "crash: %d kills, %,d decisions, %,d acknowledged, none lost, none by halves, the tree verifies%n",
                rounds,
                head.size(),
                acknowledged.size());
        out.flush();
        return ExitCode.MET;
    }

    private List<String> round(Random random) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        try (Victim victim = Victim.start(log, callers, folder.resolve("libraries"))) {
            if (random.nextInt(SOON_OF) == 0) {
                // While it opens the log, or soon after.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(5 * MOST_MILLIS));
            } else {
                victim.awaitAcknowledged(1 + random.nextInt(MOST_ACKNOWLEDGED));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000 * MOST_MILLIS));
            }
            acknowledged.addAll(victim.kill());
        }
        try (RocksDbDecisionLog opened = RocksDbDecisionLog.open(log)) {
            List<String> faults = LogCheck.of(opened, acknowledged, head);
            head = opened.treeHead();
            return faults;
        } catch (LogUnavailableException e) {
            return List.of("the log cannot be opened or read: " + e.getMessage());
        }
    }
}
