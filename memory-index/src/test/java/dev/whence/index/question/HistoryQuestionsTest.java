package dev.whence.index.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.Answer.Result;
import dev.whence.json.Json;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Questions to a bank, which no word of the interpreter was written for.
class HistoryQuestionsTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-05-03T09:00:00Z");

    private static DecisionIndex index;
    private static HistoryQuestions questions;

    @BeforeAll
    static void open() throws InterruptedException {
        index = Bank.index();
        questions = new HistoryQuestions(index, Bank.DOMAIN);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static Answer ask(String question) {
        return questions.ask(question, NOW);
    }

    private static List<Long> found(Answer answer) {
        assertThat(answer.result()).as(answer.reading()).isInstanceOf(Result.Hits.class);
        return ((Result.Hits) answer.result())
                .page().hits().stream().map(hit -> hit.position().value()).toList();
    }

    private static Map<String, Double> figures(Answer answer) {
        assertThat(answer.result()).as(answer.reading()).isInstanceOf(Result.Figures.class);
        Map<String, Double> figures = new TreeMap<>();
        ((Result.Figures) answer.result())
                .aggregate()
                .groups()
                .forEach(group -> figures.put(String.join("|", group.keys()), Objects.requireNonNull(group.value())));
        return figures;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    refused withdrawals; 7 4 2
                    Which withdrawals were turned down?; 7 4 2
                    what was teller-bot denied; 7 2
                    denied to teller bot; 7 2
                    approved loans; 5
                    loans granted; 5
                    fee waivers by an agent; 6
                    withdrawals not by an agent; 3
                    refusals, but not by teller-bot; 4
                    withdrawals except those that were refused; 3 1
                    withdrawals that didn't go through because there was not enough money; 2
                    withdrawals refused because the account was not open; 7 4
                    balance-covers-withdrawal; 2
                    violations of account-is-open; 7 4
                    everything about ACC-100234; 2 1
                    history of account 100999; 4 3
                    ACC-10023; 2 1
                    ACC-100243; 2 1
                    withdrawals over $200; 2 1
                    withdrawals over two hundred dollars; 2 1
                    loans of five thousand dollars; 5
                    withdrawals that bounced; 7 4 2
                    everything but withdrawals; 6 5
                    withdrawals between 30 and 80 dollars; 4 3
                    withdrawals of at most 40; 7 3
                    the latest 2 refusals; 7 4
                    first refusal; 2
                    oldest 2 withdrawals by teller-bot; 1 2
                    requests for Ada Lovelace that were refused; 7 4 2
                    refused withdrawls by nightbot; 4
                    requests by somebodyelse; ''
                    Which withdrawals did refund-bot try?; ''
                    what did night-owl-agent approve; ''
                    withdrawal-bot refusals; ''
                    refused requests of tellr-bot; 7 2
                    non-agent withdrawals; 3
                    requests for Ada Lovelase that were refused; 7 4 2
                    the second largest withdrawal; 2 1
                    withdrawals from April 1 until the end of April; 7 4 3 2 1
                    withdrawals waiting for approval; ''
                    """)
    void finds(String question, String positions) {
        List<Long> expected = positions.isEmpty()
                ? List.of()
                : List.of(positions.split(" ")).stream().map(Long::valueOf).toList();
        Answer answer = ask(question);
        assertThat(found(answer)).as(answer.reading()).isEqualTo(expected);
    }

    @Test
    void says_that_programs_count_where_a_human_is_asked_for() {
        assertThat(ask("withdrawals by a human").notes())
                .anySatisfy(note -> assertThat(note).contains("no agent acted").contains("Programs"));
    }

    @Nested
    class Figures {

        @Test
        void are_counted_in_all_and_in_groups() {
            assertThat(figures(ask("how many withdrawals were refused?")))
                    .containsValue(3.0)
                    .hasSize(1);
            assertThat(figures(ask("refusals per rule")))
                    .isEqualTo(Map.of("account-is-open", 2.0, "balance-covers-withdrawal", 1.0));
            assertThat(figures(ask("how many decisions per week")))
                    .isEqualTo(Map.of("2026-04-20", 5.0, "2026-04-27", 2.0));
            assertThat(figures(ask("which agent was refused the most?"))).isEqualTo(Map.of("teller-bot", 2.0));
            assertThat(figures(ask("how many different accounts were refused something")))
                    .containsValue(3.0);
        }

        @Test
        void of_groups_are_all_given_in_the_order_that_is_asked_for() {
            assertThat(figures(ask("refusals by rule, most first")))
                    .isEqualTo(Map.of("account-is-open", 2.0, "balance-covers-withdrawal", 1.0));
            assertThat(ask("refusals by rule, fewest first").reading()).contains("smallest first");
        }

        @Test
        void are_added_up_and_averaged_over_the_number_that_is_meant() {
            assertThat(figures(ask("how much money was withdrawn?"))).containsValue(290.0);
            assertThat(figures(ask("average withdrawal of teller-bot"))).containsValue(250.0);
            assertThat(figures(ask("average withdrawal that teller-bot attempted")))
                    .containsValue(1165.0 / 3);
            assertThat(figures(ask("average refused withdrawal of teller-bot"))).containsValue(915.0 / 2);
            assertThat(figures(ask("total of all fees waived"))).containsValue(12.5);
        }

        @Test
        void of_something_without_a_number_are_refused_with_the_numbers_there_are() {
            assertThatThrownBy(() -> ask("average amount of ACC-55555555"))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("amount, fee");
        }

        @Test
        void the_largest_is_found_with_its_number() {
            Answer answer = ask("largest withdrawal that was accepted");
            assertThat(found(answer)).containsExactly(1L);
            assertThat(((Result.Hits) answer.result()).page().hits().getFirst().score())
                    .isEqualTo(250);
        }
    }

    @Nested
    class Told {

        @Test
        void words_that_nothing_has_are_named() {
            Answer answer = ask("refused withdrawals with a flurbl");
            assertThat(found(answer)).containsExactly(7L, 4L, 2L);
            assertThat(answer.notUnderstood()).containsExactly("flurbl");
        }

        @Test
        void an_id_that_nothing_has_is_read_as_one_that_is_nearly_the_same() {
            assertThat(ask("ACC-100243").notes())
                    .containsExactly("No decision has the id 'ACC-100243'; read as account:ACC-100234.");
        }

        @Test
        void an_id_unlike_any_other_finds_nothing_and_says_so() {
            Answer answer = ask("what happened to ACC-555555");
            assertThat(found(answer)).isEmpty();
            assertThat(answer.notes()).anyMatch(note -> note.contains("'ACC-555555'"));
        }

        @Test
        void free_words_of_which_none_is_there_are_left_out_aloud() {
            Answer answer = ask("loans granted at the counter of a customer");
            assertThat(found(answer)).containsExactly(5L);
        }

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                        withdrawals nobody made; nobody
                        withdrawals no one made; no
                        withdrawals not yet made; yet
                        withdrawals still open; still
                        withdrawals without a reason; without
                        withdrawals every two weeks; every two weeks
                        withdrawals more than 20 days after opening; more than 20 days
                        withdrawals within an hour of opening; within an hour
                        """)
        void what_cannot_be_asked_of_decisions_is_not_passed_over(String question, String word) {
            assertThat(ask(question).notUnderstood()).contains(word);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "median withdrawal total",
                    "median of the average withdrawal",
                    "90th percentile of withdrawals"
                })
        void a_figure_that_cannot_be_computed_is_not_replaced_by_another(String question) {
            Answer answer = ask(question);
            assertThat(answer.notUnderstood()).isNotEmpty();
            assertThat(answer.result()).isInstanceOf(Result.Hits.class);
        }

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                        withdrawals under $50 or over $100; between numbers is not read
                        how many withdrawals on average; needs to know of what
                        what share of accounts was closed; Shares are read of decisions only
                        how many withdrawals per week on average; over 2 weeks
                        withdrawals between 9am and 5pm EDT on April 20; zone -04:00
                        """)
        void what_is_not_computed_as_asked_is_said(String question, String said) {
            assertThat(ask(question).notes()).anyMatch(note -> note.contains(said));
        }

        @Test
        void a_share_is_that_of_the_decisions_which_are_meant() {
            assertThat(figures(ask("what share of withdrawals was refused"))).isEqualTo(Map.of("", 0.6));
        }

        @Test
        void the_reading_names_every_condition() {
            assertThat(ask("refused withdrawals over $100 not by night-bot").reading())
                    .isEqualTo("Decisions, newest first: command WithdrawMoney; outcome refused; amount>100;"
                            + " not (agent night-bot)");
        }
    }

    @Nested
    class Senseless {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "???",
                    "what is it with the of",
                    "flurbl wozzit",
                    "🦄🦄",
                    "*:* OR NOT a",
                    "\"\"",
                    "how many flurbls",
                    "show me all decisions",
                    "NOT",
                    "AND OR",
                    "(((",
                    "field:*",
                    "未知のもの",
                    "что случилось вчера",
                    "top flurbl"
                })
        void is_refused_and_never_answered_with_everything(String question) {
            assertThatThrownBy(() -> ask(question))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("does not say which decisions are meant")
                    .hasMessageContaining("Try");
        }

        @Test
        void what_is_too_long_is_refused_and_what_is_long_is_answered() {
            assertThatThrownBy(() -> ask("x".repeat(10_001))).hasMessageContaining("10001 characters");
            assertThatThrownBy(() -> ask("refused ".repeat(1_000))).hasMessageContaining("words");
            assertThatThrownBy(() -> ask("x".repeat(10_000))).isInstanceOf(UnusableQueryException.class);
            assertThat(found(ask("refused withdrawals " + "please ".repeat(300))))
                    .containsExactly(7L, 4L, 2L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"refused [* TO *]", "refused && (true)", "refused~2^5", "refused\\", "refused 🦄"})
        void marks_of_query_languages_are_nothing(String question) {
            assertThat(found(ask(question))).containsExactly(7L, 4L, 2L);
        }
    }

    @Nested
    class Structured {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "refused withdrawals over $100 not by night-bot",
                    "how many withdrawals by rule and per day",
                    "largest withdrawal",
                    "oldest 2 withdrawals by teller-bot",
                    "the customer came to the counter",
                    "withdrawals by an agent with \"the counter\""
                })
        void what_was_read_can_be_sent_back_and_finds_the_same(String question) {
            Answer answer = ask(question);
            JsonNode json =
                    Json.DATA.readTree(HistoryQueryJson.write(answer.query()).toString());
            HistoryQuery again = HistoryQueryJson.read(json);
            assertThat(again).isEqualTo(answer.query());
            assertThat(questions.answer(again).result()).isEqualTo(answer.result());
        }

        @ParameterizedTest
        @CsvSource(delimiter = ';', textBlock = """
                        {"were": {}}; no member 'were' in the query
                        {"where": {"colour": "red"}}; no field 'colour'
                        {"where": ["refused"]}; where must be an object
                        {"where": {"outcome": [1]}}; where.outcome must be a list of texts
                        {"order": "backwards"}; use one of relevance, newest, oldest
                        {"order": "largest"}; does not say of what
                        {"limit": "3"}; limit must be a whole number
                        {"limit": 1000}; ask for 1 to 100
                        {"from": "yesterday"}; not a time
                        {"measure": "median amount"}; not a measure
                        {"by": ["colour"]}; no field 'colour'
                        {"by": ["day"], "zone": "Mars"}; not a time zone
                        {"not": {"where": {}}}; not must be a list of objects
                        {"not": [{"not": []}]}; no member 'not' in not[0]
                        [1]; the query must be an object
                        """)
        void what_is_no_query_is_refused_with_what_is_allowed(String json, String message) {
            assertThatThrownBy(() -> HistoryQueryJson.read(Json.DATA.readTree(json)))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining(message);
        }
    }
}
