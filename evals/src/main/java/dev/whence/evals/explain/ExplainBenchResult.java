package dev.whence.evals.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.ending.Bar;
import dev.whence.evals.explain.MadeHistory.Made;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What one run measured.
///
/// @param asked each kind of question
/// @param followed leaving decisions of one kind out, on a log of a tenth and on the whole
/// @param backtests rules over the whole history
record ExplainBenchResult(
        Machine machine,
        Made made,
        List<Asked> asked,
        List<Followed> followed,
        List<Judged> backtests,
        long residentMegabytes) {

    private static final double JUDGED_PER_SECOND = 50_000;
    private static final double MOST_GROWTH = 2;

    /// How long answers to one kind of question took.
    ///
    /// @param barMillis what the 95th percentile may be
    record Asked(
            String question,
            long times,
            double p50Millis,
            double p95Millis,
            double p99Millis,
            double maxMillis,
            double barMillis) {

        static Asked of(String question, Histogram nanos, double barMillis) {
            return new Asked(
                    question,
                    nanos.getTotalCount(),
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(95) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getMaxValue() / 1e6,
                    barMillis);
        }
    }

    /// Leaving decisions out, one at a time.
    ///
    /// @param decisions how many the log has
    /// @param dependents how many were decided again, on average
    /// @param microsEach what one of these took
    record Followed(long decisions, Asked times, double dependents, double microsEach) {}

    /// A changed rule run over the history.
    ///
    /// @param decisions of the log
    /// @param judged how many of them the rule judges
    record Judged(String rule, long decisions, long judged, long flips, double perSecond) {}

    @JsonProperty
    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        asked.forEach(kind -> bars.add(Bar.atMost(kind.barMillis(), kind.question() + ", p95 ms", kind.p95Millis())));
        bars.add(Bar.atMost(
                MOST_GROWTH,
                "but_for, time for one dependent on a log ten times as long",
                followed.getLast().microsEach() / followed.getFirst().microsEach()));
        double slowest = backtests.stream().mapToDouble(Judged::perSecond).min().orElseThrow();
        bars.add(Bar.atLeast(JUDGED_PER_SECOND, "backtest_rule, decisions/s, slowest rule", slowest));
        return bars;
    }

    boolean allMet() {
        return bars().stream().allMatch(Bar::met);
    }
}
