package dev.whence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.bank.DamagedLog;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.explain.butfor.ButFor;
import dev.whence.explain.butfor.Necessity;
import dev.whence.explain.claim.Claim;
import dev.whence.explain.claim.ClaimCheck;
import dev.whence.explain.claim.ClaimCheck.Finding;
import dev.whence.explain.claim.ClaimChecker;
import dev.whence.explain.trace.Trace;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Tracer;
import dev.whence.explain.trace.Tracer.Limits;
import dev.whence.json.Json;
import dev.whence.log.InMemoryDecisionLog;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final Position MOVED = Position.of(4);
    private static final Claim PAID_OUT =
            Claim.about(EntityRef.parse("account:A")).withEvent("MoneyPaidOut");

    private final DamagedLog log = new DamagedLog(new InMemoryDecisionLog());
    private Branch reopened = new Branch(Bank.domain(), log);

    @BeforeEach
    void lose_a_transfer() {
        Branch branch = reopened;
        branch.account("A", "100"); // 1, 2
        branch.account("B", "0"); // 3
        branch.done(new Transfer("A", "B", new BigDecimal("80"), "rent")); // 4
        branch.done(new Withdraw("A", BigDecimal.ONE)); // 5
        branch.done(new Withdraw("B", BigDecimal.TEN)); // 6
        branch.done(new PayIn("B", BigDecimal.ONE)); // 7
        log.damage(MOVED);
        reopened = new Branch(Bank.domain(), log);
    }

    private Trace trace(long of, Direction direction) {
        return new Tracer(Bank.domain(), log, reopened.states).trace(Position.of(of), direction, new Limits(3, 8));
    }

    @Test
    void a_trace_goes_as_far_as_can_be_read_and_names_what_cannot() {
        for (Trace trace : new Trace[] {trace(2, Direction.CONSEQUENCES), trace(6, Direction.CAUSES)}) {
            assertThat(trace.unreadable()).containsExactly(MOVED);
            assertThat(trace.text()).contains("1 decision cannot be read (position 4): what it would add is unknown.");
        }
        assertThat(trace(2, Direction.CONSEQUENCES).deeper()).isTrue();
    }

    @Test
    void a_trace_that_meets_none_says_nothing_of_it() {
        assertThat(trace(3, Direction.CAUSES).unreadable()).isEmpty();
    }

    @Test
    void what_would_have_come_is_told_up_to_what_cannot_be_read() {
        ButFor answer = ButFor.without(reopened.engine.forks(), Set.of(Position.of(2)));

        assertThat(answer.unreadable()).isEqualTo(MOVED);
        assertThat(answer.upTo()).isEqualTo(MOVED.previous());
        assertThat(answer.complete()).isFalse();
        assertThat(answer.text()).contains("The decision at position 4 cannot be read");
        assertThat(answer.entities()).extracting(ButFor.Affected::entity).containsExactly(EntityRef.parse("account:A"));
    }

    @Test
    void what_something_rested_on_is_looked_for_around_it() {
        Necessity answer = Necessity.of(reopened.engine.forks(), Position.of(5));

        assertThat(answer.unreadable()).containsExactly(MOVED);
        assertThat(answer.text()).contains("(position 4)");
    }

    @Test
    void a_claim_is_not_contradicted_by_what_cannot_be_read() {
        ClaimChecker checker = new ClaimChecker(Bank.domain(), log, reopened.states);
        ClaimCheck twice = checker.check(PAID_OUT.times(2)); // one of them may be the one that cannot be read

        assertThat(twice.unreadable()).containsExactly(MOVED);
        assertThat(twice.finding()).isEqualTo(Finding.NOT_IN_RECORD);
        assertThat(checker.check(PAID_OUT.times(0)).finding()).isEqualTo(Finding.CONTRADICTED);

        ClaimCheck moved = checker.check(Claim.about(EntityRef.parse("account:B"))
                .withCommand("Transfer")
                .times(1));
        assertThat(moved.unreadable()).containsExactly(MOVED);
        assertThat(moved.finding()).isEqualTo(Finding.NOT_IN_RECORD);
    }

    @Test
    void a_claim_about_a_state_that_cannot_be_read_is_left_open() {
        ClaimCheck answer = new ClaimChecker(Bank.domain(), log, reopened.states)
                .check(Claim.about(EntityRef.parse("account:A")).withField("/balance", Json.tree(19)));

        assertThat(answer.finding()).isEqualTo(Finding.NOT_IN_RECORD);
        assertThat(answer.unreadable()).contains(MOVED);
    }
}
