package dev.whence.evals.explain;

import dev.whence.evals.explain.ExplainBenchResult.Asked;
import java.io.PrintWriter;
import java.util.Locale;

/// Prints what a run measured for people.
final class ExplainBenchTable {

    private final PrintWriter out;

    private ExplainBenchTable(PrintWriter out) {
        this.out = out;
    }

    static void print(ExplainBenchResult result, PrintWriter out) {
        ExplainBenchTable table = new ExplainBenchTable(out);
        table.machine(result);
        table.line("%-32s %8s %10s %10s %10s %10s", "question", "times", "p50 ms", "p95 ms", "p99 ms", "max ms");
        result.asked().forEach(asked -> table.asked(asked.question(), asked));
        result.followed()
                .forEach(each -> table.asked("but_for, %,d decisions".formatted(each.decisions()), each.times()));
        out.println();
        result.followed()
                .forEach(each -> table.line(
                        "but_for on %,d decisions: %,.1f dependents on average, %,.0f us for each",
                        each.decisions(), each.dependents(), each.microsEach()));
        out.println();
        result.backtests()
                .forEach(test -> table.line(
                        "backtest of %s: %,.0f decisions/s, %,d judged, %,d flips",
                        test.rule(), test.perSecond(), test.judged(), test.flips()));
        table.line("in memory %,d MB", result.residentMegabytes());
        out.println();
        result.bars().forEach(bar -> out.println("explain: " + bar.text()));
        out.println(result.allMet() ? "explain: all bars met" : "explain: not all bars met");
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private void machine(ExplainBenchResult result) {
        out.println(result.machine().text());
        line(
                "%,d decisions over about %,d entities, seed %d; personal values encrypted",
                result.made().decisions(),
                result.made().entities(),
                result.made().seed());
        out.println();
    }

    private void asked(String name, Asked asked) {
        line(
                "%-32s %,8d %10.2f %10.2f %10.2f %10.2f",
                name, asked.times(), asked.p50Millis(), asked.p95Millis(), asked.p99Millis(), asked.maxMillis());
    }
}
