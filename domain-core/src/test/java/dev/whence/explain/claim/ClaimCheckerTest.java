package dev.whence.explain.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.claim.ClaimCheck.Finding;
import dev.whence.explain.claim.ClaimCheck.Part;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimCheckerTest {

    private static final Claim A = Claim.about(EntityRef.parse("account:A"));

    private final Branch branch = new Branch();
    private final ClaimChecker checker = new ClaimChecker(Bank.domain(), branch.log, branch.states);

    @BeforeEach
    void play() {
        branch.account("A", "100"); // 1 at 09:00:00, 2
        branch.engine.decide(CommandRequest.of(
                new Withdraw("A", BigDecimal.TEN),
                Branch.ANNA.withAgent("helper").withOnBehalfOf("Al"))); // 3
        branch.ask(new Withdraw("A", new BigDecimal("500"))); // 4
        branch.done(new FreezeAccount("A")); // 5
        branch.done(new PayIn("A", BigDecimal.ONE)); // 6
    }

    private ClaimCheck check(Claim claim) {
        return checker.check(claim);
    }

    @Test
    void what_is_true_in_all_parts_is_supported_with_citations() {
        ClaimCheck answer = check(A.withEvent("MoneyPaidOut")
                .by("helper")
                .onBehalfOf("Al")
                .because("customer asked")
                .withOutcome(Outcome.ACCEPTED)
                .before("AccountFrozen")
                .times(1));

        assertThat(answer.finding()).isEqualTo(Finding.SUPPORTED);
        assertThat(answer.parts())
                .hasSize(7)
                .allSatisfy(part -> assertThat(part.citations()).isNotEmpty());
        assertThat(answer.text()).startsWith("The claim is supported.").contains("decision 3 (Withdraw by helper");
    }

    @Test
    void a_part_that_is_wrong_is_corrected_and_the_rest_is_not() {
        ClaimCheck answer = check(A.withEvent("AccountFrozen").by("the system"));

        assertThat(answer.finding()).isEqualTo(Finding.CONTRADICTED);
        assertThat(answer.parts()).extracting(Part::finding).containsExactly(Finding.SUPPORTED, Finding.CONTRADICTED);
        assertThat(answer.text())
                .contains(
                        "event AccountFrozen with entity account:A: supported, 1 decision of that kind [decision 5 (FreezeA")
                .contains("- actor “the system”: contradicted; correct is anna [decision 5].");
    }

    @Test
    void what_never_happened_is_not_in_the_record_and_what_did_is_named() {
        assertThat(check(A.withEvent("AccountClosed").by("anna")).text())
                .contains("The claim is not in the record.")
                .contains(
                        "recorded of account:A is FreezeAccount accepted (5), OpenAccount accepted (1), PayIn accepted"
                                + " (2, 6), Withdraw accepted (3), Withdraw rejected (4)")
                .contains("there is no such decision");
        assertThat(check(Claim.about(EntityRef.parse("account:Z")).withEvent("AccountFrozen"))
                        .text())
                .contains("no decision ever read or changed account:Z");
    }

    @Test
    void values_are_checked_at_the_time_that_is_claimed() {
        Instant early = Instant.parse("2026-05-01T09:00:01Z");

        assertThat(check(A.withField("/balance", Json.tree(91))).finding()).isEqualTo(Finding.SUPPORTED);
        assertThat(check(A.withField("/balance", Json.tree(100)).between(null, early))
                        .finding())
                .isEqualTo(Finding.SUPPORTED);
        assertThat(check(A.withField("/balance", Json.tree(100))).text())
                .contains(
                        "balance = 100: contradicted; correct is 91 as of position 6; the claimed value was set by"
                                + " decision 2 (PayIn by",
                        "[decision 6 (PayIn");
        assertThat(check(A.withField("/balance", Json.tree(7))).text()).contains("it never had the claimed value");
        assertThat(check(A.withField("/colour", Json.tree("red"))).finding()).isEqualTo(Finding.NOT_IN_RECORD);
    }

    @Test
    void refusals_are_decisions_too() {
        assertThat(check(A.withCommand("Withdraw").withOutcome(Outcome.REJECTED))
                        .finding())
                .isEqualTo(Finding.SUPPORTED);
        assertThat(check(A.withCommand("FreezeAccount").withOutcome(Outcome.REJECTED))
                        .text())
                .contains("outcome rejected: contradicted; correct is accepted");
    }

    @Test
    void order_count_and_time_are_corrected() {
        assertThat(check(A.withEvent("AccountFrozen").before("MoneyPaidOut")).text())
                .contains("before MoneyPaidOut: contradicted; correct is position 5, which is not before 3");
        assertThat(check(A.withEvent("MoneyPaidIn").times(3)).text())
                .contains("count 3: contradicted; correct is 2 times");
        assertThat(check(A.withEvent("AccountFrozen").between(Instant.parse("2026-06-01T00:00:00Z"), null))
                        .text())
                .contains("time “from 2026-06-01T00:00:00Z”: contradicted; correct is 2026-05-01T09:00:");
    }

    @Test
    void what_was_not_recorded_is_said_not_to_be() {
        assertThat(check(A.withEvent("AccountFrozen").onBehalfOf("Al")).text())
                .contains("on behalf of Al: not in the record; none was recorded");
    }

    @Test
    void a_claim_about_nothing_is_none() {
        assertThatThrownBy(
                        () -> new Claim(null, null, null, null, null, null, "anna", null, null, null, null, null, null))
                .hasMessageContaining("A claim needs at least an entity, a command or an event");
        assertThatThrownBy(() -> check(Claim.about(EntityRef.parse("car:1"))))
                .hasMessageContaining("no entity type 'car'");
    }
}
