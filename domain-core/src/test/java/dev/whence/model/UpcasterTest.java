package dev.whence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.bank.Branch;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.engine.Answer;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.schema.SchemaVersion;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpcasterTest {

    record Lamp(String lampId, int brightness) {}

    sealed interface LampEvent {
        String lampId();
    }

    @SchemaVersion(3)
    record LampSet(String lampId, int brightness) implements LampEvent {}

    record LampChecked(String lampId) implements LampEvent {}

    record SetLamp(String lampId, int brightness) {}

    record TakeLamp(String lampId, @Nullable String spareId) {}

    private static final EntityRef L1 = new EntityRef("lamp", "L1");
    private static final Upcaster FIRST = Upcaster.of("LampSet", 1).toNext(data -> data.put("percent", 50));
    private static final Upcaster SECOND = Upcaster.of("LampSet", 2)
            .toNext(data -> data.put("brightness", data.remove("percent").intValue()));

    private static EntityType<Lamp, LampEvent> lamp(Upcaster... upcasters) {
        return EntityType.named("lamp", Lamp.class)
                .upcasting(upcasters)
                .changedBy(LampEvent.class, LampEvent::lampId, UpcasterTest::after);
    }

    private static @Nullable Lamp after(@Nullable Lamp lamp, LampEvent event) {
        return switch (event) {
            case LampSet set
            when set.brightness() > 100 ->
                throw new IllegalStateException("no lamp is as bright as " + set.brightness());
            case LampSet set -> new Lamp(set.lampId(), set.brightness());
            case LampChecked _ -> lamp;
        };
    }

    private static Domain domain(EntityType<Lamp, LampEvent> lamp) {
        return Domain.named("lamps")
                .entities(lamp)
                .commands(
                        CommandType.of(SetLamp.class)
                                .readingIfAny(lamp, in -> in.command().lampId())
                                .produces(in -> List.of(new LampSet(
                                        in.command().lampId(), in.command().brightness()))),
                        CommandType.of(TakeLamp.class)
                                .on(lamp, TakeLamp::lampId)
                                .readingIfAny(lamp, in -> in.command().spareId())
                                .requires(Rule.invariant(
                                        "lamp-is-on",
                                        "Only a burning lamp is taken",
                                        in -> in.the(lamp)
                                                .fact("brightness", Lamp::brightness)
                                                .moreThan(0)))
                                .produces(in -> List.of()))
                .build();
    }

    private static RecordedEvent event(String type, int version, String json) {
        return new RecordedEvent(L1, type, version, Json.DATA.readTree(json));
    }

    @Nested
    class When_the_domain_is_built {

        private void refuses(String message, Upcaster... upcasters) {
            EntityType<Lamp, LampEvent> lamp = lamp(upcasters);
            assertThatThrownBy(() -> domain(lamp))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }

        @Test
        void a_whole_chain_is_taken() {
            assertThat(domain(lamp(FIRST, SECOND)).name()).isEqualTo("lamps");
        }

        @Test
        void a_version_that_nothing_reads_is_a_gap() {
            refuses(
                    "Nothing reads LampSet v1, which may stand in a log, since LampSet is at version 3: add"
                            + " upcasting(Upcaster.of(\"LampSet\", 1).toNext(data -> …)) to entity type 'lamp'",
                    SECOND);
            refuses("Nothing reads LampSet v2", FIRST);
            refuses("Nothing reads LampSet v1");
        }

        @Test
        void a_gap_below_a_name_of_old_is_found_too() {
            refuses(
                    "Nothing reads LampBroken v1",
                    FIRST,
                    SECOND,
                    Upcaster.of("LampBroken", 2).dropped());
        }

        @Test
        void two_readers_of_one_version_are_refused() {
            refuses("Two upcasters in entity type 'lamp' read LampSet v1: keep one", FIRST, SECOND, FIRST);
        }

        @Test
        void a_version_that_is_not_there_yet_cannot_be_read() {
            refuses(
                    "LampSet is at version 3 today: raise its @SchemaVersion to 4, or take the upcaster away",
                    FIRST,
                    SECOND,
                    Upcaster.of("LampSet", 3).toNext(data -> data));
        }

        @Test
        void a_target_that_does_not_exist_is_refused() {
            refuses(
                    "leads to LampLit v1, which does not exist: there is no event LampLit; there is LampChecked, LampSet",
                    FIRST,
                    SECOND,
                    Upcaster.of("LampOn", 1).becoming("LampLit", 1));
            refuses(
                    "leads to LampSet v4, which does not exist: LampSet is at version 3; lead there",
                    FIRST,
                    SECOND,
                    Upcaster.of("LampOn", 1).becoming("LampSet", 4));
        }

        @Test
        void an_upcaster_takes_one_step() {
            refuses(
                    "must lead to version 2 of LampSet",
                    SECOND,
                    Upcaster.of("LampSet", 1).becoming("LampSet", 3));
        }

        @Test
        void names_that_lead_in_a_circle_are_refused() {
            refuses(
                    "leads round in a circle",
                    FIRST,
                    SECOND,
                    Upcaster.of("A", 1).becoming("B", 1),
                    Upcaster.of("B", 1).becoming("A", 1));
        }

        @Test
        void versions_start_at_one() {
            refuses("versions start at 1", FIRST, SECOND, Upcaster.of("Old", 0).dropped());
        }

        @Test
        void commands_are_held_to_the_same() {
            assertThatThrownBy(() -> Domain.named("lamps")
                            .upcasting(Upcaster.of("DimLamp", 1).becoming("SetLamp", 1))
                            .build())
                    .hasMessageContaining("there is no command SetLamp");
        }

        @Test
        void everything_that_is_wrong_is_told_at_once() {
            assertThatThrownBy(() -> domain(lamp(Upcaster.of("LampOn", 1).becoming("LampLit", 1))))
                    .hasMessageContaining("LampLit")
                    .hasMessageContaining("Nothing reads LampSet v1")
                    .hasMessageContaining("Nothing reads LampSet v2");
        }
    }

    @Nested
    class When_an_event_is_read {

        private final EntityType<Lamp, LampEvent> lamp = lamp(
                FIRST,
                SECOND,
                Upcaster.of("LampDimmed", 1).becoming("LampSet", 2),
                Upcaster.of("LampSeen", 1).dropped());

        @Test
        void upcasters_follow_one_another() {
            assertThat(lamp.read(event("LampSet", 1, "{\"lamp_id\":\"L1\"}"))).containsExactly(new LampSet("L1", 50));
            assertThat(lamp.read(event("LampDimmed", 1, "{\"lamp_id\":\"L1\",\"percent\":7}")))
                    .containsExactly(new LampSet("L1", 7));
            assertThat(lamp.read(event("LampSeen", 1, "{\"lamp_id\":\"L1\"}"))).isEmpty();
        }

        @Test
        void the_recorded_data_is_not_touched() {
            RecordedEvent recorded = event("LampSet", 2, "{\"lamp_id\":\"L1\",\"percent\":7}");
            var _ = lamp.read(recorded);
            assertThat(recorded.data()).isEqualTo(Json.DATA.readTree("{\"lamp_id\":\"L1\",\"percent\":7}"));
        }

        @Test
        void a_newer_version_asks_for_a_newer_domain() {
            assertThatThrownBy(() -> lamp.read(event("LampSet", 4, "{}")))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining(
                            "event LampSet v4 was written by a newer version of the domain, this one knows LampSet up to"
                                    + " version 3: update the domain");
            assertThatThrownBy(() -> lamp.read(event("LampDimmed", 2, "{}")))
                    .hasMessageContaining("newer version of the domain");
        }

        @Test
        void an_unknown_event_is_told_with_both_remedies() {
            assertThatThrownBy(() -> lamp.read(event("LampStolen", 1, "{}")))
                    .hasMessageContaining("event LampStolen v1 is unknown")
                    .hasMessageContaining("LampChecked, LampSet")
                    .hasMessageContaining("update the domain")
                    .hasMessageContaining("Upcaster.of(\"LampStolen\", 1)");
            assertThatThrownBy(() -> lamp.read(event("LampSet", 0, "{}"))).hasMessageContaining("versions start at 1");
        }

        @Test
        void a_missing_component_is_named_and_never_read_as_nothing() {
            assertThatThrownBy(() -> lamp.read(event("LampChecked", 1, "{}")))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("event LampChecked v1 has no 'lamp_id'")
                    .hasMessageContaining("raise the record's @SchemaVersion");
            assertThatThrownBy(() -> lamp.read(event("LampSet", 2, "{\"percent\":7}")))
                    .hasMessageContaining("LampSet v3, which was recorded as LampSet v2, has no 'lamp_id'");
        }

        @Test
        void a_value_of_another_kind_is_told() {
            assertThatThrownBy(() -> lamp.read(event("LampSet", 3, "{\"lamp_id\":\"L1\",\"brightness\":\"dim\"}")))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("does not fit its record");
        }

        @Test
        void an_upcaster_that_breaks_is_named() {
            assertThatThrownBy(() -> lamp.read(event("LampSet", 2, "{\"lamp_id\":\"L1\"}")))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageContaining("event LampSet v2: its upcaster to LampSet v3 failed with")
                    .hasMessageContaining("correct the upcaster");
        }

        @Test
        void a_split_that_gives_nothing_must_have_been_declared_as_dropped() {
            EntityType<Lamp, LampEvent> forgetful =
                    lamp(FIRST, SECOND, Upcaster.of("LampMoved", 1).becoming("LampChecked", 1, data -> null));
            assertThatThrownBy(() -> forgetful.read(event("LampMoved", 1, "{}")))
                    .hasMessageContaining("dropped()");
        }

        @Test
        void data_that_is_no_object_is_told() {
            assertThatThrownBy(() -> lamp.read(event("LampSet", 1, "[]"))).hasMessageContaining("not an object");
        }
    }

    @Nested
    class When_an_entity_has_an_event_that_cannot_be_read {

        private final InMemoryDecisionLog log = new InMemoryDecisionLog();
        private final EntityType<Lamp, LampEvent> lamp = lamp(FIRST, SECOND);
        private final Branch branch = new Branch(domain(lamp), log);

        private void append(String id, RecordedEvent event) {
            Decision pattern = branch.done(new SetLamp(id, 5));
            var _ = log.append(
                    new Draft(
                            DecisionId.create(
                                    pattern.time(),
                                    new Random(pattern.position().value())),
                            pattern.time(),
                            "lamps",
                            new RecordedCommand("SetLamp", 1, event.data()),
                            pattern.origin(),
                            pattern.boundary(),
                            List.of(),
                            Outcome.ACCEPTED,
                            List.of(event)),
                    AppendCondition.none());
        }

        @Test
        void a_command_on_it_is_answered_and_recorded_as_failed() {
            append("L1", event("LampSet", 9, "{\"lamp_id\":\"L1\"}"));

            Answer answer = branch.ask(new TakeLamp("L1", null));

            assertThat(answer.decision().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(answer.decision().position()).isEqualTo(Position.of(3));
            assertThat(answer.decision().unmet())
                    .filteredOn(check -> check.rule().equals("history-is-readable"))
                    .singleElement()
                    .extracting(Check::because)
                    .asString()
                    .contains("lamp:L1 cannot be read")
                    .contains("decision 2")
                    .contains("LampSet v9 was written by a newer version of the domain")
                    .contains("update the domain");
            assertThat(branch.explainer.explain(answer.decision()).text()).contains("update the domain");
        }

        @Test
        void so_is_one_that_reads_it_beside_others_or_only_if_it_is_there() {
            append("L1", event("LampSet", 9, "{\"lamp_id\":\"L1\"}"));
            var _ = branch.done(new SetLamp("L2", 5));

            assertThat(branch.ask(new SetLamp("L1", 1)).decision().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(branch.ask(new TakeLamp("L2", "L1")).decision().outcome())
                    .isEqualTo(Outcome.FAILED);
        }

        @Test
        void a_command_that_does_not_read_it_goes_on() {
            append("L1", event("LampSet", 9, "{\"lamp_id\":\"L1\"}"));
            var _ = branch.done(new SetLamp("L2", 5));
            assertThat(branch.ask(new TakeLamp("L2", null)).isAccepted()).isTrue();
        }

        @Test
        void the_state_before_it_can_still_be_asked_for() {
            append("L1", event("LampSet", 9, "{\"lamp_id\":\"L1\"}"));

            assertThat(branch.states.asOf(lamp, L1, Position.of(1)).state()).isEqualTo(new Lamp("L1", 5));
            assertThatThrownBy(() -> branch.states.now(lamp, L1))
                    .isInstanceOfSatisfying(UnreadableEntityException.class, unreadable -> {
                        assertThat(unreadable.entity()).isEqualTo(L1);
                        assertThat(unreadable.position()).isEqualTo(Position.of(2));
                    });
            assertThatThrownBy(() -> branch.explainer.state(L1, "", log.head()))
                    .isInstanceOf(UnreadableEntityException.class);
        }

        @Test
        void an_event_that_the_entity_cannot_take_names_itself() {
            append("L1", event("LampSet", 3, "{\"lamp_id\":\"L1\",\"brightness\":101}"));

            assertThatThrownBy(() -> branch.states.now(lamp, L1))
                    .isInstanceOf(UnreadableEntityException.class)
                    .hasMessageContaining("applying LampSet v3 failed")
                    .hasMessageContaining("no lamp is as bright as 101")
                    .hasMessageContaining("declare an upcaster");
        }
    }

    @Test
    void the_form_of_a_state_changes_with_events_and_upcasters() {
        assertThat(lamp(FIRST, SECOND).stateForm())
                .isEqualTo(lamp(FIRST, SECOND).stateForm());
        assertThat(lamp(FIRST, SECOND).stateForm())
                .isNotEqualTo(lamp(FIRST, SECOND, Upcaster.of("LampSeen", 1).dropped())
                        .stateForm());
    }

    @Test
    void a_command_cannot_become_two() {
        Domain domain = Domain.named("lamps")
                .entities(lamp(FIRST, SECOND))
                .commands(
                        CommandType.of(SetLamp.class).produces(in -> List.of()),
                        CommandType.of(TakeLamp.class).produces(in -> List.of()))
                .upcasting(
                        Upcaster.of("SwapLamp", 1).becoming("SetLamp", 1).and("TakeLamp", 1, data -> data),
                        Upcaster.of("SwapLamps", 1)
                                .becoming("SetLamp", 1, data -> null)
                                .and("TakeLamp", 1, data -> data))
                .build();
        JsonNode data = Json.DATA.readTree("{\"lamp_id\":\"L1\",\"brightness\":1}");

        assertThat(domain.read(new RecordedCommand("SwapLamps", 1, data))).contains(new TakeLamp("L1", null));
        assertThatThrownBy(() -> domain.read(new RecordedCommand("SwapLamp", 1, data)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("exactly one part");
        assertThatThrownBy(() -> domain.read(new RecordedCommand("Nonsense", 0, data)))
                .hasMessageContaining("command Nonsense v0 is unknown");
    }

    @Test
    void what_is_dropped_becomes_nothing_else() {
        assertThatThrownBy(() -> Upcaster.of("LampSeen", 1).dropped().and("LampSet", 3, data -> data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("becoming");
    }
}
