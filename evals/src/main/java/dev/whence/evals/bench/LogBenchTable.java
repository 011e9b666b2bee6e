package dev.whence.evals.bench;

import java.io.PrintWriter;
import java.util.Locale;

/// The figures as a table for people.
final class LogBenchTable {

    private LogBenchTable() {}

    static void print(LogBenchResult result, PrintWriter out) {
        Machine machine = result.machine();
        out.printf(
                Locale.ROOT,
                "%s, %s, %d cores, %,d MB, %s, %s, load %.1f%n",
                machine.processor(),
                machine.system(),
                machine.cores(),
                machine.memoryMegabytes(),
                machine.fileSystem(),
                machine.java(),
                machine.load());
        out.printf(
                Locale.ROOT,
                "decisions of %,d bytes on RocksDB, each acknowledged when it is on disk%n%n",
                result.bytesPerDecision());
        out.printf(
                Locale.ROOT,
                "%-14s %14s %10s %10s %14s %8s%n",
                "",
                "per second",
                "p50 us",
                "p99 us",
                "p50/fdatasync",
                "cpu us");
        Latencies sync = result.sync();
        row(out, "fdatasync", 1e6 / sync.p50Micros(), sync, sync, "");
        for (AppendLoad.Result append : result.appends()) {
            String name = append.callers() == 1 ? "1 caller" : append.callers() + " callers";
            row(
                    out,
                    name,
                    append.decisionsPerSecond(),
                    append.latencies(),
                    sync,
                    String.format(Locale.ROOT, "%.0f", append.cpuMicros()));
        }
        out.println();
        out.printf(Locale.ROOT, "opening again  %,.0f ms%n", result.openMillis());
        out.printf(
                Locale.ROOT,
                "replay         %,.0f decisions/s of %,d%n",
                result.replayedPerSecond(),
                result.decisions());
        out.printf(
                Locale.ROOT,
                "on disk        %,d MB, %,d bytes a decision%n",
                result.diskBytes() >> 20,
                result.diskBytes() / Math.max(1, result.decisions()));
        out.printf(Locale.ROOT, "in memory      %,d MB%n", result.residentMegabytes());
        out.println();
        verdict(result, out);
    }

    private static void row(
            PrintWriter out, String name, double perSecond, Latencies latencies, Latencies sync, String cpuMicros) {
        out.printf(
                Locale.ROOT,
                "%-14s %,14.0f %,10.0f %,10.0f %14.2f %8s%n",
                name,
                perSecond,
                latencies.p50Micros(),
                latencies.p99Micros(),
                latencies.p50Micros() / sync.p50Micros(),
                cpuMicros);
    }

    private static void verdict(LogBenchResult result, PrintWriter out) {
        if (result.belowBar().isEmpty()) {
            out.println("log: all bars met");
        } else {
            result.belowBar().forEach(line -> out.println("log: BELOW BAR: " + line));
        }
    }
}
