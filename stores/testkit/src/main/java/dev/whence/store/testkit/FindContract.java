package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Single decisions by id, key, position and time.
abstract class FindContract extends LogContract {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    @Test
    void by_id() {
        for (Decision decision : appendSome(30)) {
            assertThat(log().find(decision.id())).contains(decision);
        }
    }

    @Test
    void an_unknown_id_finds_nothing() {
        Decision decision = appendChanging(ORDER);
        DecisionId neighbour = DecisionId.create(decision.time(), new Random(2));

        assertThat(log().find(neighbour)).isEmpty();
    }

    @Test
    void by_the_idempotency_key_that_its_append_claimed() {
        List<Decision> holders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            holders.add(log().append(drafts.any(), AppendCondition.none().claiming("key-" + i)));
            append(drafts.any());
        }

        for (int i = 0; i < holders.size(); i++) {
            assertThat(log().findByIdempotencyKey("key-" + i)).contains(holders.get(i));
        }
        assertThat(log().findByIdempotencyKey("key-30")).isEmpty();
        assertThat(log().findByIdempotencyKey("key-")).isEmpty();
    }

    @Test
    void by_position() {
        List<Decision> appended = appendSome(10);

        for (Decision decision : appended) {
            assertThat(log().at(decision.position())).contains(decision);
        }
        assertThat(log().at(Position.NONE)).as("nothing is before the first").isEmpty();
        assertThat(log().at(Position.of(11))).as("nothing is after the head").isEmpty();
        assertThat(log().at(Position.of(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void the_position_at_a_time_is_the_last_one_appended_until_then() {
        for (int second : new int[] {0, 10, 10, 10, 20}) {
            append(Drafts.at(NOON.plusSeconds(second), drafts.changing(ORDER)));
        }

        assertThat(log().positionAt(NOON.minusNanos(1))).as("before the first").isEqualTo(Position.NONE);
        assertThat(log().positionAt(NOON)).as("at the first").isEqualTo(Position.of(1));
        assertThat(log().positionAt(NOON.plusSeconds(9))).as("between").isEqualTo(Position.of(1));
        assertThat(log().positionAt(NOON.plusSeconds(10))).as("at several").isEqualTo(Position.of(4));
        assertThat(log().positionAt(NOON.plusSeconds(19))).as("between").isEqualTo(Position.of(4));
        assertThat(log().positionAt(NOON.plusSeconds(20))).as("at the last").isEqualTo(Position.of(5));
        assertThat(log().positionAt(Instant.MAX)).as("for ever after").isEqualTo(Position.of(5));
        assertThat(log().positionAt(Instant.MIN)).as("for ever before").isEqualTo(Position.NONE);
    }

    @Test
    void the_position_at_any_time_in_an_empty_log_is_none() {
        assertThat(log().positionAt(NOON)).isEqualTo(Position.NONE);
    }
}
