package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchHistoryToolTest {

    private final OpenLibrary library = new OpenLibrary().withBook();

    /// Position 1 adds the book, 2 lends it, 3 is a refused second loan, 4 is its return.
    @BeforeEach
    void play() throws InterruptedException {
        library.accepted("lend_book", lend("leo", "holidays"));
        library.call("lend_book", lend("mia", "needs it for an exam"));
        library.accepted("return_book", "{\"book_id\": \"B1\", \"reason\": \"has read it\"}");
        assertThat(library.index.await(library.log.head(), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static String lend(String reader, String reason) {
        return "{\"book_id\": \"B1\", \"reader\": \"" + reader + "\", \"days\": 14, \"reason\": \"" + reason + "\"}";
    }

    private Reply search(String asked) {
        return library.call("search_history", asked.replace('\'', '"'));
    }

    private static int[] positions(Reply reply) {
        return StreamSupport.stream(reply.structured().path("hits").spliterator(), false)
                .mapToInt(hit -> hit.path("position").asInt())
                .toArray();
    }

    @Test
    void finds_by_words_and_quotes_the_passage() {
        Reply reply = search("{'text': 'exam'}");

        assertThat(positions(reply)).containsExactly(3);
        assertThat(reply.text()).startsWith("1 found.\n- 3 2026-05-02").contains("**exam**”");
        assertThat(reply.structured().at("/hits/0/snippet").asString()).contains("exam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 4,3,2,1",
                "{'order': 'oldest'} | 1,2,3,4",
                "{'outcome': 'refused'} | 3",
                "{'command': 'lend_book'} | 3,2",
                "{'failed_rule': 'book-is-on-shelf'} | 3",
                "{'event': 'BookReturned'} | 4",
                "{'entity': 'book:B1', 'from': 2, 'until': 3} | 3,2",
                "{'agent': 'test-agent', 'principal': 'anna', 'from': '2026-05-02T09:00:00Z'} | 4,3,2,1",
                "{'until': '2026-05-02'} | ''",
                "{'number': 'days>10'} | 3,2",
            })
    void finds_by_what_a_decision_is_about(String asked, String expected) {
        int[] positions = expected.isEmpty()
                ? new int[0]
                : java.util.Arrays.stream(expected.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();

        assertThat(positions(search(asked))).containsExactly(positions);
    }

    @Test
    void pages_with_a_cursor() {
        Reply first = search("{'limit': 3}");
        String cursor = first.structured().path("cursor").asString();
        Reply second = search("{'limit': 3, 'cursor': '" + cursor + "'}");

        assertThat(first.text()).startsWith("4 found, 3 shown.").endsWith("More with cursor " + cursor);
        assertThat(positions(second)).containsExactly(1);
        assertThat(second.structured().has("cursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text': ''} | empty",
                "{'outcome': 'lost'} | not an outcome",
                "{'number': 'many'} | not a number range",
                "{'limit': 1000} | 1 to 100",
                "{'limit': -1} | 1 to 100",
                "{'from': 'yesterday'} | no point in the log",
                "{'order': 'random'} | required one of",
                "{'cursor': 'abc'} | ursor"
            })
    void says_what_it_cannot_search_for(String asked, String words) {
        Reply reply = search(asked);

        assertThat(reply.refused()).isTrue();
        assertThat(reply.text()).contains(words);
    }

    @Test
    void answers_a_question_and_says_how_it_read_it() {
        Reply reply = search("{'question': 'refused lendings flurbl'}");

        assertThat(positions(reply)).containsExactly(3);
        assertThat(reply.text())
                .startsWith("Read as: Decisions, newest first: command LendBook; outcome refused\n")
                .contains("Not understood, and left out: flurbl", "1 found.", "LendBook on book:B1");
        assertThat(reply.structured().at("/hits/0/because").toString())
                .isEqualTo("[\"command LendBook\",\"outcome rejected\"]");
    }

    @Test
    void the_query_of_an_answer_can_be_changed_and_sent_back() {
        String query = search("{'question': 'refused lendings'}")
                .structured()
                .path("query")
                .toString()
                .replace("refused", "accepted");

        assertThat(positions(library.call("search_history", "{\"query\": " + query + "}")))
                .containsExactly(2);
    }

    @Test
    void counts_in_groups() {
        Reply reply = search("{'question': 'how many decisions by outcome', 'facets': true}");

        assertThat(reply.text()).contains("Of 4 decisions:\n- accepted: 3\n- rejected: 1");
        assertThat(reply.structured().at("/facets/command/LendBook").asInt()).isEqualTo(2);
    }

    @Test
    void finds_decisions_like_one_and_cases_like_a_command() {
        assertThat(positions(search("{'like': '3'}"))).containsExactly(2);
        Reply reply = library.call("similar_cases", "{\"command\": \"lend_book\", \"reason\": \"for an exam\"}");
        assertThat(reply.text()).startsWith("2 cases of LendBook: 1 accepted, 1 rejected.");
        assertThat(positions(reply)).startsWith(3);
        assertThat(library.call("similar_cases", "{\"command\": \"fly\"}").text())
                .startsWith("There is no command 'fly'");
    }

    @Test
    void an_answer_without_groups_says_so() {
        assertThat(library.call(
                                "search_history",
                                "{\"query\": {\"measure\": \"count\", \"by\": [\"agent\"], \"where\": {\"agent\": [\"nobody\"]}}}")
                        .text())
                .contains("There is no such group.");
    }

    @Test
    void a_query_in_the_place_of_the_question_is_told_from_one() {
        assertThat(library.call("search_history", "{\"question\": \"{\\\"where\\\": {}}\"}")
                        .text())
                .contains("give it as query");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'question': ''} | which decisions are meant",
                "{'question': '???'} | which decisions are meant",
                "{'question': 'refused', 'outcome': 'refused'} | put the other arguments into it",
                "{'question': 'refused', 'query': {}} | not both",
                "{'question': 'refused', 'zone': 'Mars'} | not a time zone",
                "{'question': 'refused', 'now': 'soon'} | not a time",
                "{'query': {'were': 1}} | no member 'were'",
                "{'like': '99'} | no decision"
            })
    void says_what_is_wrong_with_a_question(String asked, String words) {
        Reply reply = search(asked);

        assertThat(reply.refused()).isTrue();
        assertThat(reply.text()).containsIgnoringCase(words);
    }

    @Test
    void answers_in_few_characters() {
        assertThat(search("{'question': 'decisions about B1'}").text()).hasSizeLessThan(1_300);
    }
}
