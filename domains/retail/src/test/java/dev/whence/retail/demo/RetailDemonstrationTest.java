package dev.whence.retail.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.engine.DecisionEngine;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.module.Demonstration.Question;
import dev.whence.module.DomainModule;
import dev.whence.retail.RetailDomain;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetailDemonstrationTest {

    private static final Set<String> STAFF = Set.of("hanna.brandt", "tomas.reyes", "mira", "otto", Worker.CARELESS);

    /// A history that was played, with what was said meanwhile.
    private record Played(
            InMemoryDecisionLog log, List<Decision> decisions, List<Question> questions, List<Long> steps) {}

    private final Played first = play(1);

    private static Played play(long seed) {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        EntityStates states = new EntityStates(log, 100_000);
        RetailDemonstration demonstration = new RetailDemonstration();
        List<Long> steps = new ArrayList<>();
        demonstration.play(
                clock -> new DecisionEngine(RetailDomain.retail(), log, states, List.of(Guards.reasonIsGiven()), clock),
                seed,
                (done, total) -> {
                    assertThat(done).isBetween(0L, total);
                    steps.add(done);
                });
        List<Decision> decisions = new ArrayList<>();
        log.forEach(ReadQuery.all(), decisions::add);
        return new Played(log, decisions, demonstration.questions(), steps);
    }

    private static List<Decision> refused(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome().isRefusal())
                .toList();
    }

    private static List<Decision> by(String actor, List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.origin().actor().equals(actor))
                .toList();
    }

    private static double shareRefused(List<Decision> decisions) {
        return (double) refused(decisions).size() / decisions.size();
    }

    @Test
    void has_about_twenty_thousand_decisions_in_ninety_days_of_which_hundreds_are_refused() {
        assertThat(first.decisions()).hasSizeBetween(19_000, 21_000);
        assertThat(refused(first.decisions())).hasSizeBetween(400, 1_000);
        assertThat(first.decisions().getFirst().time()).isBetween(World.START, World.START.plusSeconds(60));
        assertThat(first.decisions().getLast().time())
                .isBetween(World.END.minusSeconds(86_400), World.END.plusSeconds(3_600));
    }

    @Test
    void is_the_same_for_the_same_seed_and_another_for_another() {
        assertThat(play(1).decisions()).isEqualTo(first.decisions());
        assertThat(play(2).decisions().getFirst())
                .isNotEqualTo(first.decisions().getFirst());
    }

    @Test
    void breaks_nearly_every_rule_of_the_policy_and_never_the_engine() {
        Set<String> broken = refused(first.decisions()).stream()
                .flatMap(decision -> decision.unmet().stream())
                .filter(check -> check.verdict() == Verdict.FAILS)
                .map(Check::rule)
                .collect(Collectors.toSet());

        assertThat(broken).hasSizeGreaterThan(25);
        assertThat(first.decisions())
                .extracting(Decision::outcome)
                .containsOnly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.INVALID);
    }

    @Test
    void has_two_clerks_and_three_agents_of_whom_one_is_careless() {
        List<Decision> served = first.decisions().stream()
                .filter(decision -> decision.origin().onBehalfOf() != null)
                .filter(decision -> STAFF.contains(decision.origin().actor()))
                .toList();

        assertThat(served.stream().map(decision -> decision.origin().actor()).collect(Collectors.toSet()))
                .isEqualTo(STAFF);
        double careless = shareRefused(by(Worker.CARELESS, served));
        assertThat(STAFF)
                .filteredOn(actor -> !actor.equals(Worker.CARELESS))
                .allSatisfy(actor -> assertThat(shareRefused(by(actor, served)))
                        .isGreaterThan(0)
                        .isLessThan(careless / 2));
    }

    @Test
    void states_reasons_in_many_words() {
        Set<String> reasons = first.decisions().stream()
                .map(decision -> Objects.requireNonNull(decision.origin().reason()))
                .collect(Collectors.toSet());

        assertThat(reasons).hasSizeGreaterThan(500).noneMatch(reason -> reason.contains("{"));
    }

    @Test
    void names_earlier_decisions_as_causes_also_refused_ones() {
        Map<DecisionId, Decision> earlier = new HashMap<>();
        Map<String, Integer> chains = new HashMap<>();
        for (Decision decision : first.decisions()) {
            DecisionId cause = decision.origin().causedBy();
            if (cause != null) {
                Decision caused = Objects.requireNonNull(earlier.get(cause), () -> "unknown cause of " + decision);
                chains.merge(
                        caused.command().type() + " " + caused.outcome() + " -> "
                                + decision.command().type() + " " + decision.outcome(),
                        1,
                        Integer::sum);
            }
            earlier.put(decision.id(), decision);
        }
        assertThat(chains)
                .containsKeys(
                        "AuthenticateUser accepted -> ModifyPendingOrderItems accepted",
                        "AuthenticateUser rejected -> AuthenticateUser accepted",
                        "CancelPendingOrder rejected -> ReturnDeliveredOrderItems accepted",
                        "ModifyPendingOrderAddress accepted -> ModifyPendingOrderItems accepted",
                        "ShipOrder accepted -> DeliverOrder accepted");
    }

    @Test
    void tells_how_far_it_is_up_to_the_end() {
        assertThat(first.steps()).isSorted().startsWith(0L).endsWith(World.DAYS * 24L);
    }

    @Test
    void offers_five_questions_about_things_that_are_in_it() {
        assertThat(first.questions()).hasSize(5);
        assertThat(first.questions().stream().map(Question::tool).distinct())
                .contains("explain_decision", "explain_state", "get_state", "search_history");
        for (Question question : first.questions()) {
            JsonNode arguments = Json.DATA.readTree(question.arguments());
            if (arguments.has("decision")) {
                Decision decision =
                        first.decisions().get(arguments.get("decision").asInt() - 1);
                assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
                assertThat(question.words())
                        .contains(decision.command().data().get("order_id").asString());
            }
            if (arguments.has("entity")) {
                EntityRef entity = EntityRef.parse(arguments.get("entity").asString());
                assertThat(first.log().lastChange(entity).value()).isPositive();
                assertThat(question.words()).contains(entity.id());
            }
        }
    }

    @Test
    void offers_five_questions_also_of_a_history_that_was_played_before() {
        List<Question> questions =
                DomainModule.named("retail").demonstration().orElseThrow().questions();

        assertThat(questions).hasSize(5).doesNotHaveDuplicates();
        assertThat(questions)
                .allSatisfy(question -> assertThat(question.words()).endsWith("?"));
    }
}
