package dev.whence.explain.butfor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Branch;
import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ButForTest {

    private final Branch branch = new Branch();
    private final Forks forks = branch.engine.forks();

    @BeforeEach
    void openAccounts() {
        branch.account("A", "0");
        branch.account("B", "0");
        branch.account("C", "0");
    }

    private Decision paidIn(String account, int amount) {
        return branch.done(new PayIn(account, BigDecimal.valueOf(amount)));
    }

    private ButFor without(Decision... decisions) {
        return ButFor.without(
                forks,
                Set.copyOf(List.of(decisions).stream().map(Decision::position).toList()));
    }

    @Test
    void what_rested_on_it_is_refused_and_so_is_what_rested_on_that() {
        Decision first = paidIn("A", 100);
        Decision moved = branch.done(new Transfer("A", "B", new BigDecimal("80"), "rent"));
        Decision spent = branch.done(new Withdraw("B", new BigDecimal("70")));
        paidIn("C", 5);

        ButFor answer = without(first);

        assertThat(answer.differences())
                .extracting(difference -> difference.decision().position())
                .containsExactly(moved.position(), spent.position());
        assertThat(answer.differences()).extracting(ButFor.Difference::outcome).containsOnly(Outcome.REJECTED);
        assertThat(answer.followed()).isEqualTo(2);
        assertThat(answer.text())
                .contains("2 later decisions would have ended otherwise")
                .contains(
                        "would have been rejected (balance-covers-transfer: account.balance was 0, required at least 80"
                                + " (command.amount))")
                .contains("account:A would be otherwise: balance: 20 → 0.")
                .contains("account:B would be otherwise: balance: 10 → 0.");
    }

    @Test
    void a_refusal_that_would_not_have_been() {
        paidIn("A", 100);
        Decision frozen = branch.done(new FreezeAccount("A"));
        Decision refused = branch.ask(new Withdraw("A", BigDecimal.ONE)).decision();

        assertThat(without(frozen).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.decision().position()).isEqualTo(refused.position());
            assertThat(difference.outcome()).isEqualTo(Outcome.ACCEPTED);
        });
    }

    @Test
    void what_changed_nothing_is_missed_by_nobody() {
        Decision refused = branch.ask(new Withdraw("A", BigDecimal.ONE)).decision();
        paidIn("A", 1);

        assertThat(without(refused).differences()).isEmpty();
        assertThat(without(refused).entities()).isEmpty();
        assertThat(without(refused).followed()).isZero();
        assertThat(without(refused).text()).contains("no later decision would have ended otherwise");
    }

    @Test
    void an_amount_that_was_not_needed_changes_the_state_alone() {
        Decision more = paidIn("A", 100);
        paidIn("A", 100);
        branch.done(new Withdraw("A", new BigDecimal("50")));

        ButFor answer = without(more);

        assertThat(answer.differences()).isEmpty();
        assertThat(answer.text()).contains("account:A would be otherwise: balance: 150 → 50.");
    }

    @Test
    void a_decision_that_does_not_exist_cannot_be_left_out() {
        assertThatThrownBy(() -> ButFor.without(forks, Set.of(Position.of(99))))
                .hasMessageContaining("There is no decision at position 99; the log ends at position 3");
    }

    @Test
    void where_one_is_not_necessary_two_are_together() {
        Decision one = paidIn("A", 100);
        Decision two = paidIn("A", 100);
        Decision spent = branch.done(new Withdraw("A", new BigDecimal("60")));

        Necessity answer = Necessity.of(forks, spent.position());

        assertThat(answer.sets()).hasSize(2);
        assertThat(answer.sets().getFirst())
                .extracting(citation -> citation.position())
                .containsExactly(Position.of(1));
        assertThat(answer.sets().getLast())
                .extracting(citation -> citation.position())
                .containsExactly(one.position(), two.position());
        assertThat(answer.text()).contains("together; each of them alone could be missed.");
    }

    @Test
    void what_nothing_was_necessary_for() {
        Decision opened = branch.log.at(Position.of(1)).orElseThrow();

        assertThat(Necessity.of(forks, opened.position()).text()).contains("No earlier decision changed what it read.");
    }
}
