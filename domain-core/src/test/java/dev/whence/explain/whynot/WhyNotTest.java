package dev.whence.explain.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.CloseAccounts;
import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Branch;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhyNotTest {

    private final Branch branch = new Branch();

    @BeforeEach
    void openAccount() {
        branch.account("A", "100");
    }

    private WhyNot ask(Record command) {
        return WhyNot.ask(branch.engine.forks(), CommandRequest.of(command, Branch.ANNA));
    }

    @Test
    void names_the_rule_the_value_its_origin_and_what_it_takes() {
        Position head = branch.log.head();

        WhyNot answer = ask(new Withdraw("A", new BigDecimal("250")));

        assertThat(answer.text())
                .contains("Withdraw on account:A would be rejected, rather than accepted, as of position 2.")
                .contains("- balance-covers-amount (“An account cannot be overdrawn”): account.balance was 100,"
                        + " required at least 250 (command.amount).")
                .contains("It would be accepted if command.amount were 100 instead of 250.")
                .contains("It would be accepted after pay_in(account_id A, amount 150).")
                .contains("account.balance was set to 100 by decision 2 (PayIn by anna");
        assertThat(branch.log.head()).isEqualTo(head);
    }

    @Test
    void says_so_when_nothing_stands_in_the_way() {
        assertThat(ask(new Withdraw("A", BigDecimal.ONE)).text())
                .isEqualTo("Withdraw on account:A would be accepted now: nothing stands in its way.");
    }

    @Test
    void says_so_when_the_caller_can_do_nothing() {
        branch.done(new FreezeAccount("A"));

        WhyNot answer = ask(new Withdraw("A", BigDecimal.ONE));

        assertThat(answer.isHopeless()).isTrue();
        assertThat(answer.plans()).isEmpty();
        assertThat(answer.text()).contains("Nothing").contains("account-is-not-frozen");
    }

    @Test
    void says_what_to_put_right_where_it_cannot_be_read_as_a_command() {
        WhyNot answer = WhyNot.ask(
                branch.engine.forks(), CommandRequest.of("withdraw", Json.DATA.createObjectNode(), Branch.ANNA));

        assertThat(answer.text())
                .contains("put right what is said below and ask again")
                .contains("command.account_id was absent, required present");
    }

    @Test
    void finds_plans_of_other_commands() {
        WhyNot answer = ask(new CloseAccounts(List.of("A")));

        assertThat(answer.plans()).extracting(Plan::text).contains("withdraw(account_id A, amount 100)");
    }

    @Test
    void what_is_about_nothing_that_exists_says_so() {
        assertThat(ask(new Withdraw("Z", BigDecimal.ONE)).text())
                .contains("account:Z was absent, required present")
                .contains("It would be accepted");
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        assertThat(ask(new Withdraw("A", new BigDecimal("250"))).fullText())
                .isEqualTo(ask(new Withdraw("A", new BigDecimal("250"))).fullText());
    }

    @Test
    void tells_what_a_state_allows_and_what_it_forbids_by_which_rule() {
        branch.done(new FreezeAccount("A"));

        assertThat(branch.explainer.whatIsPossible(EntityRef.parse("account:A")).text())
                .isEqualTo("""
                    The state of account:A at version 3 allows pay_in, freeze_account.
                    - withdraw, transfer are forbidden by account-is-not-frozen (account.frozen was true, required false).\
                    """);
        assertThat(branch.explainer.whatIsPossible(EntityRef.parse("account:Z")).text())
                .contains("account:Z does not exist");
    }
}
