package dev.whence.evals.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Outcome;
import dev.whence.evals.explain.MadeHistory.Made;
import dev.whence.log.ReadQuery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainBenchTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_short_run_measures_every_kind_of_question_and_keeps_its_histories() throws Exception {
        List<String> progress = new ArrayList<>();
        ExplainBench.Plan plan = new ExplainBench.Plan(new Made(2_000, 300, 1), 10, folder);

        ExplainBenchResult result = new ExplainBench(plan, progress::add).run();

        assertThat(result.asked()).hasSize(7).allSatisfy(asked -> {
            assertThat(asked.times()).isEqualTo(10);
            assertThat(asked.p50Millis()).isPositive().isLessThanOrEqualTo(asked.p95Millis());
        });
        assertThat(result.followed())
                .extracting(ExplainBenchResult.Followed::decisions)
                .containsExactly(200L, 2_000L);
        assertThat(result.backtests())
                .allSatisfy(test -> assertThat(test.judged()).isPositive());
        assertThat(result.bars()).hasSize(9);
        assertThat(printed(result)).contains("explain_decision, refused", "backtest_rule, decisions/s");
        assertThat(progress).noneMatch(line -> line.contains("using"));
        outcomesAreMixed(plan.made());
    }

    private void outcomesAreMixed(Made made) throws Exception {
        List<String> progress = new ArrayList<>();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        try (MadeHistory history = MadeHistory.in(folder.resolve("large"), made, progress::add)) {
            history.log().forEach(ReadQuery.all(), decision -> outcomes.merge(decision.outcome(), 1, Integer::sum));
        }
        assertThat(progress).anyMatch(line -> line.contains("using"));
        assertThat(outcomes).containsOnlyKeys(Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(outcomes.get(Outcome.REJECTED)).isBetween(made.decisions() / 10, made.decisions() / 4);
    }

    private static String printed(ExplainBenchResult result) {
        StringWriter text = new StringWriter();
        ExplainBenchTable.print(result, new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void a_history_that_is_too_short_is_refused_with_what_is_possible() {
        StringWriter error = new StringWriter();
        CommandLine command = new CommandLine(new ExplainBenchCommand()).setErr(new PrintWriter(error, true));

        assertThat(command.execute("--decisions", "10")).isEqualTo(2);
        assertThat(error.toString()).contains("give 10000 or more");
    }
}
