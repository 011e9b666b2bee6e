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
}
