package dev.whence.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.whence.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvidenceCutTest {

    private static final String BODY = """
            {"id":"a","command":{"type":"C","data":{"checks":[{"evidence":{"kept":1}}],"evidence":{"kept":2}}},\
            "checks":[{"rule":"r","statement":"say \\"evidence\\":{ and }]\\\\","evidence":{"fact":"}{]\\"","all":[{"x":{}}]}},\
            {"rule":"s","verdict":"holds"},{"rule":"ü","evidence":{"fact":"ü"},"because":"b"}],\
            "outcome":"accepted","events":[{"data":{"evidence":{"kept":3},"checks":[{"evidence":{}}]}}]}""";

    private static String cut(String body) {
        return cut(body, command -> true);
    }

    private static String cut(String body, Predicate<String> commands) {
        byte[] bytes = ("xx" + body + "yyy").getBytes(StandardCharsets.UTF_8);
        EvidenceCut cut = EvidenceCut.of(bytes, 2, bytes.length - 5, commands);
        return new String(cut.bytes(), 0, cut.size(), StandardCharsets.UTF_8);
    }

    @Test
    void of_a_command_that_is_not_wanted_all_checks_become_null_and_all_else_stays() {
        ObjectNode whole = (ObjectNode) Json.ENVELOPE.readTree(BODY);

        assertThat(Json.ENVELOPE.readTree(cut(BODY, command -> !command.equals("C"))))
                .isEqualTo(whole.putNull("checks"));
    }

    @Test
    void evidence_of_checks_becomes_null_and_all_else_stays() {
        JsonNode whole = Json.ENVELOPE.readTree(BODY);
        JsonNode cut = Json.ENVELOPE.readTree(cut(BODY));

        for (String same : new String[] {"id", "command", "outcome", "events"}) {
            assertThat(cut.get(same)).isEqualTo(whole.get(same));
        }
        assertThat(cut.at("/checks/0/evidence").isNull()).isTrue();
        assertThat(cut.at("/checks/0/statement")).isEqualTo(whole.at("/checks/0/statement"));
        assertThat(cut.at("/checks/1")).isEqualTo(whole.at("/checks/1"));
        assertThat(cut.at("/checks/2/evidence").isNull()).isTrue();
        assertThat(cut.at("/checks/2/because").stringValue()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "{\"checks\":[]}", "{\"checks\":7}", "{\"checks\": [{\"evidence\":{}}]}"
            })
    void what_has_another_form_stays_as_it_is(String body) {
        assertThat(cut(body)).isEqualTo(body);
    }

    @Test
    void a_body_that_ends_too_early_is_left_to_the_parser() {
        Random random = new Random(3);
        for (int length = 0; length < BODY.length(); length += 1 + random.nextInt(3)) {
            String early = BODY.substring(0, length);
            assertThatCode(() -> cut(early)).as(early).doesNotThrowAnyException();
        }
    }
}
