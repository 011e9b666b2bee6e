package dev.whence.explain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Tracer.Limits;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracerTest {

    private final Branch branch = new Branch();
    private final Tracer tracer = new Tracer(Bank.domain(), branch.log, branch.states);

    @BeforeEach
    void play() {
        branch.account("A", "100"); // 1, 2
        branch.account("B", "0"); // 3
        branch.done(new Transfer("A", "B", new BigDecimal("80"), "rent")); // 4
        branch.done(new FreezeAccount("A")); // 5
        Decision refused = branch.ask(new Withdraw("A", new BigDecimal("500"))).decision(); // 6
        branch.engine.decide(
                CommandRequest.of(new PayIn("A", new BigDecimal("500")), Branch.ANNA.withCausedBy(refused.id()))); // 7
        branch.done(new Withdraw("B", BigDecimal.ONE)); // 8
    }

    private Trace trace(long of, Direction direction, int depth) {
        return tracer.trace(Position.of(of), direction, new Limits(depth, 8));
    }

    @Test
    void causes_are_those_that_set_what_the_checks_read() {
        assertThat(trace(6, Direction.CAUSES, 1).edges())
                .extracting(edge -> edge.cause() + " " + edge.facts())
                .containsExactly("5 [account:A#/frozen]", "4 [account:A#/balance]", "1 [account:A#]");
    }

    @Test
    void causes_are_followed_across_entities() {
        Trace trace = trace(8, Direction.CAUSES, 2);

        assertThat(trace.edges())
                .extracting(edge -> edge.cause() + " -> " + edge.effect())
                .contains("4 -> 8", "2 -> 4", "1 -> 4", "3 -> 4");
        assertThat(trace.text())
                .contains("Withdraw by anna")
                .contains("  - decision 4 (Transfer by anna")
                .contains("    - decision 2 (PayIn by anna")
                .contains("[set account:A balance]");
    }

    @Test
    void consequences_are_those_that_read_it_while_it_stood_and_those_that_say_so() {
        assertThat(trace(4, Direction.CONSEQUENCES, 1).edges())
                .extracting(edge -> edge.effect() + " " + edge.facts())
                .containsExactly("6 [account:A#/balance]", "8 [account:B#/balance]");
        assertThat(trace(6, Direction.CONSEQUENCES, 1).edges()).singleElement().satisfies(edge -> {
            assertThat(edge.effect()).isEqualTo(Position.of(7));
            assertThat(edge.stated()).isTrue();
        });
        assertThat(trace(7, Direction.CAUSES, 1).text()).contains("[stated]");
    }

    @Test
    void depth_and_width_limit_it_and_it_says_so() {
        Trace deep = tracer.trace(Position.of(8), Direction.CAUSES, new Limits(1, 1));

        assertThat(deep.edges()).hasSize(1);
        assertThat(deep.omitted()).isEqualTo(1);
        assertThat(deep.deeper()).isTrue();
        assertThat(deep.text()).contains("1 more link left out.").contains("There may be more beyond.");
        assertThat(trace(8, Direction.CAUSES, 9).deeper()).isFalse();
    }

    @Test
    void a_chart_names_decisions_and_links() {
        assertThat(trace(6, Direction.CONSEQUENCES, 1).mermaid()).isEqualTo("""
            flowchart TD
                d6["6 Withdraw<br/>rejected"]
                d7["7 PayIn<br/>accepted"]
                d6 ==>|"stated"| d7
            """);
    }

    @Test
    void what_rests_on_nothing_says_so() {
        assertThat(trace(1, Direction.CAUSES, 3).text()).endsWith("rests on no other decision.");
        assertThatThrownBy(() -> trace(99, Direction.CAUSES, 1)).hasMessageContaining("the log ends at position 8");
    }
}
