package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchQuery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotateToolTest {

    private final OpenLibrary library = new OpenLibrary().withBook();

    private Decision decision(int position) {
        return library.log.at(Position.of(position)).orElseThrow();
    }

    @Test
    void a_note_on_an_entity_is_recorded_with_who_noted_it() {
        Reply reply = library.accepted(
                "annotate",
                "{'about': 'book:B1', 'note': 'The spine is torn', 'on_behalf_of': 'leo'}".replace('\'', '"'));

        Decision note = decision(2);
        assertThat(reply.text())
                .startsWith("Noted: annotate on book:B1. Decision 2, id " + note.id() + ".")
                .contains("Nothing changed by it.");
        assertThat(reply.structured().at("/outcome").asString()).isEqualTo("observed");
        assertThat(note.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(note.origin().principal()).isEqualTo("anna");
        assertThat(note.origin().onBehalfOf()).isEqualTo("leo");
    }

    @ParameterizedTest
    @CsvSource({"1", "decision:1"})
    void a_note_on_a_decision_is_caused_by_it_and_found_by_its_words(String about) throws Exception {
        library.accepted("annotate", "{\"about\": \"" + about + "\", \"note\": \"Bought at an antiquarian\"}");

        assertThat(decision(2).origin().causedBy()).isEqualTo(decision(1).id());
        assertThat(library.accepted("explain_decision", "{\"decision\": 1}").text())
                .contains("2");
        assertThat(library.index.await(Position.of(2), Duration.ofSeconds(10))).isTrue();
        assertThat(library.index.search(SearchQuery.of("antiquarian")).hits())
                .extracting(SearchHit::position)
                .containsExactly(Position.of(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'about': 'book:B9', 'note': 'x'} | No decision ever read or changed book:B9",
                "{'about': '99', 'note': 'x'} | the log ends at 1",
                "{'about': 'the book', 'note': 'x'} | names no decision",
                "{'about': 'book:B1'} | annotate.note was absent",
                "{'about': 'book:B1', 'note': ' '} | note.length",
            })
    void what_cannot_be_noted_is_told(String arguments, String told) {
        Reply reply = library.call("annotate", arguments.replace('\'', '"'));

        assertThat(reply.refused()).isTrue();
        assertThat(reply.text()).contains(told);
    }
}
