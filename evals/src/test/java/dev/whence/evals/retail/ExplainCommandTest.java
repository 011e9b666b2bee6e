package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.evals.ending.ExitCode;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.module.DomainModule;
import dev.whence.state.EntityStates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The whole evaluation, on the small shop of `src/test/resources/retail`.
class ExplainCommandTest {

    private static final Path SHOP = Path.of("src/test/resources/retail");

    @Test
    void every_refusal_of_the_small_shop_is_explained() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ExplainCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));

        int exit = command.execute("--data", SHOP.toString());

        assertThat(out.toString().lines().toList())
                .last()
                .asString()
                .matches("explain: (\\d+)/\\1 refusals explained, \\d+ with a way out, in 9 tasks");
        assertThat(exit).isEqualTo(ExitCode.MET);
    }

    @Test
    void an_explanation_that_says_nothing_of_ways_out_is_found_lacking() {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        EntityStates states = new EntityStates(log, 10);
        DecisionEngine engine = new DecisionEngine(
                DomainModule.named("retail").domain(),
                log,
                states,
                List.of(Guards.reasonIsGiven()),
                InstantSource.system());
        Decision refused = engine.decide(CommandRequest.of(
                        "deliver_order",
                        Json.DATA.createObjectNode().put("order_id", "#W1"),
                        Origin.of("operator", "it arrived")))
                .decision();
        Explainer explainer = new Explainer(engine.forks());
        RefusalCheck check = new RefusalCheck(engine.forks());

        assertThat(check.missing(refused, explainer.explain(refused))).isEmpty();
        assertThat(check.missing(refused, explainer.explainBriefly(refused)))
                .containsExactly("what would have flipped it, or that nothing would");
    }
}
