package dev.whence.evals.bench;

import dev.whence.audit.AuditOptions;
import dev.whence.audit.AuditReport;
import dev.whence.audit.LogAudit;
import dev.whence.decision.Decision;
import dev.whence.log.ReadQuery;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What it takes to open a log again and to read all of it.
///
/// @param decisions how many were in the log
/// @param openMillis opening it, after it was closed
/// @param replayedPerSecond reading all of them in order, decoded
/// @param verifiedPerSecond checking all of them against the log's tree; empty where that was not measured
/// @param diskBytes the folder, its write-ahead logs included
record Reading(
        long decisions, double openMillis, double replayedPerSecond, OptionalDouble verifiedPerSecond, long diskBytes) {

    static Reading measure(Path folder, Consumer<String> progress) throws IOException {
        progress.accept("opening again");
        long start = System.nanoTime();
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            double openMillis = (System.nanoTime() - start) / 1e6;
            long decisions = log.head().value();
            progress.accept("replaying %,d decisions".formatted(decisions));
            double replayed = replay(log, decisions);
            progress.accept("verifying %,d decisions".formatted(decisions));
            OptionalDouble verified = OptionalDouble.of(verify(log, decisions));
            return new Reading(decisions, openMillis, replayed, verified, diskBytes(folder));
        }
    }

    private static double replay(RocksDbDecisionLog log, long decisions) {
        long start = System.nanoTime();
        Counting counted = new Counting();
        log.forEach(ReadQuery.all(), counted);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (counted.decisions != decisions) {
            throw new IllegalStateException(
                    "The log has " + decisions + " decisions, but its replay gave " + counted.decisions);
        }
        return decisions / seconds;
    }

    private static double verify(RocksDbDecisionLog log, long decisions) {
        long start = System.nanoTime();
        AuditReport report = LogAudit.of(log, AuditOptions.plain(), (what, done, total) -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!report.sound()) {
            throw new IllegalStateException("The log is not what was written: " + report);
        }
        return decisions / seconds;
    }

    private static long diskBytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
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
