package dev.whence.explain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private final Branch branch = new Branch();
    private final Forks forks = branch.engine.forks();

    @BeforeEach
    void openAccounts() {
        branch.account("A", "100");
        branch.account("B", "0");
    }

    private static List<CommandRequest> requests(Record... commands) {
        return Arrays.stream(commands)
                .map(command -> CommandRequest.of(command, Branch.ANNA))
                .toList();
    }

    private WhatIf now(Record... commands) {
        return WhatIf.run(forks, forks.now(), requests(commands));
    }

    @Test
    void each_step_sees_what_the_steps_before_it_did() {
        WhatIf answer = now(
                new Transfer("A", "B", new BigDecimal("60"), "rent"),
                new Withdraw("B", new BigDecimal("60")),
                new Withdraw("A", new BigDecimal("60")));

        assertThat(answer.steps())
                .extracting(step -> step.outcome())
                .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(answer.text())
                .contains("3. Withdraw would be rejected: balance-covers-amount (account.balance was 40, required at"
                        + " least 60 (command.amount)).")
                .contains("account:A would change: balance: 100 → 40.")
                .doesNotContain("account:B would change");
    }

    @Test
    void nothing_is_appended() {
        Position head = branch.log.head();

        now(new PayIn("A", BigDecimal.ONE), new OpenAccount("C", "Cy"));

        assertThat(branch.log.head()).isEqualTo(head);
        assertThat(branch.balance("A")).isEqualByComparingTo("100");
    }

    @Test
    void the_past_is_as_it_was() {
        branch.done(new FreezeAccount("A"));

        WhatIf then = WhatIf.run(forks, forks.asOf(Position.of(3)), requests(new Withdraw("A", BigDecimal.ONE)));

        assertThat(then.isAccepted()).isTrue();
        assertThat(then.text()).contains("as of position 3").contains("balance: 100 → 99");
        assertThat(now(new Withdraw("A", BigDecimal.ONE)).isAccepted()).isFalse();
    }

    @Test
    void before_the_first_decision_there_is_nothing() {
        WhatIf answer = WhatIf.run(
                forks, forks.asOf(Position.NONE), requests(new OpenAccount("A", "Al"), new PayIn("A", BigDecimal.ONE)));

        assertThat(answer.isAccepted()).isTrue();
    }

    @Test
    void what_is_no_command_is_invalid() {
        WhatIf answer = WhatIf.run(
                forks,
                forks.now(),
                List.of(CommandRequest.of("withdraw", Json.DATA.readTree("{\"amount\": 1}"), Branch.ANNA)));

        assertThat(answer.steps().getFirst().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(answer.text()).contains("command.account_id was absent, required present");
    }

    @Test
    void a_copy_of_a_fork_goes_its_own_way() {
        Fork one = forks.now();
        one.decide(requests(new Withdraw("A", new BigDecimal("70"))).getFirst());
        Fork other = one.copy();
        other.decide(requests(new PayIn("A", new BigDecimal("70"))).getFirst());
        CommandRequest again = requests(new Withdraw("A", new BigDecimal("70"))).getFirst();

        assertThat(one.wouldDecide(again).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(other.wouldDecide(again).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(other.decide(again).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(other.decide(again).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void an_assumed_state_is_believed_as_long_as_it_is_one() {
        Fork fork = forks.now();
        fork.assume(
                Bank.ACCOUNT.ref("A"),
                Json.DATA.readTree(
                        "{\"account_id\": \"A\", \"owner\": \"o\", \"balance\": 7, \"frozen\": false, \"tags\": []}"));

        assertThat(fork.wouldDecide(
                                requests(new Withdraw("A", new BigDecimal("8"))).getFirst())
                        .outcome())
                .isEqualTo(Outcome.REJECTED);
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        Fork first = forks.asOf(branch.log.head());
        Fork second = forks.asOf(branch.log.head());
        List<CommandRequest> commands = requests(new OpenAccount("C", "Cy"), new PayIn("C", BigDecimal.ONE));

        assertThat(WhatIf.run(forks, first, commands)).isEqualTo(WhatIf.run(forks, second, commands));
    }

    @Test
    void the_token_stays_the_same_until_the_commands_or_what_they_read_change() {
        List<CommandRequest> commands = requests(new Withdraw("A", BigDecimal.TEN), new OpenAccount("C", "Cy"));
        PlanToken token = WhatIf.run(forks, forks.now(), commands).token();

        branch.done(new PayIn("B", BigDecimal.ONE));
        assertThat(WhatIf.token(forks, commands)).isEqualTo(token);
        assertThat(WhatIf.token(forks, requests(new Withdraw("A", BigDecimal.ONE), new OpenAccount("C", "Cy"))))
                .isNotEqualTo(token);

        branch.done(new PayIn("A", BigDecimal.ONE));
        assertThat(WhatIf.token(forks, commands)).isNotEqualTo(token);
    }

    @Test
    void the_token_tells_that_what_was_to_be_made_exists() {
        List<CommandRequest> commands = requests(new OpenAccount("C", "Cy"));
        PlanToken token = WhatIf.run(forks, forks.now(), commands).token();

        branch.done(new OpenAccount("C", "Carl"));

        assertThat(WhatIf.token(forks, commands)).isNotEqualTo(token);
    }
}
