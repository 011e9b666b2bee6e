package dev.whence.evals.bench;

import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Latencies;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/// The figures as a table for people.
final class LogBenchTable {

    private final LogBenchResult result;
    private final PrintWriter out;

    private LogBenchTable(LogBenchResult result, PrintWriter out) {
        this.result = result;
        this.out = out;
    }

    static void print(LogBenchResult result, PrintWriter out) {
        LogBenchTable table = new LogBenchTable(result, out);
        table.machine();
        table.appends();
        table.peers();
        table.reading(result.reading());
        if (result.growth() != null) {
            table.growth(result.growth());
        }
        result.bars().forEach(bar -> out.println("log: " + bar.text()));
        out.println(result.allMet() ? "log: all bars met" : "log: not all bars met");
    }

    static String callers(int number) {
        return number == 1 ? "1 caller" : number + " callers";
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private void machine() {
        out.println(result.machine().text());
        line("records of %,d bytes, each acknowledged when it is on disk", result.bytesPerDecision());
        line("sequential write %,.0f MB/s", result.sequentialMegabytesPerSecond());
        out.println();
    }

    private void appends() {
        line("%-30s %12s %10s %10s %14s %8s", "", "per second", "p50 us", "p99 us", "p50/fdatasync", "cpu us");
        row("fdatasync", 1e6 / result.sync().p50Micros(), result.sync(), "");
        for (CallerLoad.Result append : result.appends()) {
            String cpu = String.format(Locale.ROOT, "%.0f", append.cpuMicros());
            row("Whence, " + callers(append.callers()), append.perSecond(), append.latencies(), cpu);
        }
        out.println();
    }

    private void row(String name, double perSecond, Latencies latencies, String cpu) {
        line(
                "%-30s %,12.0f %,10.0f %,10.0f %14.2f %8s",
                name,
                perSecond,
                latencies.p50Micros(),
                latencies.p99Micros(),
                latencies.p50Micros() / result.sync().p50Micros(),
                cpu);
    }

    private void peers() {
        if (result.peers().isEmpty()) {
            return;
        }
        line("%-30s %12s %10s %10s %14s", "peers", "per second", "p50 us", "p99 us", "ours : theirs");
        for (PeerResult peer : result.peers()) {
            for (CallerLoad.Result append : peer.appends()) {
                line(
                        "%-30s %,12.0f %,10.0f %,10.0f %14s",
                        peer.peer().label() + ", " + append.callers(),
                        append.perSecond(),
                        append.latencies().p50Micros(),
                        append.latencies().p99Micros(),
                        result.timesPeer(peer, append.callers())
                                .map(times -> String.format(Locale.ROOT, "%.2f", times))
                                .orElse(""));
            }
        }
        result.peers().forEach(peer -> line("  %s: %s", peer.peer().word(), peer.durability()));
        out.println();
    }

    private void reading(Reading reading) {
        line("opening again  %,.0f ms", reading.openMillis());
        line("replay         %,.0f decisions/s of %,d", reading.replayedPerSecond(), reading.decisions());
        String verified = reading.verifiedPerSecond().stream()
                .mapToObj(rate -> String.format(Locale.ROOT, "%,.0f decisions/s", rate))
                .collect(Collectors.joining());
        line("verify         %s", verified.isEmpty() ? "not measured" : verified);
        line(
                "on disk        %,d MB, %,d bytes a decision",
                reading.diskBytes() >> 20, reading.diskBytes() / Math.max(1, reading.decisions()));
        line("in memory      %,d MB", result.residentMegabytes());
        out.println();
    }

    private void growth(Growth growth) {
        line("%-30s %12s %10s %10s %14s", "growth", "per second", "p99 us", "heap MB", "resident MB");
        grown(growth.small(), growth.atSmall(), growth.memoryAtSmall());
        grown(growth.large(), growth.atLarge(), growth.memoryAtLarge());
        line(
                "%-30s %12.2f %10s %10.0f %14.0f",
                "ratio; bytes a decision",
                growth.speedKept(),
                "",
                growth.heapBytesPerDecision(),
                growth.residentBytesPerDecision());
        out.println();
        line("%-30s %12s %10s %10s %14s", "entity", "folded", "first us", "p50 us", "p99 us");
        for (EntityLoad load : growth.entities()) {
            line(
                    "%-30s %,12d %,10.0f %,10.0f %,14.0f",
                    "%,d events%s".formatted(load.events(), load.snapshot() ? ", snapshot" : ""),
                    load.tail(),
                    load.firstMicros(),
                    load.again().p50Micros(),
                    load.again().p99Micros());
        }
        out.println();
    }

    private void grown(long decisions, CallerLoad.Result appends, Growth.Memory memory) {
        line(
                "%-30s %,12.0f %,10.0f %,10d %,14d",
                "%,d decisions, 64 callers".formatted(decisions),
                appends.perSecond(),
                appends.latencies().p99Micros(),
                memory.heapMegabytes(),
                memory.residentMegabytes());
    }
}
