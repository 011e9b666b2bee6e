package dev.whence.evals.bench;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import dev.whence.log.ReadQuery;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures the RocksDB log in one run: the cost of a sync, durable appends by one and by many callers, opening and
/// reading again.
final class LogBench {

    /// One caller and one sync take turns this short, so that both meet the same moods of the disk and of the
    /// machine.
    private static final Duration TURN = Duration.ofMillis(20);

    private static final int WARM_UPS_PER_MEASURE = 3;
    private static final int USUAL_CALLERS = 32;

    private final Path folder;
    private final Path logFolder;
    private final int bytes;
    private final Duration each;
    private final Duration warmUp;
    private final Consumer<String> progress;

    /// @param folder an existing folder, where the log and the file to be synced are made
    /// @param bytes about how large one decision is
    /// @param each how long each measure takes, besides warming up
    LogBench(Path folder, int bytes, Duration each, Consumer<String> progress) {
        this.folder = folder;
        this.logFolder = folder.resolve("log");
        this.bytes = bytes;
        this.each = each;
        warmUp = each.dividedBy(WARM_UPS_PER_MEASURE);
        this.progress = progress;
    }

    LogBenchResult run(List<Integer> callers) throws IOException, InterruptedException {
        List<AppendLoad.Result> appends = new ArrayList<>();
        try (SyncCost sync = new SyncCost(folder, bytes)) {
            try (RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder)) {
                progress.accept("warming up");
                new AppendLoad(log, USUAL_CALLERS, bytes).run(each, Duration.ZERO);
                for (int many : callers) {
                    progress.accept(many + " callers");
                    appends.add(
                            new AppendLoad(log, many, bytes).run(warmUp, each).result());
                }
                appends.addFirst(loneCaller(log, sync));
            }
            return readAgain(sync.latencies(), appends);
        }
    }

    private AppendLoad.Result loneCaller(RocksDbDecisionLog log, SyncCost sync) throws IOException {
        progress.accept("1 caller and 1 fdatasync in turns");
        AppendLoad lone = new AppendLoad(log, 1, bytes);
        for (long turns = each.dividedBy(TURN); turns > 0; turns--) {
            sync.measure(TURN);
            lone.runHere(TURN);
        }
        return lone.result();
    }

    private LogBenchResult readAgain(Latencies sync, List<AppendLoad.Result> appends) throws IOException {
        progress.accept("opening again");
        long start = System.nanoTime();
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder)) {
            double openMillis = (System.nanoTime() - start) / 1e6;
            long decisions = log.head().value();
            progress.accept("replaying " + decisions + " decisions");
            long replayStart = System.nanoTime();
            Counting replayed = new Counting();
            log.forEach(ReadQuery.all(), replayed);
            double replaySeconds = (System.nanoTime() - replayStart) / 1e9;
            if (replayed.decisions != decisions) {
                throw new IllegalStateException(
                        "The log has " + decisions + " decisions, but its replay gave " + replayed.decisions);
            }
            return new LogBenchResult(
                    Machine.of(folder),
                    bytesEach(),
                    sync,
                    appends,
                    openMillis,
                    decisions,
                    decisions / replaySeconds,
                    diskBytes(),
                    Machine.residentMegabytes());
        }
    }

    private int bytesEach() {
        return DecisionCodec.encodeBody(SampleDecisions.seeded(1, bytes).next(Position.NONE)).length;
    }

    private long diskBytes() throws IOException {
        try (Stream<Path> files = Files.walk(logFolder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /// Counts the decisions, and sees to it that they come in order.
    private static final class Counting implements Consumer<Decision> {
        private long decisions;

        @Override
        public void accept(Decision decision) {
            decisions++;
            if (decision.position().value() != decisions) {
                throw new IllegalStateException(
                        "Replay number " + decisions + " is the decision at position " + decision.position());
            }
        }
    }
}
