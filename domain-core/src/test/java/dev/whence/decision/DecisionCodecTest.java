package dev.whence.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Evidence.AllOf;
import dev.whence.decision.Evidence.AnyOf;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Evidence.ForEach;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class DecisionCodecTest {

    private static final Instant READ_TIME = Instant.parse("2026-05-02T09:31:07.123456Z");
    private static final Instant APPENDED = Instant.parse("2026-05-02T09:31:07.124Z");
    private static final Position PLACE = Position.of(4711);
    private static final EntityRef ORDER = EntityRef.parse("order:#W1");

    private static final String BODY_AFTER_TIME = """
            "domain":"retail",\
            "command":{"type":"CancelPendingOrder","version":1,"data":{"order_id":"#W1","amount":5.00}},\
            "origin":{"principal":"shop-agent","reason":"asked to",\
            "causedBy":"0198c5a2-7f31-7cc4-8a52-3d5e6f708192","idempotencyKey":"k1"},\
            "boundary":{"entities":["order:#W1","user:mei"],"readPosition":4698,\
            "readTime":"2026-05-02T09:31:07.123456Z"},\
            "checks":[{"rule":"order-is-pending","kind":"invariant","version":2,"statement":"Only pending ones",\
            "verdict":"holds","evidence":{"fact":"order.status","sources":["order:#W1#/status"],"value":"pending",\
            "operator":"is","required":"pending","requiredFact":"wanted","requiredSources":["command#/wanted"],\
            "holds":true}},\
            {"rule":"known","kind":"form","version":1,"statement":"All of it","verdict":"fails",\
            "evidence":{"allOf":[{"anyOf":[{"fact":"a","value":null,"operator":"is present","holds":false}],\
            "holds":false},{"forEach":"command.items","items":[{"item":"1","evidence":\
            {"fact":"b","value":3,"operator":"at most","required":2.50,"holds":false}}],"holds":false}],\
            "holds":false}},\
            {"rule":"budget","kind":"guard","version":1,"statement":"Within budget","verdict":"not-evaluated",\
            "because":"there is no budget"}],\
            "outcome":"accepted",\
            "events":[{"entity":"order:#W1","type":"OrderCancelled","version":1,"data":{"status":"cancelled"}}]}""";

    private static final String BODY = "{\"id\":\"0198c5a2-7f31-7cc4-8a52-3d5e6f708193\"," + BODY_AFTER_TIME;

    private static final String WHOLE = "{\"id\":\"0198c5a2-7f31-7cc4-8a52-3d5e6f708193\",\"position\":4711,"
            + "\"time\":\"2026-05-02T09:31:07.124Z\"," + BODY_AFTER_TIME;

    @Test
    void personal_values_are_named_at_the_end() {
        List<PersonalValues> personal = List.of(
                new PersonalValues(EntityRef.parse("user:mei"), List.of("/origin/reason", "/command/data/order_id")),
                new PersonalValues(ORDER, List.of("/events/0/data/status")));
        Draft draft = draft().withPersonal(personal);

        String stored = new String(DecisionCodec.encodeBody(draft), UTF_8);

        assertThat(stored)
                .isEqualTo(BODY.substring(0, BODY.length() - 1)
                        + ",\"personal\":[{\"subject\":\"user:mei\","
                        + "\"places\":[\"/origin/reason\",\"/command/data/order_id\"]},"
                        + "{\"subject\":\"order:#W1\",\"places\":[\"/events/0/data/status\"]}]}");
        Decision read = DecisionCodec.decodeBody(PLACE, APPENDED, stored.getBytes(UTF_8));
        assertThat(read).isEqualTo(draft.at(PLACE, APPENDED));
        assertThat(DecisionCodec.fromJson(DecisionCodec.toJson(read))).isEqualTo(read);
        assertThat(read.isAbout(ORDER)).isTrue();
        assertThat(read.isAbout(EntityRef.parse("user:mia"))).isFalse();
    }

    @Test
    void a_subject_without_places_is_not_recorded() {
        assertThatThrownBy(() -> new PersonalValues(ORDER, List.of())).hasMessageContaining("order:#W1");
    }

    @Test
    void the_stored_form_is_exactly_this() {
        assertThat(new String(DecisionCodec.encodeBody(draft()), UTF_8)).isEqualTo(BODY);
    }

    @Test
    void the_whole_record_has_position_and_time_after_the_id() {
        assertThat(DecisionCodec.toJson(draft().at(PLACE, APPENDED))).isEqualTo(WHOLE);
    }

    @Test
    void reads_back_what_it_wrote() {
        Decision decision = draft().at(PLACE, APPENDED);

        assertThat(DecisionCodec.decodeBody(PLACE, APPENDED, BODY.getBytes(UTF_8)))
                .isEqualTo(decision);
        assertThat(DecisionCodec.fromJson(WHOLE)).isEqualTo(decision);
    }

    @Test
    void reads_a_body_that_is_a_part_of_more_bytes() {
        byte[] padded = ("head" + BODY + "tail").getBytes(UTF_8);

        assertThat(DecisionCodec.decodeBody(PLACE, APPENDED, padded, 4, padded.length - 8))
                .isEqualTo(draft().at(PLACE, APPENDED));
    }

    @Test
    void the_mapper_of_the_envelope_writes_the_same() {
        Decision decision = draft().at(PLACE, APPENDED);

        assertThat(Json.ENVELOPE.writeValueAsString(decision)).isEqualTo(DecisionCodec.toJson(decision));
        assertThat(Json.ENVELOPE.readValue(WHOLE, Decision.class)).isEqualTo(decision);
    }

    @Test
    void passes_over_properties_of_a_later_version_wherever_they_are() {
        String later = BODY.replace("\"version\":1", "\"version\":1,\"later\":{\"a\":[1,{\"b\":null}]}")
                .replace("\"operator\":", "\"later\":[[]],\"operator\":")
                .replace("\"outcome\":", "\"later\":\"x\",\"outcome\":")
                .replace("\"readPosition\":", "\"later\":true,\"readPosition\":")
                .replace("\"principal\":", "\"later\":{},\"principal\":")
                .replace("\"item\":", "\"later\":7,\"item\":");

        assertThat(DecisionCodec.decodeBody(PLACE, APPENDED, later.getBytes(UTF_8)))
                .isEqualTo(draft().at(PLACE, APPENDED));
    }

    @Nested
    class Whatever_a_caller_sends {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e5000",
                    "1e-5000",
                    "1E+50000",
                    "-0.00",
                    "100.10",
                    "0.0000000001",
                    "9223372036854775807",
                    "9223372036854775808",
                    "\"\\ud800 alone\"",
                    "\"\\u0000\\u001f\\u2028 \\\\ \\\" 😀\"",
                    "{\"\":{\"\\ud800\":[]}}",
                    "null"
                })
        void is_read_back_to_the_last_digit(String json) {
            assertReadBack(Json.ENVELOPE.readTree(json));
        }

        @Test
        void may_be_a_number_of_a_thousand_digits() {
            assertReadBack(Json.ENVELOPE.readTree("9".repeat(1000)));
            assertReadBack(Json.ENVELOPE.readTree("1e1000"));
        }

        @Test
        void may_be_nested_as_deep_as_a_request_can_be() {
            int depth = 500;
            assertReadBack(Json.ENVELOPE.readTree("[".repeat(depth) + "]".repeat(depth)));
            assertReadBack(Json.ENVELOPE.readTree("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
        }

        @Test
        void may_be_megabytes_long() {
            assertReadBack(Json.tree("long ".repeat(2_000_000)));
        }

        @Test
        void is_refused_rather_than_recorded_for_ever_unreadable_when_it_is_nested_deeper() {
            JsonNode node = Json.tree(1);
            for (int depth = 0; depth < 3_000; depth++) {
                node = Json.ENVELOPE.createArrayNode().add(node);
            }
            Draft tooDeep = asking(node);

            assertThatThrownBy(() -> DecisionCodec.encodeBody(tooDeep)).isInstanceOf(JacksonException.class);
        }

        private static void assertReadBack(JsonNode data) {
            Draft draft = asking(data);

            Decision read = DecisionCodec.decodeBody(PLACE, APPENDED, DecisionCodec.encodeBody(draft));

            assertThat(read).isEqualTo(draft.at(PLACE, APPENDED));
            assertThat(DecisionCodec.fromJson(DecisionCodec.toJson(read))).isEqualTo(read);
        }
    }

    @Nested
    class Damaged_bytes {

        @Test
        void are_reported_with_the_position_and_the_remedy() {
            byte[] cut = BODY.substring(0, 300).getBytes(UTF_8);

            assertThatThrownBy(() -> DecisionCodec.decodeBody(PLACE, APPENDED, cut))
                    .isInstanceOf(UnreadableDecisionException.class)
                    .hasMessageContaining("position 4711")
                    .hasMessageContaining("restore them from a backup");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{}",
                    "null",
                    "{\"id\":\"x\"}",
                    "{\"id\":5}",
                    "{\"checks\":{}}",
                    "{\"boundary\":{\"entities\":[\"none\"]}}",
                    "{\"boundary\":{\"readTime\":\"yesterday\"}}",
                    "{\"outcome\":\"liked\"}",
                    "{\"checks\":[{\"kind\":\"whim\"}]}",
                    "{\"checks\":[{\"verdict\":\"so-so\"}]}",
                    "{\"checks\":[{\"evidence\":{\"fact\":\"a\"}}]}",
                    "{\"checks\":[{\"evidence\":{}}]}",
                    "{\"checks\":[{\"evidence\":{\"forEach\":\"a\",\"items\":[{}]}}]}",
                    "{\"command\":\"x\"}",
                    "{\"origin\":[1]}"
                })
        void are_never_read_as_a_decision(String json) {
            assertThatThrownBy(() -> DecisionCodec.decodeBody(PLACE, APPENDED, json.getBytes(UTF_8)))
                    .isInstanceOf(UnreadableDecisionException.class);
        }

        @Test
        void that_lack_a_property_name_it() {
            byte[] lacking = BODY.replace("\"domain\":\"retail\",", "").getBytes(UTF_8);

            assertThatThrownBy(() -> DecisionCodec.decodeBody(PLACE, APPENDED, lacking))
                    .hasMessageContaining("'domain' is missing");
        }

        @Test
        void that_go_on_after_the_end_are_not_trusted() {
            byte[] twice = (BODY + BODY).getBytes(UTF_8);

            assertThatThrownBy(() -> DecisionCodec.decodeBody(PLACE, APPENDED, twice))
                    .hasMessageContaining("follows the end");
        }
    }

    private static Draft asking(JsonNode data) {
        Draft draft = draft();
        return new Draft(
                draft.id(),
                draft.time(),
                draft.domain(),
                new RecordedCommand("Ask", 1, data),
                draft.origin(),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events());
    }

    private static Draft draft() {
        Evidence pending = new Comparison(
                "order.status",
                List.of("order:#W1#/status"),
                Json.tree("pending"),
                Operator.IS,
                Json.tree("pending"),
                "wanted",
                List.of("command#/wanted"),
                true);
        Evidence mixed = new AllOf(List.of(
                new AnyOf(List.of(comparison("a", Json.tree(null), Operator.IS_PRESENT, Json.tree(null)))),
                new ForEach(
                        "command.items",
                        List.of(new ForEach.Item(
                                "1",
                                comparison("b", Json.tree(3), Operator.AT_MOST, Json.tree(new BigDecimal("2.50"))))))));
        return new Draft(
                DecisionId.parse("0198c5a2-7f31-7cc4-8a52-3d5e6f708193"),
                READ_TIME,
                "retail",
                new RecordedCommand(
                        "CancelPendingOrder", 1, Json.ENVELOPE.readTree("{\"order_id\":\"#W1\",\"amount\":5.00}")),
                Origin.of("shop-agent", "asked to")
                        .withCausedBy(DecisionId.parse("0198c5a2-7f31-7cc4-8a52-3d5e6f708192"))
                        .withIdempotencyKey("k1"),
                new Boundary(List.of(ORDER, EntityRef.parse("user:mei")), Position.of(4698), READ_TIME),
                List.of(
                        new Check(
                                "order-is-pending",
                                RuleKind.INVARIANT,
                                2,
                                "Only pending ones",
                                Verdict.HOLDS,
                                pending,
                                null),
                        new Check("known", RuleKind.FORM, 1, "All of it", Verdict.FAILS, mixed, null),
                        new Check(
                                "budget",
                                RuleKind.GUARD,
                                1,
                                "Within budget",
                                Verdict.NOT_EVALUATED,
                                null,
                                "there is no budget")),
                Outcome.ACCEPTED,
                List.of(new RecordedEvent(
                        ORDER, "OrderCancelled", 1, Json.ENVELOPE.readTree("{\"status\":\"cancelled\"}"))));
    }

    private static Comparison comparison(String fact, JsonNode value, Operator operator, JsonNode required) {
        return new Comparison(fact, List.of(), value, operator, required, null, List.of(), false);
    }
}
