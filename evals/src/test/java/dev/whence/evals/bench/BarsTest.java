package dev.whence.evals.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Latencies;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.bench.peer.Peer;
import dev.whence.evals.ending.Bar;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BarsTest {

    private static final Machine MACHINE = new Machine("Linux", "slow", 2, 1024, "ext4", "25", 0);

    @Test
    void all_that_is_fast_enough_is_met() {
        LogBenchResult result = result(15_000, 29, 1.5, 7_499, 4_999, 150_000, growth(1, 100, 2_000));

        assertThat(result.bars()).hasSize(10).allMatch(Bar::met);
        assertThat(table(result)).contains("log: all bars met");
    }

    @Test
    void each_that_is_too_slow_is_named_with_what_was_measured() {
        LogBenchResult result = result(14_000, 31, 1.6, 7_001, 4_700, 149_000, growth(0.79, 200, 2_100));

        assertThat(result.bars()).hasSize(10).noneMatch(Bar::met);
        assertThat(table(result))
                .contains("log: BELOW BAR 64 callers, decisions/s: 14,000, at least 15,000")
                .contains("log: BELOW BAR 64 callers, p99 ms: 31.00, at most 30.00")
                .contains("log: BELOW BAR 64 callers, times Axon 5.0.1, JPA, PostgreSQL: 2.98, at least 3.00")
                .contains("log: BELOW BAR 1 caller, fdatasyncs: 1.60, at most 1.50")
                .contains("log: BELOW BAR entity of 10,000 events from snapshot, ms: 2.10, at most 2.00")
                .contains("log: not all bars met");
    }

    @Test
    void what_was_not_measured_has_no_bar() {
        LogBenchResult result = new LogBenchResult(
                MACHINE,
                1_024,
                latencies(100, 200),
                300,
                List.of(),
                List.of(),
                new Reading(10, 1, 150_000, OptionalDouble.empty(), 1),
                null,
                1);

        assertThat(result.bars()).extracting(Bar::what).containsExactly("replay, decisions/s");
        assertThat(table(result)).contains("verify         not measured");
    }

    private static LogBenchResult result(
            double many, double p99Millis, double lone, double postgres, double axon, double replayed, Growth growth) {
        return new LogBenchResult(
                MACHINE,
                1_024,
                latencies(100, 200),
                300,
                List.of(load(1, 5_000, 100 * lone, 500), load(64, many, 1_000, 1_000 * p99Millis)),
                List.of(
                        new PeerResult(Peer.AXON, "fsync=on", List.of(load(64, axon, 1, 1))),
                        new PeerResult(Peer.POSTGRES, "fsync=on", List.of(load(64, postgres, 1, 1)))),
                new Reading(10, 1, replayed, OptionalDouble.of(replayed * 2 / 3), 1),
                growth,
                1);
    }

    private static Growth growth(double kept, long heapGrowthMegabytes, double snapshotMicros) {
        return new Growth(
                100_000,
                1_000_000,
                load(64, 1_000, 1, 1),
                load(64, 1_000 * kept, 1, 1),
                new Growth.Memory(300, 20),
                new Growth.Memory(310, 20 + heapGrowthMegabytes * 54 / 100),
                List.of(
                        new EntityLoad(10_000, false, 10_000, 1, latencies(300_000, 1)),
                        new EntityLoad(10_000, true, 50, 1, latencies(snapshotMicros, 1))),
                new Reading(10, 1, 1, OptionalDouble.empty(), 1));
    }

    private static CallerLoad.Result load(int callers, double perSecond, double p50, double p99) {
        return new CallerLoad.Result(callers, perSecond, latencies(p50, p99), 50, 0);
    }

    private static Latencies latencies(double p50, double p99) {
        return new Latencies(100, p50, p99, p99);
    }

    private static String table(LogBenchResult result) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        LogBenchTable.print(result, out);
        out.flush();
        return text.toString();
    }
}
