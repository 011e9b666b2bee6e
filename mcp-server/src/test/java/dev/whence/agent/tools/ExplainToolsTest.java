package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The why questions as tools, on a library: 1 adds book B1, 2 lends it to leo, 3 is a refused second loan, 4 its
/// return, 5 lends it to mia, 6 adds book B2.
class ExplainToolsTest {

    private final OpenLibrary library = new OpenLibrary().withBook();

    @BeforeEach
    void play() {
        library.accepted("lend_book", lend("leo", "holidays"));
        library.call("lend_book", lend("mia", "wants it too"));
        library.accepted("return_book", "{\"book_id\": \"B1\", \"reason\": \"has read it\"}");
        library.accepted("lend_book", lend("mia", "now it is free"));
        library.accepted(
                "add_book", "{\"book_id\": \"B2\", \"title\": \"Emma\", \"price\": 8, \"reason\": \"asked for\"}");
    }

    private static String lend(String reader, String reason) {
        return "{\"book_id\": \"B1\", \"reader\": \"" + reader + "\", \"days\": 14, \"reason\": \"" + reason + "\"}";
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private Reply ask(String tool, String arguments) {
        return library.accepted(tool, json(arguments));
    }

    /// One question to each tool, and the more of those that have several forms.
    static Stream<List<String>> questions() {
        return Stream.of(
                List.of("explain_decision", "{'decision': 3}"),
                List.of("explain_decision", "{'decision': 3, 'detail': 'full'}"),
                List.of("explain_state", "{'entity': 'book:B1'}"),
                List.of("explain_state", "{'entity': 'book:B1', 'limit': 2, 'detail': 'full'}"),
                List.of("state_history", "{'entity': 'book:B1'}"),
                List.of("state_history", "{'entity': 'book:B1', 'difference': true, 'from': 1, 'until': 3}"),
                List.of("possible_commands", "{'entity': 'book:B1'}"),
                List.of("why_not", "{'command': 'discard_book', 'arguments': {'book_id': 'B1'}}"),
                List.of(
                        "what_if",
                        "{'commands': [{'command': 'return_book', 'arguments': {'book_id': 'B1'}},"
                                + " {'command': 'discard_book', 'arguments': {'book_id': 'B1'}}]}"),
                List.of("trace", "{'decision': 3}"),
                List.of("trace", "{'decision': 3, 'mermaid': true}"),
                List.of("but_for", "{'without': [2]}"),
                List.of("but_for", "{'needed_for': 3}"),
                List.of("check_claim", "{'entity': 'book:B1', 'event': 'BookLent', 'actor': 'nobody', 'count': 2}"),
                List.of("backtest_rule", "{'rule': 'book-is-on-shelf', 'drop': true}"),
                List.of("get_state", "{'entity': 'book:B1', 'as_of': 2}"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void the_same_question_gets_the_same_answer_byte_for_byte(List<String> question) {
        Reply first = ask(question.getFirst(), question.getLast());
        Reply second = ask(question.getFirst(), question.getLast());

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.structured().toString()).isEqualTo(first.structured().toString());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void an_answer_has_a_text_a_structure_that_its_schema_names_and_records_nothing(List<String> question) {
        Reply reply = ask(question.getFirst(), question.getLast());

        JsonNode named =
                library.tool(question.getFirst()).description().output().path("properties");
        assertThat(reply.text()).isNotBlank();
        assertThat(reply.structured().propertyNames()).allMatch(named::has);
        assertThat(library.log.head().value()).isEqualTo(6);
    }

    @Test
    void every_question_only_reads() {
        List<String> changing = new ArrayList<>();
        for (Tool tool : library.toolbox().tools()) {
            if (tool.description().effect() != ToolDescription.Effect.READS) {
                changing.add(tool.description().name());
            }
        }
        assertThat(changing)
                .containsExactly("add_book", "lend_book", "return_book", "discard_book", "annotate", "execute_plan");
    }

    @Nested
    class OfDecisions {

        @Test
        void a_refusal_is_told_with_what_failed_and_who_set_it() {
            Reply reply = ask("explain_decision", "{'decision': 3}");

            assertThat(reply.text()).contains("LendBook on book:B1 was rejected, rather than accepted");
            assertThat(reply.structured().at("/unmet/0/rule").asString()).isEqualTo("book-is-on-shelf");
            assertThat(reply.structured().at("/origins/0/set_by/position").asInt())
                    .isEqualTo(2);
            assertThat(reply.structured().at("/held").toString()).contains("loan-is-short v1");
            assertThat(reply.structured().has("record")).isFalse();
        }

        @Test
        void full_detail_holds_the_record_and_the_states_it_was_decided_on() {
            Reply reply = ask("explain_decision", "{'decision': 3, 'detail': 'full'}");

            assertThat(reply.structured().at("/record/position").asInt()).isEqualTo(3);
            assertThat(reply.structured().at("/states/book:B1/lent_to").asString())
                    .isEqualTo("leo");
        }

        @Test
        void a_trace_goes_both_ways_unless_it_is_told_which() {
            assertThat(ask("trace", "{'decision': 2}").text())
                    .contains("decision 2 (LendBook", "decision 1 (AddBook", "It led to the following")
                    .contains("decision 3 (LendBook");
            assertThat(ask("trace", "{'decision': 2, 'direction': 'causes'}").text())
                    .doesNotContain("It led to");
            assertThat(ask("trace", "{'decision': 2, 'mermaid': true}").text())
                    .startsWith("flowchart TD\n")
                    .contains("d1 -->", "d2 -->");
        }

        @Test
        void leaving_a_loan_out_lets_the_next_one_through() {
            Reply reply = ask("but_for", "{'without': 2}");

            assertThat(reply.structured().at("/differences/0/decision/position").asInt())
                    .isEqualTo(3);
            assertThat(reply.structured().at("/differences/0/outcome").asString())
                    .isEqualTo("accepted");
            assertThat(ask("but_for", "{'needed_for': 3}")
                            .structured()
                            .at("/sets/0/0/position")
                            .asInt())
                    .isPositive();
        }
    }

    @Nested
    class OfEntities {

        @Test
        void the_fields_of_a_state_come_in_pages_that_go_together() {
            JsonNode all = ask("explain_state", "{'entity': 'book:B1'}").structured();
            Reply first = ask("explain_state", "{'entity': 'book:B1', 'limit': 2}");
            assertThat(first.text()).contains("1 to 2 of " + all.path("total"), "more with cursor 2-6");
            library.accepted("return_book", "{\"book_id\": \"B1\", \"reason\": \"done\"}");

            List<JsonNode> pages = new ArrayList<>(
                    first.structured().path("fields").valueStream().toList());
            JsonNode page = first.structured();
            while (page.has("cursor")) {
                page = ask(
                                "explain_state",
                                "{'entity': 'book:B1', 'limit': 2, 'cursor': '"
                                        + page.path("cursor").asString() + "'}")
                        .structured();
                page.path("fields").forEach(pages::add);
            }

            assertThat(Json.tree(pages)).isEqualTo(all.path("fields"));
        }

        @Test
        void a_history_tells_what_each_decision_changed() {
            Reply reply = ask("state_history", "{'entity': 'book:B1', 'field': 'status', 'from': 2}");

            assertThat(reply.text())
                    .contains("book:B1 status was changed 2 times after position 2 and up to position 6")
                    .contains("status: lent → “on shelf”");
            assertThat(reply.structured().at("/changes/1/fields/0/after").asString())
                    .isEqualTo("lent");
        }

        @Test
        void a_difference_leaves_out_what_came_and_went() {
            Reply reply = ask("state_history", "{'entity': 'book:B1', 'difference': true, 'from': 2, 'until': 5}");

            assertThat(reply.structured().at("/total").asInt()).isEqualTo(1);
            assertThat(reply.text()).contains("lent_to: leo → mia");
        }

        @Test
        void what_is_possible_is_told_with_the_rule_that_forbids_the_rest() {
            Reply reply = ask("possible_commands", "{'entity': 'book:B1'}");

            assertThat(reply.structured().path("possible").toString()).isEqualTo("[\"return_book\"]");
            assertThat(reply.structured().at("/forbidden/0/by/0/rule").asString())
                    .isEqualTo("book-is-on-shelf");
        }
    }

    @Nested
    class OfPlans {

        @Test
        void why_not_names_the_command_that_would_make_it_possible() {
            Reply reply = ask("why_not", "{'command': 'DiscardBook', 'arguments': {'book_id': 'B1'}}");

            assertThat(reply.text()).contains("would be accepted after return_book");
            assertThat(reply.structured().at("/plans/0/0/command").asString()).isEqualTo("return_book");
        }

        @Test
        void what_if_takes_the_plan_and_leaves_a_token() {
            Reply reply = ask(
                    "what_if",
                    "{'commands': [{'command': 'return_book', 'arguments': {'book_id': 'B1'}},"
                            + " {'command': 'discard_book', 'arguments': {'book_id': 'B1'}}]}");

            assertThat(reply.structured().path("accepted").asBoolean()).isTrue();
            assertThat(reply.structured().path("token").asString()).startsWith("plan-");
            assertThat(library.accepted("get_state", "{\"entity\": \"book:B1\"}")
                            .text())
                    .contains("lent");
        }

        @Test
        void what_if_is_told_page_by_page() {
            String plan = "'commands': [{'command': 'return_book', 'arguments': {'book_id': 'B1'}},"
                    + " {'command': 'discard_book', 'arguments': {'book_id': 'B1'}}]";
            JsonNode whole = ask("what_if", "{" + plan + "}").structured();
            Reply first = ask("what_if", "{" + plan + ", 'limit': 2}");
            String cursor = first.structured().path("cursor").asString();
            Reply second = ask("what_if", "{" + plan + ", 'limit': 2, 'cursor': '" + cursor + "'}");

            assertThat(whole.path("total").asInt()).isEqualTo(3);
            assertThat(whole.has("cursor")).isFalse();
            assertThat(first.structured().path("steps")).isEqualTo(whole.path("steps"));
            assertThat(first.structured().path("changes")).isEmpty();
            assertThat(first.text()).contains("1 to 2 of 3; more with cursor " + cursor);
            assertThat(second.structured().path("steps")).isEmpty();
            assertThat(second.structured().path("changes")).isEqualTo(whole.path("changes"));
            assertThat(second.structured().path("token")).isEqualTo(whole.path("token"));
            assertThat(second.structured().has("cursor")).isFalse();
        }

        private static final String RETURN =
                "[{'command': 'return_book', 'arguments': {'book_id': 'B1'}}, {'command': 'lend_book', 'arguments':"
                        + " {'book_id': 'B1', 'reader': 'zoe', 'days': 3}}]";

        private String tried() {
            return ask("what_if", "{'commands': " + RETURN + "}")
                    .structured()
                    .path("token")
                    .asString();
        }

        private Reply execute(String commands, String token) {
            return library.call(
                    "execute_plan",
                    json("{'commands': " + commands + ", 'token': '" + token + "', 'reason': 'as tried out'}"));
        }

        @Test
        void a_plan_that_was_tried_out_is_executed_once() {
            String token = tried();

            Reply done = execute(RETURN, token);

            assertThat(done.text()).startsWith("All 2 commands of the plan were accepted");
            assertThat(done.structured().at("/steps/1/decision/stated_reason").asString())
                    .isEqualTo("as tried out");
            assertThat(library.log.head().value()).isEqualTo(8);
            assertThat(execute(RETURN, token).structured().path("state").asString())
                    .isEqualTo("stale");
            assertThat(library.log.head().value()).isEqualTo(8);
        }

        @Test
        void a_plan_of_other_commands_or_on_other_states_is_refused_and_nothing_recorded() {
            String token = tried();

            assertThat(execute(RETURN.replace("zoe", "leo"), token).refused()).isTrue();
            assertThat(execute(RETURN, "plan-nonsense").text()).startsWith("Nothing was recorded");
            assertThat(execute(RETURN.replace("lend_book", "import_book"), token)
                            .text())
                    .contains("import_book is for operators");
            assertThat(library.log.head().value()).isEqualTo(6);
            library.accepted("return_book", "{\"book_id\": \"B1\", \"reason\": \"came back meanwhile\"}");
            assertThat(execute(RETURN, token).structured().path("state").asString())
                    .isEqualTo("stale");
            assertThat(library.log.head().value()).isEqualTo(7);
        }

        @Test
        void what_if_may_start_in_the_past() {
            Reply reply = ask(
                    "what_if",
                    "{'as_of': 1, 'commands': [{'command': 'lend_book', 'arguments':"
                            + " {'book_id': 'B1', 'reader': 'zoe', 'days': 31}}]}");

            assertThat(reply.structured().path("as_of").asInt()).isEqualTo(1);
            assertThat(reply.structured().at("/steps/0/unmet/0/rule").asString())
                    .isEqualTo("loan-is-short");
        }
    }

    @Nested
    class OfClaimsAndRules {

        @Test
        void a_claim_is_corrected() {
            Reply reply = ask("check_claim", "{'entity': 'book:B1', 'field': 'lent_to', 'value': 'leo'}");

            assertThat(reply.structured().path("finding").asString()).isEqualTo("contradicted");
            assertThat(reply.text()).contains("mia", "set by decision 2 (LendBook");
        }

        @Test
        void a_changed_rule_is_run_over_the_history() {
            Reply reply = ask(
                    "backtest_rule",
                    "{'rule': 'loan-is-short', 'statement': 'A book is lent for at most 7 days', 'conditions':"
                            + " [{'fact': 'command.days', 'operator': 'at most', 'required': 7}]}");

            assertThat(reply.structured().path("judged").asInt()).isEqualTo(3);
            assertThat(reply.structured().path("to_refused").asInt()).isEqualTo(2);
            assertThat(reply.structured().at("/examples/0/decision/position").asInt())
                    .isEqualTo(2);
            assertThat(reply.text()).contains("command.days was 14, required at most 7");
        }

        @Test
        void a_new_rule_names_the_commands_that_would_require_it() {
            Reply reply = ask(
                    "backtest_rule",
                    "{'rule': 'no-mia', 'commands': ['lend_book'], 'conditions':"
                            + " [{'fact': 'command.reader', 'operator': 'is not', 'required': 'mia'}]}");

            assertThat(reply.structured().path("to_refused").asInt()).isEqualTo(1);
        }

        @Test
        void progress_is_heard_and_may_end_the_work() {
            List<Long> heard = new ArrayList<>();
            Reply reply = library.tool("backtest_rule")
                    .call(new Call(
                            Json.DATA.readTree("{\"rule\": \"book-is-on-shelf\", \"drop\": true, \"most\": 1}"),
                            OpenLibrary.CALLER,
                            (done, total) -> heard.add(done)));

            assertThat(heard).isNotEmpty();
            assertThat(reply.text()).contains("not the whole log, which goes on to position 6");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain_state     | {'entity': 'book:B3'} | Did you mean book:B1?",
                "explain_state     | {'entity': 'B1'} | Did you mean book:B1?",
                "explain_state     | {'entity': 'bok:B1'} | Did you mean book:B1?",
                "explain_state     | {'entity': 'book:B1', 'field': 'statu'} | Nearest is /status",
                "explain_state     | {'entity': 'book:B1', 'as_of': '2020-01-01'} | does not exist as of position 0",
                "explain_state     | {'entity': 'book:B1', 'cursor': 'x'} | is no cursor of this question",
                "explain_state     | {'entity': 'book:B1', 'limit': 0} | give 1 to 100",
                "explain_decision  | {'decision': 99} | the log ends at 6",
                "explain_decision  | {'decision': 3, 'detail': 'ful'} | did you mean full?",
                "state_history     | {'entity': 'book:Z9'} | No decision ever read or changed book:Z9",
                "state_history     | {'entity': 'book:B1', 'from': 5, 'until': 2} | give the earlier one as from",
                "possible_commands | {'entity': 'reader:leo'} | There is no entity type 'reader'",
                "why_not           | {'command': 'lend_bok', 'arguments': {}} | Did you mean lend_book?",
                "why_not           | {'command': 'lend_book'} | why_not.arguments was absent",
                "why_not           | {'command': 'lend_book', 'arguments': 7} | required “a JSON object”",
                "what_if           | {'commands': []} | give 1 to 50",
                "what_if           | {'commands': [{'command': 'x', 'arguments': {}}]} | There is no command 'x'",
                "trace             | {'decision': 'three'} | names no decision",
                "trace             | {'decision': 3, 'depth': 0} | depth was 0: give 1 to 10",
                "trace             | {'decision': 3, 'direction': 'up'} | required one of causes, consequences, both",
                "but_for           | {} | Give either without",
                "but_for           | {'without': [99]} | the log ends at 6",
                "but_for           | {'without': [2], 'needed_for': 3} | Give either without",
                "check_claim       | {} | needs at least an entity, a command or an event",
                "check_claim       | {'event': 'BookLost'} | There is no event 'BookLost'. Did you mean BookLent?",
                "check_claim       | {'entity': 'book:B1', 'outcome': 'refused'} | There is no outcome",
                "check_claim       | {'entity': 'book:B1', 'value': 3} | gives both the field and its value",
                "check_claim       | {'entity': 'book:B1', 'from': 'once'} | is no time",
                "backtest_rule     | {'rule': 'loan-is-shor', 'drop': true} | Did you mean loan-is-short?",
                "backtest_rule     | {'rule': 'loan-is-short'} | A rule needs conditions",
                "backtest_rule     | {'rule': 'new', 'conditions': []} | To try a new rule, give commands",
                "backtest_rule     | {'rule': 'loan-is-short', 'conditions': [{'fact': 'book.colour', 'operator': 'is', 'required': 1}]} | book has no field 'colour'",
                "backtest_rule     | {'rule': 'loan-is-short', 'conditions': [{'fact': 'command.dys', 'operator': 'is', 'required': 1}]} | Did you mean command.days?",
                "backtest_rule     | {'rule': 'loan-is-short', 'conditions': [{'fact': 'command.days', 'operator': 'atmost', 'required': 1}]} | Did you mean 'at most'?",
                "backtest_rule     | {'rule': 'loan-is-short', 'conditions': [{'fact': 'command.days', 'operator': 'at most'}]} | but required is null",
                "backtest_rule     | {'rule': 'loan-is-short', 'conditions': [{'fact': 'days', 'operator': 'is', 'required': 1}]} | is no place of a fact",
            })
    void a_question_that_cannot_be_answered_is_told_why_and_what_is_nearest(String tool, String asked, String words) {
        Reply reply = library.call(tool.strip(), json(asked));

        assertThat(reply.refused()).isTrue();
        assertThat(reply.text()).contains(words).doesNotContain("Exception");
        assertThat(reply.structured().path("problem").asString()).isEqualTo(reply.text());
    }

    @Test
    void a_command_that_does_not_fit_its_form_is_told_as_the_engine_tells_it() {
        Reply reply = ask("why_not", "{'command': 'lend_book', 'arguments': {'book_id': 'B1', 'days': 'many'}}");

        assertThat(reply.structured().path("outcome").asString()).isEqualTo("invalid");
        assertThat(reply.text()).contains("command.days was many", "command.reader was absent");
    }
}
