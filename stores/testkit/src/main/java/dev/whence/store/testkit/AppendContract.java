package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Positions, times and ids of what is appended.
abstract class AppendContract extends LogContract {

    @Test
    void an_empty_log_has_no_head() {
        assertThat(log().head())
                .as("head of a log without decisions: start counting at Position.NONE")
                .isEqualTo(Position.NONE);
        assertThat(log().read(ReadQuery.all())).isEmpty();
    }

    @Test
    void the_first_decision_is_at_position_1() {
        assertThat(appendChanging(ORDER).position())
                .as("the first position: positions start at 1, 0 is before all decisions")
                .isEqualTo(Position.of(1));
        assertThat(log().head()).as("head after the first append").isEqualTo(Position.of(1));
    }

    @Test
    void positions_have_no_gaps() {
        List<Decision> appended = appendSome(50);

        assertThat(positions(appended))
                .as("give each decision the position after the head, and none to what is not appended")
                .isEqualTo(LongStream.rangeClosed(1, 50).mapToObj(Position::of).toList());
    }

    @Test
    void returns_the_draft_with_its_place_in_the_log() {
        Draft draft = drafts.any();

        assertThat(append(draft))
                .as("what append returns is the draft at its position and time, nothing added or lost")
                .isEqualTo(draft.at(Position.of(1), draft.time()));
    }

    @Test
    void is_to_be_read_as_soon_as_append_returns() {
        for (int i = 0; i < 20; i++) {
            Decision decision = append(drafts.changing(ORDER));

            assertThat(log().head()).as("head right after append").isEqualTo(decision.position());
            assertThat(log().find(decision.id())).as("find right after append").contains(decision);
            assertThat(log().lastChange(ORDER))
                    .as("last change right after append")
                    .isEqualTo(decision.position());
        }
    }

    @Test
    void time_is_that_of_the_draft_while_time_goes_forward() {
        Instant time = Instant.parse("2026-05-02T10:00:00.123456789Z");

        append(Drafts.at(time.minusNanos(1), drafts.changing(ORDER)));

        assertThat(append(Drafts.at(time, drafts.changing(ORDER))).time())
                .as("keep the draft's time, to the nanosecond, where it is not before the last decision")
                .isEqualTo(time);
    }

    @Test
    void time_stands_still_rather_than_go_back() {
        Instant noon = Instant.parse("2026-05-02T12:00:00Z");
        append(Drafts.at(noon, drafts.changing(ORDER)));

        Decision anHourEarlier = append(Drafts.at(noon.minus(Duration.ofHours(1)), drafts.changing(ORDER)));
        Decision afterwards = append(Drafts.at(noon.plusNanos(1), drafts.changing(ORDER)));

        assertThat(anHourEarlier.time())
                .as("a draft that is earlier than the last decision gets the time of that decision")
                .isEqualTo(noon);
        assertThat(afterwards.time()).isEqualTo(noon.plusNanos(1));
        assertThat(log().at(anHourEarlier.position()))
                .as("the time that append returned is the time that is stored")
                .contains(anHourEarlier);
    }

    @Test
    void may_lie_before_1970() {
        Decision early = append(Drafts.at(Instant.parse("1909-12-31T23:59:59.999999999Z"), drafts.changing(ORDER)));

        assertThat(log().at(early.position())).contains(early);
    }

    @Test
    void an_id_is_used_once() {
        Decision first = appendChanging(ORDER);
        Draft again = drafts.changing(OTHER_ORDER);
        Draft sameId = new Draft(
                first.id(),
                again.time(),
                again.domain(),
                again.command(),
                again.origin(),
                again.boundary(),
                again.checks(),
                again.outcome(),
                again.events());

        assertThatThrownBy(() -> log().append(sameId, AppendCondition.none().claiming("k")))
                .as("refuse a draft whose id is in the log: an id names one decision for ever")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first.id().toString());
        assertThat(log().head()).as("nothing is appended").isEqualTo(first.position());
        assertThat(log().find(first.id())).contains(first);
        assertThat(log().findByIdempotencyKey("k")).as("nothing is claimed").isEmpty();
    }

    @Test
    void an_interrupted_caller_still_learns_what_became_of_its_decision() {
        Thread.currentThread().interrupt();
        Decision decision = appendChanging(ORDER);

        assertThat(Thread.interrupted())
                .as("append neither gives up for an interrupt nor loses it: wait on, then restore the flag")
                .isTrue();
        assertThat(log().find(decision.id())).contains(decision);
    }
}
