package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.engine.Answer;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.flip.Change;
import dev.whence.explain.whynot.Plan;
import dev.whence.explain.whynot.WhyNot;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Refused commands of a random history of 2,000 decisions, asked about once more, and what was planned done.
class WhyNotHistoryTest {

    private static final long SEED = 61;

    private static CommandRequest request(Decision decision) {
        return CommandRequest.of(decision.command().type(), decision.command().data(), decision.origin());
    }

    @Test
    void every_plan_is_accepted_step_by_step_and_then_the_command_is() {
        int plans = 0;
        int lost = 0;
        RandomHistory history = new RandomHistory(SEED);
        Shop shop = history.shop;
        for (int step = 0; step < 2_000; step++) {
            Decision refused = history.step();
            if (refused.outcome() != Outcome.REJECTED || step % 4 > 0) {
                continue;
            }
            WhyNot answer = WhyNot.ask(shop.engine.forks(), request(refused));
            if (answer.isHopeless()) {
                lost++;
                assertThat(answer.text()).contains("Nothing");
            }
            assertThat(answer.verdict().checks()).isEqualTo(refused.checks());
            answer.verdict()
                    .unmet()
                    .forEach(check -> assertThat(answer.fullText()).contains(check.rule()));
            assertThat(answer.byArguments().sets())
                    .allSatisfy(set -> assertThat(set).allMatch(Change::isOfRequest));
            List<Plan> found = answer.plans().isEmpty() ? answer.operatorPlans() : answer.plans();
            if (!found.isEmpty()) {
                Plan plan = found.getFirst();
                assertThat(plan.steps()).hasSizeBetween(1, 3);
                for (CommandRequest planned : plan.steps()) {
                    assertAccepted(shop.engine.decide(planned), refused, plan);
                }
                assertAccepted(shop.engine.decide(request(refused)), refused, plan);
                plans++;
            }
            assertThat(answer.text()).hasSizeLessThanOrEqualTo(WhyNot.SHORT);
        }
        assertThat(plans).isGreaterThan(10);
        assertThat(lost).isGreaterThan(10);
    }

    @Test
    void a_command_without_a_conversation_is_told_what_opens_one_and_what_it_takes_then() {
        Shop shop = Shop.stocked();
        CommandRequest cancel =
                CommandRequest.of(new CancelPendingOrder(Stock.PENDING, "changed my mind", null), Shop.agent());

        WhyNot answer = WhyNot.ask(shop.engine.forks(), cancel);

        assertThat(answer.openedBy()).isEqualTo("authenticate_user");
        assertThat(answer.isHopeless()).isFalse();
        assertThat(answer.text())
                .contains("It lacks a conversation, which authenticate_user opens. In one:")
                .contains("command.cancel_reason were “no longer needed”", "command.confirmation were given")
                .doesNotContain("@");
    }

    private static void assertAccepted(Answer answer, Decision refused, Plan plan) {
        assertThat(answer.decision().outcome())
                .as("seed %d, decision %s, after %s", SEED, refused.position(), plan.text())
                .isEqualTo(Outcome.ACCEPTED);
    }
}
