package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Draft;
import dev.whence.decision.Origin;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is read is what was appended, to the last digit and character.
abstract class ExactnessContract extends LogContract {

    private static final int DECISIONS = 300;

    @Test
    void every_part_of_the_record_is_read_as_it_was_written() {
        long seed = Seed.announced("every_part");
        Drafts seeded = Drafts.seeded(seed);
        for (int i = 0; i < DECISIONS; i++) {
            Draft draft = seeded.any();
            Decision returned = append(draft);
            Decision read = log().at(returned.position()).orElseThrow();

            assertThat(read).as("seed %s, draft %s", seed, i).isEqualTo(draft.at(returned.position(), returned.time()));
            assertThat(DecisionCodec.toJson(read))
                    .as("seed %s, draft %s: digits, scales and the order of properties are kept", seed, i)
                    .isEqualTo(DecisionCodec.toJson(returned));
        }
    }

    @Test
    void absent_parts_stay_absent() {
        Draft draft = drafts.mentioning(ORDER);
        Draft anonymous = new Draft(
                draft.id(),
                draft.time(),
                draft.domain(),
                draft.command(),
                Origin.unknown(),
                draft.boundary(),
                List.of(),
                draft.outcome(),
                List.of());

        assertThat(log().at(append(anonymous).position()).orElseThrow().origin())
                .isEqualTo(Origin.unknown());
    }

    @Test
    void a_megabyte_is_kept_whole_between_small_ones() {
        Decision before = appendChanging(ORDER);
        String megabyte = "größe 注文 😀 ".repeat(50_000);
        Decision large = append(Drafts.asking(Json.tree(megabyte), drafts.changing(ORDER)));
        Decision after = appendChanging(ORDER);

        assertThat(log().read(ReadQuery.changesTo(ORDER))).containsExactly(before, large, after);
        assertThat(log().read(ReadQuery.all().newestFirst())).containsExactly(after, large, before);
    }

    @Test
    void arguments_nested_as_deep_as_a_request_can_be_are_kept() {
        int depth = 500;
        String json = "{\"a\":[".repeat(depth / 2) + "]}".repeat(depth / 2);
        Decision deep = append(Drafts.asking(Json.DATA.readTree(json), drafts.changing(ORDER)));

        assertThat(log().at(deep.position())).contains(deep);
    }

    @Test
    void numbers_too_large_to_be_written_out_are_kept() {
        Decision huge = append(Drafts.asking(Json.DATA.readTree("[1e5000, 1E-99999, 9e2]"), drafts.changing(ORDER)));

        assertThat(log().at(huge.position())).contains(huge);
    }
}
