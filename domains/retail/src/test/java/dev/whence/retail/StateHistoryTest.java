package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.explain.FieldOrigin;
import dev.whence.explain.StateDifference;
import dev.whence.explain.StateExplainer;
import dev.whence.explain.StateExplanation;
import dev.whence.explain.StateHistory;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where values came from, in a random history of 2,000 decisions.
class StateHistoryTest {

    private static final long SEED = 41;
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final Shop SHOP = HISTORY.shop;
    private static final TreeSet<EntityRef> ENTITIES = new TreeSet<>();
    private static final StateExplainer EXPLAINER = new StateExplainer(RetailDomain.retail(), SHOP.log, SHOP.states);

    private final Random random = new Random(SEED);

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
        SHOP.log.forEach(ReadQuery.all(), decision -> ENTITIES.addAll(decision.changed()));
    }

    private Position anyTime() {
        return Position.of(1 + random.nextLong(SHOP.log.head().value()));
    }

    private static JsonNode state(EntityRef ref, Position asOf) {
        return Json.tree(SHOP.states
                .asOf(RetailDomain.retail().entityType(ref.type()).orElseThrow(), ref, asOf)
                .state());
    }

    private static List<Position> changes(EntityRef ref, Position after, Position upTo) {
        List<Position> found = new ArrayList<>();
        SHOP.log.forEach(
                ReadQuery.changesTo(ref).after(after).upTo(upTo),
                (Decision decision) -> found.add(decision.position()));
        return found;
    }

    @Test
    void the_blamed_decision_set_the_value_and_no_later_one_did() {
        int fields = 0;
        for (EntityRef ref : ENTITIES) {
            Position asOf = anyTime();
            JsonNode now = state(ref, asOf);
            for (FieldOrigin field : EXPLAINER.explain(ref, "", asOf).fields()) {
                Position set = field.setBy().position();
                JsonNode before = state(ref, set.previous()).at(field.path());
                assertThat(Json.same(now.at(field.path()), field.value())).isTrue();
                assertThat(Json.same(before, field.value()))
                        .as("seed %d, %s of %s as of %s", SEED, field, ref, asOf)
                        .isFalse();
                assertThat(field.before() == null ? before.isMissingNode() : Json.same(before, field.before()))
                        .as("seed %d, %s of %s, before", SEED, field, ref)
                        .isTrue();
                for (Position later : changes(ref, set.previous(), asOf)) {
                    assertThat(Json.same(state(ref, later).at(field.path()), field.value()))
                            .isTrue();
                }
                fields++;
            }
        }
        assertThat(fields).isGreaterThan(1_000);
    }

    @Test
    void a_history_applied_to_nothing_gives_the_state() {
        for (EntityRef ref : ENTITIES) {
            Position upTo = anyTime();
            StateHistory history = EXPLAINER.history(ref, "", upTo);
            assertThat(history.changes().stream()
                            .map(change -> change.decision().position())
                            .toList())
                    .isEqualTo(changes(ref, Position.NONE, upTo).stream()
                            .filter(position -> !Json.same(state(ref, position.previous()), state(ref, position)))
                            .toList());
            for (StateHistory.Change change : history.changes()) {
                JsonNode before = state(ref, change.decision().position().previous());
                JsonNode after = state(ref, change.decision().position());
                change.fields().forEach(field -> {
                    assertThat(orMissing(field.before()))
                            .isEqualTo(before.at(field.path()).toString());
                    assertThat(orMissing(field.after()))
                            .isEqualTo(after.at(field.path()).toString());
                });
            }
        }
    }

    private static String orMissing(@Nullable JsonNode value) {
        return value == null ? "" : value.toString();
    }

    @Test
    void a_difference_names_who_made_it() {
        for (EntityRef ref : ENTITIES) {
            Position one = anyTime();
            Position other = anyTime();
            StateDifference difference = EXPLAINER.difference(ref, one, other);
            JsonNode before = state(ref, difference.from());
            JsonNode after = state(ref, difference.to());
            assertThat(difference.fields().isEmpty()).isEqualTo(Json.same(before, after));
            difference.fields().forEach(field -> {
                Position set = field.setBy().position();
                assertThat(set).isGreaterThan(difference.from()).isLessThanOrEqualTo(difference.to());
                assertThat(state(ref, set).at(field.path())).isEqualTo(after.at(field.path()));
                assertThat(state(ref, set.previous()).at(field.path())).isNotEqualTo(after.at(field.path()));
            });
        }
    }

    @Test
    void answers_are_short_and_the_same_every_time() {
        for (EntityRef ref : ENTITIES) {
            StateExplanation answer = EXPLAINER.explain(ref, "", SHOP.log.head());
            assertThat(answer.text()).hasSizeLessThanOrEqualTo(StateExplanation.SHORT);
            assertThat(EXPLAINER.explain(ref, "", SHOP.log.head())).isEqualTo(answer);
        }
    }

    @Test
    void what_does_not_exist_gets_an_answer_that_says_what_is_nearest() {
        EntityRef order = EntityRef.parse("order:" + Stock.PENDING);

        assertThat(EXPLAINER.explain(order, "", Position.of(1)).text())
                .contains("does not exist as of position 1. It is first changed later, by the decision at position");
        assertThat(EXPLAINER.explain(order, "/statu", SHOP.log.head()).text())
                .contains("has nothing at /statu")
                .contains("Nearest is /status");
        assertThat(EXPLAINER
                        .explain(EntityRef.parse("order:#NONE"), "", SHOP.log.head())
                        .text())
                .contains("No decision ever read or changed it: check the id.");
        assertThat(EXPLAINER
                        .explain(EntityRef.parse("order:#W99"), "", SHOP.log.head())
                        .text())
                .contains("No decision ever changed it; the one at position");
    }
}
