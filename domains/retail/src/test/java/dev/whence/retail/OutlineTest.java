package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outline;
import dev.whence.decision.RecordedEvent;
import dev.whence.log.ReadQuery;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Outlines of the decisions of a random history, some of whose values are encrypted, compared with the whole.
class OutlineTest {

    private static final RandomHistory HISTORY = new RandomHistory(91);

    @BeforeAll
    static void play() {
        for (int step = 0; step < 300; step++) {
            HISTORY.step();
        }
        HISTORY.shop.engine.forget(EntityRef.parse("user:" + Stock.BEN), Origin.of("operator", "he asked for it"));
    }

    @Test
    void with_all_parts_it_says_the_same_as_the_decision() {
        Outline.Parts all = new Outline.Parts(command -> true, type -> true, true);
        HISTORY.shop.log.forEachStored(ReadQuery.all(), stored -> {
            Decision whole = HISTORY.shop.log.decode(stored);
            assertThat(HISTORY.shop.log.outline(stored, all))
                    .isEqualTo(new Outline(
                            whole.id(),
                            whole.position(),
                            whole.time(),
                            whole.command(),
                            whole.origin(),
                            whole.boundary(),
                            whole.checks().stream().collect(Collectors.toMap(Check::rule, Check::verdict)),
                            whole.outcome(),
                            whole.events(),
                            whole.personal()));
        });
    }

    @Test
    void what_is_not_wanted_is_left_out_and_the_rest_is_whole() {
        Outline.Parts some = new Outline.Parts("CancelPendingOrder"::equals, "order"::equals, false);
        HISTORY.shop.log.forEachStored(ReadQuery.all(), stored -> {
            Decision whole = HISTORY.shop.log.decode(stored);
            Outline outline = HISTORY.shop.log.outline(stored, some);
            boolean wanted = whole.command().type().equals("CancelPendingOrder");
            assertThat(outline.command().data().isNull()).isEqualTo(!wanted);
            assertThat(outline.verdicts().isEmpty()).isEqualTo(!wanted);
            assertThat(outline.outcome()).isEqualTo(whole.outcome());
            for (int i = 0; i < whole.events().size(); i++) {
                RecordedEvent event = whole.events().get(i);
                if (event.entity().type().equals("order")) {
                    assertThat(outline.events().get(i)).isEqualTo(event);
                } else {
                    assertThat(outline.events().get(i).entity()).isEqualTo(event.entity());
                    assertThat(outline.events().get(i).data().isNull()).isTrue();
                }
            }
        });
    }
}
