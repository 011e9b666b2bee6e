package dev.whence.explain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.whatif.PlanRun.State;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanRunTest {

    /// Lets somebody else come in right before a decision is appended.
    private static final class CutIn extends ForwardingDecisionLog {
        private Runnable before = () -> {};
        private int skipped;

        CutIn(DecisionLog log) {
            super(log);
        }

        void beforeAppend(int number, Runnable what) {
            skipped = number;
            before = what;
        }

        @Override
        public Decision append(Draft draft, AppendCondition condition) {
            if (--skipped == 0) {
                before.run();
            }
            return super.append(draft, condition);
        }
    }

    private final CutIn log = new CutIn(new InMemoryDecisionLog());
    private final Branch branch = new Branch(Bank.domain(), log);

    @BeforeEach
    void openAccounts() {
        branch.account("A", "100");
        branch.account("B", "10");
    }

    private static List<CommandRequest> requests(Record... commands) {
        return Stream.of(commands)
                .map(command -> CommandRequest.of(command, Branch.ANNA.withIdempotencyKey("one-key")))
                .toList();
    }

    private PlanToken tried(List<CommandRequest> commands) {
        return WhatIf.run(branch.engine.forks(), branch.engine.forks().now(), commands)
                .token();
    }

    private PlanRun run(List<CommandRequest> commands, PlanToken token) {
        return PlanRun.execute(branch.engine, commands, token);
    }

    private static final List<CommandRequest> PLAN =
            requests(new Withdraw("A", BigDecimal.TEN), new Withdraw("A", BigDecimal.ONE), new OpenAccount("C", "Cy"));

    @Test
    void what_was_tried_out_is_done_and_once_only() {
        PlanToken token = tried(PLAN);
        branch.done(new PayIn("B", BigDecimal.ONE));

        PlanRun done = run(PLAN, token);

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.steps()).hasSize(3).allMatch(step -> step.outcome() == Outcome.ACCEPTED);
        assertThat(branch.balance("A")).isEqualByComparingTo("89");
        assertThat(run(PLAN, token).state()).isEqualTo(State.STALE);
        assertThat(branch.balance("A")).isEqualByComparingTo("89");
    }

    @Test
    void nothing_is_recorded_if_something_was_changed_or_the_commands_are_others() {
        PlanToken token = tried(PLAN);
        Position head = branch.log.head();

        assertThat(run(requests(new Withdraw("A", BigDecimal.ONE)), token).state())
                .isEqualTo(State.STALE);
        assertThat(branch.log.head()).isEqualTo(head);

        branch.done(new PayIn("A", BigDecimal.ONE));
        PlanRun stale = run(PLAN, token);
        assertThat(stale.state()).isEqualTo(State.STALE);
        assertThat(stale.text()).contains("Nothing was recorded", "Try the plan out again");
        assertThat(branch.log.head()).isEqualTo(head.next());
    }

    @Test
    void a_plan_with_a_refusal_is_not_begun() {
        List<CommandRequest> plan =
                requests(new Withdraw("A", BigDecimal.TEN), new Withdraw("A", new BigDecimal("1000")));
        Position head = branch.log.head();

        assertThat(run(plan, tried(plan)).state()).isEqualTo(State.REFUSED);
        assertThat(branch.log.head()).isEqualTo(head);
    }

    @Test
    void who_comes_in_right_before_the_append_stops_it_there() {
        PlanToken token = tried(PLAN);
        log.beforeAppend(2, () -> branch.done(new PayIn("A", BigDecimal.ONE)));

        PlanRun stopped = run(PLAN, token);

        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.steps()).extracting(Decision::outcome).containsExactly(Outcome.ACCEPTED, Outcome.REJECTED);
        assertThat(stopped.text())
                .contains("stopped at command 2 of 3; the 1 before it stand, those after it were not issued")
                .contains("plan-still-holds (account:A.version was");
        assertThat(branch.balance("A")).isEqualByComparingTo("91");
        assertThat(branch.log.at(branch.log.head()).orElseThrow().id())
                .isEqualTo(stopped.steps().getLast().id());
    }

    @Test
    void of_many_who_run_the_same_plan_at_once_one_does() {
        PlanToken token = tried(PLAN);
        List<CompletableFuture<PlanRun>> running = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> run(PLAN, token)))
                .toList();

        List<State> states = running.stream()
                .map(CompletableFuture::join)
                .map(PlanRun::state)
                .toList();

        assertThat(states).containsOnlyOnce(State.DONE).isSubsetOf(State.DONE, State.STALE, State.STOPPED);
        assertThat(branch.balance("A")).isEqualByComparingTo("89");
    }
}
