package dev.whence.evals.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Boundary;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.evals.Evals;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.proof.Hash;
import dev.whence.proof.TreeHead;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrashCommandTest {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final Random random = new Random(1);

    @Test
    void two_kills_leave_a_sound_log() {
        StringWriter out = new StringWriter();

        int exitCode = Evals.commandLine()
                .setOut(new PrintWriter(out))
                .execute("eval", "crash", "--rounds", "2", "--callers", "4");

        assertThat(out.toString()).contains("crash: 2 kills").contains("none lost");
        assertThat(exitCode).isZero();
    }

    @Test
    void a_lost_acknowledgement_is_a_fault() {
        Decision decision = count(1);
        Acknowledgement lost = new Acknowledgement(Position.of(2), decision.id(), Hash.OF_EMPTY_TREE);

        assertThat(LogCheck.of(log, List.of(lost), TreeHead.EMPTY))
                .singleElement()
                .asString()
                .contains("is not at position 2 as it was");
    }

    @Test
    void a_lost_update_is_a_fault() {
        count(1);
        count(2);
        count(2);

        assertThat(LogCheck.of(log, List.of(), TreeHead.EMPTY))
                .singleElement()
                .asString()
                .contains("counter:0 is 2 after 3 counts, at position 3");
    }

    @Test
    void a_log_that_does_not_begin_with_the_earlier_one_is_a_fault() {
        count(1);

        assertThat(LogCheck.of(log, List.of(), new TreeHead(1, Hash.OF_EMPTY_TREE)))
                .singleElement()
                .asString()
                .contains("does not begin with");
        assertThat(LogCheck.of(log, List.of(), new TreeHead(2, Hash.OF_EMPTY_TREE)))
                .singleElement()
                .asString()
                .contains("ends before");
    }

    private Decision count(int value) {
        Instant now = Instant.EPOCH;
        EntityRef counter = CountingCallers.counter(0);
        DecisionId id = DecisionId.create(now, random);
        Draft draft = new Draft(
                id,
                now,
                "crash",
                new RecordedCommand("Count", 1, Json.tree(null)),
                Origin.unknown(),
                new Boundary(List.of(counter), Position.NONE, now),
                List.of(),
                Outcome.ACCEPTED,
                List.of(new RecordedEvent(counter, "Counted", 1, Json.tree(value))));
        return log.append(draft, AppendCondition.none().claiming(id.toString()));
    }
}
