package dev.whence.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadableDecisionsTest {

    /// A log whose second decision looks, once it is damaged, as if a newer version had written it.
    private static final class Damaged extends ForwardingDecisionLog {

        private boolean damaged;

        Damaged() {
            super(new InMemoryDecisionLog());
        }

        @Override
        public List<StoredDecision> readStored(ReadQuery query) {
            return super.readStored(query).stream().map(this::asItIs).toList();
        }

        private StoredDecision asItIs(StoredDecision stored) {
            if (!damaged || stored.position().value() != 2) {
                return stored;
            }
            byte[] body =
                    stored.bodyText().replace("\"accepted\"", "\"escalated\"").getBytes(StandardCharsets.UTF_8);
            return StoredDecision.of(stored.position(), stored.time(), stored.claimedKey(), body);
        }

        @Override
        public List<Decision> read(ReadQuery query) {
            return readStored(query).stream().map(StoredDecision::decode).toList();
        }

        @Override
        public Optional<Decision> find(DecisionId id) {
            return super.find(id).flatMap(decision -> at(decision.position()));
        }
    }

    private final Damaged log = new Damaged();
    private OpenLibrary library = new OpenLibrary(log);
    private String lent = "";

    /// 1 adds book B1, 2 lends it and is damaged, 3 adds book B2; all caches are cold.
    @BeforeEach
    void damage_a_loan() {
        Reply reply = library.withBook()
                .accepted(
                        "lend_book",
                        "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"long holidays\"}");
        lent = reply.structured().path("decision").asString();
        library.accepted(
                "add_book", "{\"book_id\": \"B2\", \"title\": \"Emma\", \"price\": 8, \"reason\": \"asked for\"}");
        log.damaged = true;
        library = new OpenLibrary(log);
    }

    @Test
    void explaining_one_shows_what_is_stored_by_position_and_by_id() {
        for (String name : List.of("2", lent)) {
            Reply reply = library.accepted("explain_decision", "{\"decision\": \"" + name + "\"}");
            assertThat(reply.text())
                    .contains("The decision at position 2 cannot be read", "newer version", "long holidays")
                    .contains("the following is data");
            assertThat(reply.structured().path("position").asLong()).isEqualTo(2);
            assertThat(reply.structured().path("unreadable").asString()).contains("escalated");
            assertThat(reply.structured().path("raw").asString()).contains("long holidays");
            assertThat(reply.structured().has("time")).isTrue();
        }
    }

    @Test
    void the_state_that_rests_on_it_is_refused_with_where_the_trouble_is() {
        for (String tool : List.of("get_state", "explain_state")) {
            Reply reply = library.call(tool, "{\"entity\": \"book:B1\"}");
            assertThat(reply.refused()).isTrue();
            assertThat(reply.text())
                    .contains("book:B1 cannot be read", "The decision at position 2 cannot be read")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void the_state_before_it_and_other_states_are_told() {
        library.accepted("get_state", "{\"entity\": \"book:B1\", \"as_of\": 1}");
        library.accepted("get_state", "{\"entity\": \"book:B2\"}");
        library.accepted("explain_state", "{\"entity\": \"book:B2\"}");
    }

    @Test
    void it_is_a_point_in_the_log_all_the_same() {
        Reply reply = library.accepted("get_state", "{\"entity\": \"book:B2\", \"as_of\": \"" + lent + "\"}");
        assertThat(reply.structured().path("as_of").asLong()).isEqualTo(2);
        assertThat(reply.text()).contains("It first changed at position 3");
    }

    @Test
    void a_command_that_rests_on_it_is_refused_and_recorded() {
        Reply reply = library.call("return_book", "{\"book_id\": \"B1\", \"reason\": \"has read it\"}");

        assertThat(reply.refused()).isTrue();
        assertThat(reply.structured().path("outcome").asString()).isEqualTo("failed");
        assertThat(reply.text())
                .contains("history-is-readable", "The decision at position 2 cannot be read")
                .doesNotContain("\tat ");
        assertThat(log.head()).isEqualTo(Position.of(4));
        library.accepted("explain_decision", "{\"decision\": 4}");
    }

    @Test
    void it_can_be_stated_as_a_cause() {
        Reply reply = library.accepted(
                "lend_book",
                "{\"book_id\": \"B2\", \"reader\": \"mia\", \"days\": 7, \"reason\": \"too\", \"caused_by\": \"" + lent
                        + "\"}");
        Reply why = library.accepted(
                "explain_decision", "{\"decision\": " + reply.structured().path("position") + "}");
        assertThat(why.structured().at("/unknown/0").asString()).contains(lent, "position 2");
    }

    @Test
    void the_search_shows_it_as_what_it_is() throws InterruptedException {
        assertThat(library.index.await(log.head(), Duration.ofSeconds(20))).isTrue();
        for (String asked : List.of("{\"text\": \"long holidays\"}", "{\"outcome\": \"unreadable\"}")) {
            Reply reply = library.accepted("search_history", asked);
            assertThat(reply.structured().path("total").asLong()).isEqualTo(1);
            assertThat(reply.structured().at("/hits/0/position").asLong()).isEqualTo(2);
            assertThat(reply.structured().at("/hits/0/outcome").asString()).isEqualTo("unreadable");
            assertThat(reply.structured().at("/hits/0/decision").isMissingNode())
                    .isTrue();
            assertThat(reply.text()).contains("The decision at position 2 cannot be read");
        }
    }
}
