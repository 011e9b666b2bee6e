package dev.whence.explain.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.CloseAccounts;
import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.FlipText;
import dev.whence.explain.flip.FlipSearch.Bounds;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlipSearchTest {

    private final Branch branch = new Branch();

    @BeforeEach
    void openAccounts() {
        branch.account("A", "100");
        branch.account("B", "0");
    }

    private List<String> flips(CommandRequest request, Predicate<Change> allowed) {
        return FlipSearch.search(Bank.domain(), branch.engine.forks().now(), request, allowed, Bounds.USUAL)
                .sets()
                .stream()
                .map(FlipText::of)
                .toList();
    }

    private List<String> byArguments(Record command) {
        return flips(CommandRequest.of(command, Branch.ANNA), Change::isOfRequest);
    }

    private List<String> byAnything(Record command) {
        return flips(CommandRequest.of(command, Branch.ANNA), change -> true);
    }

    @Test
    void an_amount_that_is_covered() {
        assertThat(byArguments(new Withdraw("A", new BigDecimal("250"))))
                .containsExactly("command.amount were 100 instead of 250");
        assertThat(byAnything(new Withdraw("A", new BigDecimal("250"))))
                .containsExactly("account:A.balance were 250 instead of 100", "command.amount were 100 instead of 250");
    }

    @Test
    void several_changes_where_one_is_not_enough() {
        branch.done(new FreezeAccount("A"));

        assertThat(byAnything(new Withdraw("A", new BigDecimal("250"))))
                .containsExactly(
                        "account:A.balance were 250 instead of 100 and account:A.frozen were false instead of true",
                        "account:A.frozen were false instead of true and command.amount were 100 instead of 250");
    }

    @Test
    void nothing_where_the_caller_can_change_nothing() {
        branch.done(new FreezeAccount("A"));

        assertThat(byArguments(new Withdraw("A", BigDecimal.ONE))).isEmpty();
    }

    @Test
    void what_is_missing_and_what_is_wrong_at_once() {
        assertThat(byArguments(new Transfer("A", "B", new BigDecimal("250"), null)))
                .containsExactly("command.amount were 100 instead of 250 and command.message were given");
    }

    @Test
    void a_list_without_what_is_in_the_way() {
        assertThat(byArguments(new CloseAccounts(List.of("A", "B")))).isEmpty();
        assertThat(byAnything(new CloseAccounts(List.of("A", "B"))))
                .containsExactly("account:A.balance were 0 instead of 100");
    }

    @Test
    void a_form_that_can_be_read() {
        assertThat(flips(
                        CommandRequest.of(
                                "withdraw",
                                Json.DATA.readTree("{\"account_id\": \"A\", \"amount\": \"ten\"}"),
                                Branch.ANNA),
                        change -> true))
                .containsExactly("command.amount were 1 instead of ten");
        assertThat(flips(
                        CommandRequest.of(
                                "freeze_account",
                                Json.DATA.readTree("{\"account_id\": \"A\", \"why\": 1}"),
                                Branch.ANNA),
                        change -> true))
                .containsExactly("command.why were absent instead of 1");
    }

    @Test
    void a_reason_that_was_not_stated() {
        assertThat(flips(CommandRequest.of(new FreezeAccount("A"), Branch.ANNA.withReason(null)), Change::isOfRequest))
                .containsExactly("origin.reason were given");
    }

    @Test
    void an_id_that_is_free() {
        assertThat(byArguments(new OpenAccount("A", "Al"))).isNotEmpty();
    }
}
