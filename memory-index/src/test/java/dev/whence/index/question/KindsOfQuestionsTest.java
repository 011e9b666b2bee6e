package dev.whence.index.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.Answer.Result;
import dev.whence.index.question.OfficeQuestions.Asked;
import dev.whence.index.question.OfficeQuestions.Right;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kinds of questions that auditors ask, each in several wordings, to a history made by chance. What is right is
/// computed from every decision without the index.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsOfQuestionsTest {

    private static final long SEED = 7;
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-05-03T09:00:00Z").withZoneSameInstant(ZoneId.of("UTC"));

    private static final DecisionLog LOG = new InMemoryDecisionLog();
    private static final List<Decision> HISTORY = ClaimsOffice.fill(SEED, LOG);

    private static DecisionIndex index;
    private static HistoryQuestions questions;

    @BeforeAll
    static void open() throws InterruptedException {
        index = DecisionIndex.inMemory(LOG, ClaimsOffice.DOMAIN);
        assertThat(index.await(LOG.head(), Duration.ofSeconds(10))).isTrue();
        questions = new HistoryQuestions(index, ClaimsOffice.DOMAIN);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    static Stream<Asked> asked() {
        return OfficeQuestions.of(HISTORY).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void is_answered_exactly(Asked asked) {
        Answer answer;
        try {
            answer = questions.ask(asked.text(), NOW);
        } catch (UnusableQueryException refusal) {
            throw new AssertionError("seed " + SEED + ": refused: " + asked + ": " + refusal.getMessage(), refusal);
        }
        String read = "seed " + SEED + ": " + asked + "\n  read as " + answer.reading() + "\n  not understood "
                + answer.notUnderstood() + "\n  notes " + answer.notes();
        boolean hits = asked.right() instanceof Right.These || asked.right() instanceof Right.InOrder;
        assertThat(answer.result() instanceof Result.Hits).as(read).isEqualTo(hits);
        switch (asked.right()) {
            case Right.These these ->
                assertThat(new TreeSet<>(found(answer))).as(read).isEqualTo(these.positions());
            case Right.InOrder inOrder -> assertThat(page(answer)).as(read).isEqualTo(inOrder.positions());
            case Right.Groups groups -> assertThat(figures(answer)).as(read).isEqualTo(groups.values());
            case Right.Figure figure ->
                assertThat(figures(answer).values())
                        .as(read)
                        .singleElement()
                        .satisfies(value -> assertThat(value)
                                .isCloseTo(figure.value(), org.assertj.core.data.Offset.offset(0.005)));
        }
        assertThat(answer.notUnderstood()).as(read).isEmpty();
        assertThat(HistoryQueryJson.read(HistoryQueryJson.write(answer.query())))
                .as(read)
                .isEqualTo(answer.query());
    }

    private static List<Long> page(Answer answer) {
        assertThat(answer.result() instanceof Result.Hits)
                .as("a list of decisions is wanted: %s", answer.reading())
                .isTrue();
        return positions(((Result.Hits) answer.result()).page());
    }

    private static List<Long> positions(SearchPage page) {
        return page.hits().stream().map(hit -> hit.position().value()).toList();
    }

    /// Those of all pages.
    private static List<Long> found(Answer answer) {
        List<Long> found = new ArrayList<>(page(answer));
        SearchPage page = ((Result.Hits) answer.result()).page();
        while (page.next() != null) {
            Answer next = questions.answer(answer.query().from(page.next()));
            page = ((Result.Hits) next.result()).page();
            found.addAll(positions(page));
        }
        return found;
    }

    private static Map<String, Double> figures(Answer answer) {
        assertThat(answer.result() instanceof Result.Figures)
                .as("figures are wanted: %s", answer.reading())
                .isTrue();
        Aggregate aggregate = ((Result.Figures) answer.result()).aggregate();
        Map<String, Double> figures = new TreeMap<>();
        aggregate
                .groups()
                .forEach(group -> figures.put(
                        String.join("|", group.keys()),
                        Math.round(Objects.requireNonNull(group.value()) * 100) / 100.0));
        return figures;
    }
}
