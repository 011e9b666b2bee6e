package dev.whence.explain.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.Operator;
import dev.whence.decision.Position;
import dev.whence.explain.backtest.Backtest.Bounds;
import dev.whence.explain.backtest.DeclaredRule.Condition;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private final Domain bank = Bank.domain();
    private final Branch branch = new Branch();

    @BeforeEach
    void play() {
        branch.account("A", "100");
        branch.ask(new Withdraw("A", new BigDecimal("150")));
        branch.done(new Withdraw("A", new BigDecimal("30")));
        branch.done(new Withdraw("A", new BigDecimal("60")));
        branch.done(new FreezeAccount("A"));
        branch.ask(new Withdraw("A", BigDecimal.ONE));
        branch.askRaw("withdraw", "{}");
    }

    private BacktestResult run(RuleChange change) {
        return Backtest.run(bank, branch.log, change, Bounds.all(branch.log), (done, total) -> true);
    }

    private Rule<Object> atMost(String amount) {
        return DeclaredRule.of(
                bank,
                "amounts-are-small",
                "Small amounts only",
                List.of(new Condition("command#/amount", Operator.AT_MOST, Json.tree(new BigDecimal(amount)))));
    }

    @Test
    void a_new_rule_refuses_what_was_accepted() {
        BacktestResult result = run(RuleChange.adding(bank, atMost("50"), Set.of("withdraw")));

        assertThat(result.judged()).isEqualTo(4);
        assertThat(result.toRefused()).isEqualTo(1);
        assertThat(result.toAccepted()).isZero();
        assertThat(result.text())
                .contains("1 of 4 decisions up to position 8 would have come out otherwise")
                .contains("decision 5 (Withdraw by anna")
                .contains("would have been refused: command.amount was 60, required at most 50.");
    }

    @Test
    void a_dropped_rule_accepts_what_nothing_else_forbids() {
        BacktestResult result = run(RuleChange.dropping(bank, "balance-covers-amount"));

        assertThat(result.toAccepted()).isEqualTo(1);
        assertThat(result.examples().getFirst().decision().position()).isEqualTo(Position.of(3));
    }

    @Test
    void a_changed_rule_sees_the_states_of_then() {
        Rule<Object> frozenToo = DeclaredRule.of(
                bank,
                "account-is-not-frozen",
                "Money leaves only rich accounts",
                List.of(new Condition("account#/balance", Operator.MORE_THAN, Json.tree(50))));

        BacktestResult result = run(RuleChange.replacing(bank, frozenToo));

        assertThat(result.flips()).isZero();
        assertThat(result.otherwise()).isZero(); // 100, 100, 70 are more than 50, and 10 is not
    }

    @Test
    void counts_go_on_where_examples_end_and_judging_ends_at_its_limit() {
        RuleChange change = RuleChange.adding(bank, atMost("1"), Set.of("Withdraw"));

        BacktestResult result =
                Backtest.run(bank, branch.log, change, new Bounds(branch.log.head(), 3, 1), (done, total) -> true);

        assertThat(result.judged()).isEqualTo(3);
        assertThat(result.toRefused()).isEqualTo(2);
        assertThat(result.examples()).hasSize(1);
        assertThat(result.upTo()).isEqualTo(Position.of(5));
        assertThat(result.text()).contains("2 of 3 decisions").contains("In 1 other the rule");
        assertThat(result.showing(List.of()).flips()).isEqualTo(2);
    }

    @Test
    void progress_is_told_and_may_end_it() {
        for (int i = 0; i < 2_000; i++) {
            branch.done(new PayIn("A", BigDecimal.ONE));
        }
        List<Long> told = new ArrayList<>();
        RuleChange change = RuleChange.adding(bank, atMost("1"), Set.of("pay_in"));

        BacktestResult result = Backtest.run(bank, branch.log, change, Bounds.all(branch.log), (done, total) -> {
            told.add(done);
            assertThat(total).isEqualTo(2_008);
            return false;
        });

        assertThat(told).hasSize(1);
        assertThat(result.upTo().value()).isEqualTo(told.getFirst()).isLessThan(2_008);
    }

    @Test
    void a_rule_that_reads_what_a_command_does_not_is_not_evaluated() {
        Rule<Object> rule = DeclaredRule.of(
                bank, "x", "x", List.of(new Condition("account#/frozen", Operator.IS, Json.tree(false))));

        BacktestResult result = run(RuleChange.adding(bank, rule, Set.of("open_account", "open_numbered")));

        assertThat(result.toRefused()).isEqualTo(1);
        assertThat(result.text()).contains("could not be checked: account:A does not exist");
    }

    @Test
    void says_what_there_is_when_a_name_is_wrong() {
        assertThatThrownBy(() -> RuleChange.dropping(bank, "nonesuch"))
                .hasMessageContaining("requires a rule named 'nonesuch'; the rules are")
                .hasMessageContaining("balance-covers-amount");
        assertThatThrownBy(() -> RuleChange.adding(bank, atMost("1"), Set.of("rob")))
                .hasMessageContaining("has no command 'rob'; it has open_account");
        assertThatThrownBy(() -> DeclaredRule.of(
                        bank, "x", "x", List.of(new Condition("car#/wheels", Operator.IS, Json.tree(4)))))
                .hasMessageContaining("has no entity type 'car'");
    }
}
