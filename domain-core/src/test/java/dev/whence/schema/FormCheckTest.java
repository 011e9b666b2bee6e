package dev.whence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FormCheckTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Part(String name, @Nullable BigDecimal price) {}

    record Everything(
            @Describe("What it is called.") String text,
            int whole,
            BigDecimal amount,
            boolean flag,
            Size size,
            Instant at,
            LocalDate day,
            List<Part> parts,
            Map<String, Integer> counts,
            @Nullable String optionalText) {}

    record Unsupported(double amount) {}

    record Free(@Nullable JsonNode value, Map<String, JsonNode> arguments) {}

    private static final Shape.Fields SHAPE = Shapes.of(Everything.class);

    private static ObjectNode valid() {
        return (ObjectNode) Json.DATA.readTree("""
                {"text": "x", "whole": 3, "amount": 1.10, "flag": true, "size": "SMALL", "at": "2026-05-01T09:00:00Z",
                 "day": "2026-05-01", "parts": [{"name": "p"}], "counts": {"a": 1}}
                """);
    }

    @Test
    void a_value_of_the_right_form_has_no_problems_and_binds() {
        assertThat(FormCheck.problems("command", SHAPE, valid())).isEmpty();
        assertThat(Json.DATA.treeToValue(valid(), Everything.class).amount()).isEqualTo("1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text   | 5                        | command.text was 5, required “text of at most 10000 characters”",
                "whole  | 1.5                      | command.whole was 1.5, required “a whole number”",
                "whole  | 99999999999999999999     | command.whole was 99999999999999999999, required “a whole number”",
                "amount | \"12\"                   | command.amount was 12, required “a number”",
                "flag   | \"yes\"                  | command.flag was yes, required “true or false”",
                "size   | \"SMAL\"                 | command.size was SMAL, required one of SMALL, LARGE; did you mean SMALL?",
                "at     | \"yesterday\"            | command.at was yesterday, required “a time such as 2026-05-02T09:31:07Z”",
                "day    | \"2026-13-01\"           | command.day was 2026-13-01, required “a date such as 2026-05-02”",
                "parts  | [{}]                     | command.parts[0].name was absent, required present",
                "parts  | [{\"name\":\"p\",\"x\":1}] | command.parts[0] field was x, required one of name, price",
                "counts | {\"a\": \"one\"}         | command.counts.a was one, required “a whole number”",
                "text   | null                     | command.text was absent, required present"
            })
    void says_what_was_found_and_what_is_required(String field, String json, String sentence) {
        ObjectNode value = valid();
        value.set(field, Json.DATA.readTree(json));

        assertThat(FormCheck.problems("command", SHAPE, value))
                .singleElement()
                .extracting(Sentences::of)
                .isEqualTo(sentence);
    }

    @Test
    void finds_every_problem() {
        assertThat(FormCheck.problems("command", SHAPE, Json.DATA.readTree("{\"text\": 1, \"extra\": 2}")))
                .hasSize(10);
    }

    @Test
    void the_schema_is_closed_and_says_what_fields_mean() {
        ObjectNode schema = JsonSchema.of(SHAPE);

        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/properties/text/description").asString()).isEqualTo("What it is called.");
        assertThat(schema.at("/properties/parts/items/additionalProperties").booleanValue())
                .isFalse();
        assertThat(schema.get("required").valueStream().map(JsonNode::asString))
                .contains("text", "counts")
                .doesNotContain("optional_text");
    }

    @Test
    void a_question_about_values_may_leave_their_form_open() {
        Shape.Fields shape = Shapes.of(Free.class);
        JsonNode asked = Json.DATA.readTree("{\"value\": 1.10, \"arguments\": {\"ids\": [\"a\"], \"none\": null}}");

        assertThat(FormCheck.problems("question", shape, asked)).isEmpty();
        assertThat(Json.DATA.treeToValue(asked, Free.class).arguments())
                .containsKeys("ids", "none")
                .containsEntry("ids", Json.tree(List.of("a")));
        assertThat(JsonSchema.of(shape).at("/properties/value/anyOf")).hasSize(5);
        assertThat(JsonSchema.of(shape)
                        .at("/properties/arguments/additionalProperties")
                        .booleanValue())
                .isTrue();
        assertThat(FormCheck.problems("question", shape, Json.DATA.readTree("{\"arguments\": 1}")))
                .singleElement()
                .extracting(Sentences::of)
                .isEqualTo("question.arguments was 1, required “a JSON object”");
    }

    @Test
    void a_type_without_a_json_form_is_named() {
        assertThatThrownBy(() -> Shapes.of(Unsupported.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unsupported.amount has type double")
                .hasMessageContaining("BigDecimal");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void what_passes_the_check_binds_and_what_binds_to_nothing_else_does_not_pass(long seed) {
        Random random = new Random(seed);
        int passed = 0;
        for (int i = 0; i < 2_000; i++) {
            ObjectNode value = valid();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                mutate(value, random);
            }
            boolean passes = FormCheck.problems("command", SHAPE, value).isEmpty();
            if (passes) {
                passed++;
                assertThat(Json.DATA.treeToValue(value, Everything.class))
                        .as("seed %d: %s", seed, value)
                        .isNotNull();
            }
            Set<String> extra = new java.util.HashSet<>(value.propertyNames());
            extra.removeAll(SHAPE.fields().stream().map(Shape.Field::name).toList());
            assertThat(passes && !extra.isEmpty())
                    .as("seed %d: %s", seed, value)
                    .isFalse();
        }
        assertThat(passed).isBetween(600, 1_900);
    }

    private static void mutate(ObjectNode value, Random random) {
        List<String> fields = List.copyOf(value.propertyNames());
        List<String> replacements = List.of(
                "null",
                "1",
                "2.5",
                "\"text\"",
                "true",
                "[]",
                "{}",
                "\"LARGE\"",
                "\"2026-05-01\"",
                "[{\"name\":\"q\"}]",
                "{\"k\": 2}");
        String json = replacements.get(random.nextInt(replacements.size()));
        switch (random.nextInt(4)) {
            case 0 -> value.remove(fields.get(random.nextInt(fields.size())));
            case 1 -> value.set("field" + random.nextInt(3), Json.DATA.readTree(json));
            default -> value.set(fields.get(random.nextInt(fields.size())), Json.DATA.readTree(json));
        }
    }
}
