package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryToolsTest {

    private final OpenLibrary library = new OpenLibrary().withBook();

    /// Position 1 adds the book, 2 lends it, 3 is a refused second loan, 4 is its return.
    @BeforeEach
    void play() {
        String lend = "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"holidays\"}";
        library.accepted("lend_book", lend);
        library.call("lend_book", lend);
        library.accepted("return_book", "{\"book_id\": \"B1\", \"reason\": \"has read it\"}");
    }

    private Decision decision(int position) {
        return library.log.at(Position.of(position)).orElseThrow();
    }

    @Nested
    class GetState {

        @Test
        void tells_the_state_and_the_version_now() {
            Reply reply = library.accepted("get_state", "{\"entity\": \"book:B1\"}");

            assertThat(reply.text())
                    .startsWith("book:B1 as of position 4, version 4:\n{")
                    .contains("\"price\":12.50");
            assertThat(reply.structured().at("/state/status").asString()).isEqualTo("on shelf");
        }

        @Test
        void tells_the_state_at_a_position_a_decision_or_a_time() {
            String byPosition = "{\"entity\": \"book:B1\", \"as_of\": 3}";
            String byDecision =
                    "{\"entity\": \"book:B1\", \"as_of\": \"" + decision(2).id() + "\"}";
            String byTime =
                    "{\"entity\": \"book:B1\", \"as_of\": \"" + decision(3).time() + "\"}";

            for (String asked : new String[] {byPosition, byDecision, byTime}) {
                Reply reply = library.accepted("get_state", asked);
                assertThat(reply.structured().at("/state/lent_to").asString()).isEqualTo("leo");
                assertThat(reply.structured().at("/version").asInt()).isEqualTo(2);
            }
        }

        @Test
        void tells_one_field() {
            assertThat(library.accepted("get_state", "{\"entity\": \"book:B1\", \"field\": \"title\"}")
                            .text())
                    .isEqualTo("book:B1 title as of position 4, version 4:\n\"Ulysses\"");
            assertThat(library.call("get_state", "{\"entity\": \"book:B1\", \"field\": \"colour\"}")
                            .text())
                    .isEqualTo("book:B1 has nothing at colour. Its fields are book_id, title, price, status.");
        }

        @Test
        void a_long_state_is_cut_unless_all_is_asked_for() {
            String title = "long ".repeat(500).strip();
            library.accepted(
                    "add_book",
                    "{\"book_id\": \"B2\", \"title\": \"" + title + "\", \"price\": 1, \"reason\": \"a long one\"}");

            Reply cut = library.accepted("get_state", "{\"entity\": \"book:B2\"}");
            Reply whole = library.accepted("get_state", "{\"entity\": \"book:B2\", \"detail\": \"full\"}");

            assertThat(cut.text()).hasSizeLessThanOrEqualTo(1_200).endsWith("give field for a part, or detail: full)");
            assertThat(cut.structured()).isEqualTo(whole.structured());
            assertThat(whole.text()).contains(title, "\"status\"");
        }

        @Test
        void tells_that_something_did_not_exist_yet() {
            Reply reply = library.accepted("get_state", "{\"entity\": \"book:B1\", \"as_of\": \"2020-01-01\"}");

            assertThat(reply.text())
                    .isEqualTo("book:B1 does not exist as of position 0. It first changed at position 1 ("
                            + decision(1).time() + ").");
            assertThat(reply.structured().at("/exists").asBoolean(true)).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'entity': 'book:B9'} | No decision ever changed it",
                    "{'entity': 'books:B1'} | Did you mean book:B1?",
                    "{'entity': 'B1'} | write type:id",
                    "{'entity': 'book:B1', 'as_of': 99} | the log ends at 4",
                    "{'entity': 'book:B1', 'as_of': 'yesterday'} | no point in the log",
                    "{'entity': 'book:B1', 'as_of': '0198c5a2-7f31-7cc4-8a52-3d5e6f708192'} | No decision has the id",
                    "{} | get_state.entity was absent",
                    "{'entity': 'book:B1', 'when': 'now'} | get_state field was when",
                    "[] | get_state was “[]”, required"
                })
        void tells_what_is_wrong_with_the_question(String asked, String words) {
            Reply reply = library.call("get_state", asked.replace('\'', '"'));

            assertThat(reply.refused()).isTrue();
            assertThat(reply.text()).contains(words);
            assertThat(reply.structured().path("problem").asString()).isEqualTo(reply.text());
        }
    }

    @Nested
    class ExplainDecision {

        @Test
        void explains_a_refusal_by_its_position_or_id() {
            Reply byPosition = library.accepted("explain_decision", "{\"decision\": 3}");
            Reply byId = library.accepted(
                    "explain_decision", "{\"decision\": \"" + decision(3).id() + "\"}");

            assertThat(byPosition).isEqualTo(byId);
            assertThat(byPosition.text())
                    .contains("LendBook on book:B1 was rejected, rather than accepted")
                    .contains("book.status was lent, required “on shelf”")
                    .contains("decision 2 (LendBook by test-agent");
            assertThat(byPosition.structured().at("/origins/0/set_by/position").asInt())
                    .isEqualTo(2);
            assertThat(byPosition.structured().has("record")).isFalse();
        }

        @Test
        void gives_the_whole_record_when_asked_for() {
            Reply reply = library.accepted("explain_decision", "{\"decision\": 3, \"detail\": \"full\"}");

            assertThat(reply.structured().at("/record/checks/0/rule").asString())
                    .isNotEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0, counted from 1", "17, the log ends at 4", "something, names no decision"})
        void tells_what_is_wrong_with_the_question(String decision, String words) {
            Reply reply = library.call("explain_decision", "{\"decision\": \"" + decision + "\"}");

            assertThat(reply.refused()).isTrue();
            assertThat(reply.text()).contains(words);
        }
    }

    @Nested
    class ExplainState {

        @Test
        void names_the_decision_that_last_set_a_field() {
            Reply reply = library.accepted("explain_state", "{\"entity\": \"book:B1\", \"field\": \"status\"}");

            assertThat(reply.text())
                    .contains("decision 4 (ReturnBook", "stated reason “has read it”")
                    .contains("status = “on shelf” (before: lent)");
            assertThat(reply.structured().at("/fields/0/set_by/position").asInt())
                    .isEqualTo(4);
        }

        @Test
        void answers_as_of_an_earlier_time() {
            Reply reply =
                    library.accepted("explain_state", "{\"entity\": \"book:B1\", \"field\": \"status\", \"as_of\": 3}");

            assertThat(reply.text()).contains("decision 2 (LendBook", "status = lent");
        }

        @Test
        void says_what_does_not_exist() {
            assertThat(library.call("explain_state", "{\"entity\": \"book:B9\"}")
                            .text())
                    .contains("No decision ever read or changed book:B9. Did you mean book:B1?");
        }
    }

    @Nested
    class ListRules {

        @Test
        void lists_the_rules_of_a_command_those_of_the_deployment_first() {
            Reply reply = library.accepted("list_rules", "{\"command\": \"lend_book\"}");

            assertThat(reply.text())
                    .startsWith("lend_book is refused unless all of these hold:\n- reason-is-given")
                    .contains(
                            "- book-is-on-shelf", "- loan-is-short (invariant v1): A book is lent for at most 30 days");
        }

        @Test
        void lists_every_rule_with_its_commands() {
            assertThat(library.accepted("list_rules", "{}").text())
                    .contains("book-is-on-shelf", "[lend_book, discard_book]");
        }

        @Test
        void names_the_command_that_was_probably_meant() {
            assertThat(library.call("list_rules", "{\"command\": \"lend_boook\"}")
                            .text())
                    .contains("Did you mean lend_book?");
        }
    }

    @Test
    void describe_domain_tells_what_there_is() {
        Reply reply = library.accepted("describe_domain", "{}");

        assertThat(reply.text())
                .contains("library: Books that are lent and come back. 4 decisions are recorded.")
                .contains("- book: A book that the library owns. [book_id, title, price, status, lent_to]")
                .contains("- lend_book: Hands a book out to a reader.")
                .doesNotContain("import_book");
    }
}
