package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Outcome;
import dev.whence.engine.Forks;
import dev.whence.engine.Redecided;
import dev.whence.engine.Redecider;
import dev.whence.explain.backtest.Backtest;
import dev.whence.explain.backtest.BacktestResult;
import dev.whence.explain.backtest.RuleChange;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules run over a random history of 2,000 decisions, compared with deciding all of it again.
class BacktestHistoryTest {

    private static final long SEED = 31;
    private static final Domain RETAIL = RetailDomain.retail();
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final List<Decision> DECISIONS = new ArrayList<>();

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
        HISTORY.shop.log.forEach(ReadQuery.all(), DECISIONS::add);
    }

    private static BacktestResult run(RuleChange change) {
        return Backtest.run(
                RETAIL,
                HISTORY.shop.log,
                change,
                new Backtest.Bounds(HISTORY.shop.log.head(), Long.MAX_VALUE, Integer.MAX_VALUE),
                (done, total) -> true);
    }

    @Test
    void a_rule_replaced_by_itself_flips_nothing() {
        for (Rule<?> rule : RETAIL.rules()) {
            BacktestResult result = run(RuleChange.replacing(RETAIL, rule));
            assertThat(result.judged()).isPositive();
            assertThat(result.flips() + result.otherwise() + result.unjudged())
                    .as("seed %d, rule %s", SEED, rule)
                    .isZero();
        }
    }

    @Test
    void a_dropped_rule_flips_what_deciding_again_without_it_flips() {
        Map<String, List<DecisionId>> wanted = flippedWithout();

        wanted.forEach((rule, flipped) -> assertThat(run(RuleChange.dropping(RETAIL, rule)).examples().stream()
                        .map(flip -> flip.decision().decision())
                        .toList())
                .as("seed %d, without %s", SEED, rule)
                .containsAll(flipped));
        assertThat(wanted.values().stream().mapToInt(List::size).sum()).isGreaterThan(20);
    }

    /// The refusals that are accepted when they are decided again without a rule, by the rule.
    private static Map<String, List<DecisionId>> flippedWithout() {
        Map<String, Redecider> without = new LinkedHashMap<>();
        Map<String, List<DecisionId>> flipped = new LinkedHashMap<>();
        for (Rule<?> rule : RETAIL.rules()) {
            without.put(rule.name(), redeciderWithout(rule.name()));
            flipped.put(rule.name(), new ArrayList<>());
        }
        ReplayedStates states = new ReplayedStates(RETAIL);
        for (Decision decision : DECISIONS) {
            if (decision.outcome() == Outcome.REJECTED) {
                without.forEach((rule, redecider) -> {
                    if (redecider.decide(decision, states) instanceof Redecided.Decided again
                            && again.draft().outcome() == Outcome.ACCEPTED) {
                        Objects.requireNonNull(flipped.get(rule)).add(decision.id());
                    }
                });
            }
            states.pass(decision);
        }
        return flipped;
    }

    private static Redecider redeciderWithout(String rule) {
        Domain domain = RETAIL.withoutRules(Set.of(rule));
        return new Forks(domain, List.of(), HISTORY.shop.log, HISTORY.shop.states, () -> Instant.EPOCH).redecider();
    }
}
