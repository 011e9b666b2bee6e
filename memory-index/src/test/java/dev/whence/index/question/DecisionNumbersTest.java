package dev.whence.index.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.index.DecisionIndex;
import dev.whence.index.question.Answer.Result;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers list decisions by their number, so that it is asked for by it.
class DecisionNumbersTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2030-05-03T09:00:00Z");

    private static DecisionIndex index;
    private static HistoryQuestions questions;

    @BeforeAll
    static void open() throws InterruptedException {
        DecisionLog log = new InMemoryDecisionLog();
        ClaimsOffice.fill(3, 10_050, log);
        index = DecisionIndex.inMemory(log, ClaimsOffice.DOMAIN);
        assertThat(index.await(log.head(), Duration.ofSeconds(30))).isTrue();
        questions = new HistoryQuestions(index, ClaimsOffice.DOMAIN);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static List<Long> found(String question) {
        return ((Result.Hits) questions.ask(question, NOW).result())
                .page().hits().stream().map(hit -> hit.position().value()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10042", "decision 10042", "what happened in 10042?", "explain 10042", "10042 please"})
    void a_number_that_no_id_has_is_that_of_a_decision(String question) {
        assertThat(found(question)).containsExactly(10_042L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10051", "#10042", "why was 99999 refused"})
    void there_is_no_such_decision(String question) {
        assertThat(found(question)).isEmpty();
    }
}
