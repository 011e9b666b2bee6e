package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.Snippet;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the log and cannot be read is found and shown as it is stored, and keeps nothing else from being
/// found.
class UnreadableDecisionsTest {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();

    /// A decision as another program has stored it.
    private void append(Drafting drafting, UnaryOperator<String> change) {
        InMemoryDecisionLog elsewhere = new InMemoryDecisionLog();
        Decision decision = drafting.appendTo(elsewhere);
        String body = elsewhere.storedAt(decision.position()).orElseThrow().bodyText();
        String changed = change.apply(body);
        assertThat(changed).isNotEqualTo(body);
        log.appendStored(List.of(
                StoredDecision.of(log.head().next(), decision.time(), null, changed.getBytes(StandardCharsets.UTF_8))));
    }

    private static SearchPage search(DecisionLog in, SearchQuery query) throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.inMemory(in, Shop.DOMAIN)) {
            assertThat(index.await(in.head(), Duration.ofSeconds(20))).isTrue();
            return index.search(query);
        }
    }

    private void isFoundBy(SearchQuery query) throws InterruptedException {
        SearchPage page = search(log, query);
        assertThat(page.hits()).as(query.toString()).singleElement().satisfies(hit -> {
            assertThat(hit.position()).isEqualTo(Position.of(2));
            assertThat(hit.isReadable()).isFalse();
            assertThat(hit.outcome()).isNull();
            assertThat(hit.time()).isEqualTo(Drafting.START);
            assertThat(hit.summary()).contains("position 2 cannot be read", "newer version");
        });
    }

    private void appendThreeOfWhichOneIsOf(UnaryOperator<String> otherProgram) {
        Drafting.of("Note").because("before").appendTo(log);
        append(
                Drafting.of("CancelPendingOrder")
                        .data("{\"order_id\":\"#W2611340\",\"note\":\"the vase was broken\"}")
                        .on("order:#W2611340")
                        .because("the customer changed her mind"),
                otherProgram);
        Drafting.of("Note").because("afterwards").appendTo(log);
    }

    @Test
    void a_decision_of_a_newer_version_is_found_by_its_words_and_ids() throws InterruptedException {
        appendThreeOfWhichOneIsOf(body -> body.replace("\"accepted\"", "\"escalated\""));
        isFoundBy(SearchQuery.of("broken vase"));
        isFoundBy(SearchQuery.of("\"changed her mind\""));
        isFoundBy(SearchQuery.of("W2611340"));
        isFoundBy(SearchQuery.of("escalated"));
    }

    @Test
    void a_damaged_decision_is_found_by_what_is_left_of_it() throws InterruptedException {
        appendThreeOfWhichOneIsOf(body -> body.substring(0, body.indexOf("her mind")) + "\u0000\u0000");
        isFoundBy(SearchQuery.of("broken vase"));
        isFoundBy(SearchQuery.of("order:#W2611340"));
    }

    @Test
    void all_that_are_unreadable_can_be_asked_for() throws InterruptedException {
        appendThreeOfWhichOneIsOf(body -> "gone");
        isFoundBy(SearchQuery.builder().where(ExactField.OUTCOME, "unreadable").build());
        assertThat(search(
                                log,
                                SearchQuery.builder()
                                        .where(ExactField.OUTCOME, "accepted")
                                        .build())
                        .total())
                .isEqualTo(2);
    }

    @Test
    void what_matched_is_shown_as_it_is_stored() throws InterruptedException {
        appendThreeOfWhichOneIsOf(body -> body.replace("\"accepted\"", "\"escalated\""));
        SearchHit hit = search(log, SearchQuery.of("broken vase")).hits().getFirst();
        Snippet snippet = Objects.requireNonNull(hit.snippet());
        assertThat(snippet.source()).isEqualTo("raw");
        assertThat(snippet.text()).contains("the vase was broken");
    }

    @Test
    void nothing_at_all_is_found_by_position_and_time() throws InterruptedException {
        appendThreeOfWhichOneIsOf(body -> "");
        isFoundBy(
                SearchQuery.builder().first(Position.of(2)).last(Position.of(2)).build());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void one_among_many_changes_no_other_answer(long seed) throws InterruptedException {
        Random random = new Random(seed);
        new History(seed).append(log, 120);
        Position damaged = Position.of(1 + random.nextInt(120));
        InMemoryDecisionLog other = copyWithDamageAt(damaged, random);

        for (SearchQuery query : queries(random)) {
            List<Position> whole = positions(search(log, query));
            whole.remove(damaged);
            List<Position> found = positions(search(other, query));
            found.remove(damaged);
            assertThat(found)
                    .as("seed %d, damaged %s, %s", seed, damaged, query)
                    .isEqualTo(whole);
        }
    }

    private InMemoryDecisionLog copyWithDamageAt(Position damaged, Random random) {
        InMemoryDecisionLog copy = new InMemoryDecisionLog();
        log.forEachStored(ReadQuery.all(), stored -> {
            byte[] body = stored.body();
            byte[] kept = stored.position().equals(damaged) ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
            copy.appendStored(List.of(StoredDecision.of(stored.position(), stored.time(), stored.claimedKey(), kept)));
        });
        assertThat(copy.storedAt(damaged).map(stored -> LogEntry.of(stored, copy)))
                .get()
                .isInstanceOf(LogEntry.Unreadable.class);
        return copy;
    }

    /// Everything, each outcome, agents and entities, and words: in the order of the log, since scores depend on all.
    private List<SearchQuery> queries(Random random) {
        List<SearchQuery.Builder> asked = new ArrayList<>(List.of(SearchQuery.builder()));
        for (Outcome outcome : Outcome.values()) {
            asked.add(SearchQuery.builder().where(ExactField.OUTCOME, outcome.toString()));
        }
        for (int i = 0; i < 5; i++) {
            Decision any = log.at(Position.of(1 + random.nextInt(120))).orElseThrow();
            any.mentioned().stream()
                    .map(EntityRef::toString)
                    .forEach(entity -> asked.add(SearchQuery.builder().where(ExactField.ENTITY, entity)));
            asked.add(SearchQuery.builder()
                    .where(ExactField.COMMAND, any.command().type()));
            String reason = any.origin().reason();
            if (reason != null) {
                asked.add(SearchQuery.builder().text('"' + reason.replace("\"", "") + '"'));
            }
        }
        return asked.stream()
                .map(query ->
                        query.order(SearchQuery.Order.OLDEST).pageSize(100).build())
                .toList();
    }

    private static List<Position> positions(SearchPage page) {
        return new ArrayList<>(page.hits().stream().map(SearchHit::position).toList());
    }
}
