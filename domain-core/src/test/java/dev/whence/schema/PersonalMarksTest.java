package dev.whence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PersonalMarksTest {

    record Card(
            String id,
            @Personal String lastFour,
            @Personal @Nullable BigDecimal limit) {}

    record Person(
            String personId,
            @Personal String fullName,
            @Personal @Nullable LocalDate born,
            Map<String, Card> cards,
            List<Card> oldCards,
            @Personal List<String> nicknames,
            @Nullable Person parent) {}

    record Nothing(String id, @Nullable Nothing next) {}

    enum Colour {
        @JsonProperty("red")
        RED
    }

    private static final PersonalMarks MARKS = PersonalMarks.of(Person.class);

    private static JsonNode person() {
        return Json.DATA.readTree("""
                {"person_id": "p", "full_name": "Ida", "born": "1990-02-03",
                 "cards": {"a/b": {"id": "a/b", "last_four": "1234", "limit": 5.0}},
                 "old_cards": [{"id": "c", "last_four": "9876", "limit": null}],
                 "nicknames": ["I.", "Idchen"],
                 "parent": {"person_id": "q", "full_name": "Åse", "cards": {}, "old_cards": [], "nicknames": []}}""");
    }

    @Test
    void the_places_are_those_of_single_values() {
        assertThat(MARKS.places(person()))
                .containsExactly(
                        "/full_name",
                        "/born",
                        "/cards/a~1b/last_four",
                        "/cards/a~1b/limit",
                        "/old_cards/0/last_four",
                        "/nicknames/0",
                        "/nicknames/1",
                        "/parent/full_name");
        assertThat(PersonalMarks.of(Nothing.class).places(person())).isEmpty();
        assertThat(PersonalMarks.of(Nothing.class).isEmpty()).isTrue();
    }

    @Test
    void what_stands_where_it_does_not_belong_counts_as_personal() {
        assertThat(MARKS.places(Json.tree("Ida"))).containsExactly("");
        assertThat(MARKS.places(Json.DATA.readTree("[\"Ida\", 3]"))).containsExactly("/0", "/1");
        assertThat(MARKS.places(Json.DATA.readTree("{\"fullname\": {\"first\": \"Ida\"}, \"person_id\": \"p\"}")))
                .containsExactly("/fullname/first");
        assertThat(MARKS.places(Json.DATA.readTree("{\"cards\": [{\"id\": \"c\"}], \"old_cards\": {\"x\": 7}}")))
                .containsExactly("/cards/0/id", "/old_cards/x");
    }

    @Test
    void a_pointer_touches_what_is_personal_or_holds_it() {
        assertThat(List.of("/full_name", "/cards", "/cards/any/limit", "/old_cards/3", "/parent/parent/born", ""))
                .allMatch(MARKS::touch);
        assertThat(List.of("/person_id", "/cards/any/id", "/old_cards/0/id", "/parent/person_id"))
                .noneMatch(MARKS::touch);
        assertThat(MARKS.touch("/nicknames/0/what/ever")).isTrue();
    }

    @Test
    void the_texts_are_read_off_an_instance() {
        List<String> texts = new ArrayList<>();
        MARKS.texts(Json.DATA.treeToValue(person(), Person.class), texts::add);

        assertThat(texts).containsExactlyInAnyOrder("Ida", "1234", "9876", "I.", "Idchen", "Åse");
    }

    @Nested
    class Erased_values {

        @Test
        void bind_as_the_word_where_they_are_text_and_as_absent_elsewhere() {
            JsonNode erased = Json.DATA.readTree("""
                    {"person_id": "p", "full_name": "[erased]", "born": "[erased]",
                     "cards": {"a": {"id": "a", "last_four": "[erased]", "limit": "[erased]"}},
                     "old_cards": [], "nicknames": ["[erased]"]}""");

            Person person = Json.DATA.treeToValue(MARKS.bindable(erased), Person.class);

            assertThat(person)
                    .isEqualTo(new Person(
                            "p",
                            "[erased]",
                            null,
                            Map.of("a", new Card("a", "[erased]", null)),
                            List.of(),
                            List.of("[erased]"),
                            null));
        }

        @Test
        void are_looked_for_without_copying_what_has_none() {
            JsonNode person = person();

            assertThat(MARKS.bindable(person)).isSameAs(person);
        }
    }

    @Nested
    class A_component_that_could_not_be_erased {

        record Primitive(@Personal int age) {}

        record Required(@Personal LocalDate born) {}

        record InList(@Personal List<BigDecimal> salaries) {}

        record Deep(List<Map<String, Holder>> holders) {}

        record Holder(@Personal Inner inner) {}

        record Inner(String text, Colour colour) {}

        record Good(
                @Personal @Nullable Integer age, @Personal List<@Nullable BigDecimal> salaries, Inner inner) {}

        @Test
        void is_named_before_anything_is_recorded() {
            for (Class<?> type : List.of(Primitive.class, Required.class, InList.class, Deep.class)) {
                assertThatThrownBy(() -> PersonalMarks.of(type).requireErasable())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("@Nullable");
            }
            assertThatThrownBy(() -> PersonalMarks.of(Deep.class).requireErasable())
                    .hasMessageContaining("Inner.colour");
            PersonalMarks.of(Good.class).requireErasable();
            MARKS.requireErasable();
        }
    }
}
