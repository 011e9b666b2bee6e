package dev.whence.retail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.log.Criterion;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.retail.RetailDomain;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Every refusal of the demonstration explained.
class DemonstrationExplainedTest {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final EntityStates states = new EntityStates(log, 100_000);

    private Explainer played() {
        AtomicReference<Explainer> explainer = new AtomicReference<>();
        new RetailDemonstration()
                .play(
                        clock -> {
                            DecisionEngine engine = new DecisionEngine(
                                    RetailDomain.retail(), log, states, List.of(Guards.reasonIsGiven()), clock);
                            explainer.set(new Explainer(engine.forks()));
                            return engine;
                        },
                        1,
                        (done, total) -> {});
        return explainer.get();
    }

    @Test
    void every_refusal_names_its_rules_their_values_and_a_way_out_or_that_there_is_none() {
        Explainer explainer = played();
        List<Decision> refused = new ArrayList<>();
        log.forEach(
                ReadQuery.where(new Criterion.Ended(Outcome.REJECTED)), (Decision decision) -> refused.add(decision));

        assertThat(refused).hasSizeGreaterThan(100);
        for (Decision decision : refused) {
            DecisionExplanation explanation = explainer.explain(decision);
            String text = explanation.fullText();
            decision.unmet().forEach(check -> {
                assertThat(text).contains(check.rule());
                if (check.verdict() == Verdict.FAILS) {
                    Objects.requireNonNull(check.evidence())
                            .failures()
                            .forEach(failure -> assertThat(text).contains(failure.fact() + " was "));
                }
            });
            assertThat(text).containsAnyOf("It would be accepted if ", "No change of up to 3 of ");
            assertThat(explanation.unknown()).isEmpty();
            assertThat(explanation.text()).hasSizeLessThanOrEqualTo(DecisionExplanation.SHORT);
        }
    }
}
