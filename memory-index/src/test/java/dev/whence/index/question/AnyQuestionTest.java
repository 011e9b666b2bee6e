package dev.whence.index.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.UnusableQueryException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is typed, the answer is an answer or a clear refusal, soon, and never all decisions.
class AnyQuestionTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-05-03T09:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int TRIES = 150;

    private static final List<String> SYNTAX = List.of(
            "*:*",
            "*",
            "?",
            "~",
            "^2",
            "AND",
            "OR",
            "NOT",
            "+",
            "-",
            "&&",
            "||",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "\\",
            "/.*/",
            "command:*",
            "outcome:[* TO *]",
            ":",
            "<",
            ">",
            "=",
            "!",
            "'",
            "\0",
            "\n",
            "%",
            "${x}",
            "not",
            "no",
            "$",
            "#",
            "\uD83D\uDE00",
            "\uD800");

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_unicode_is_answered_or_refused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(80), 0, Character.MAX_CODE_POINT + 1).forEach(text::appendCodePoint);
            check(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void characters_of_query_languages_are_answered_or_refused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = 1 + random.nextInt(20); piece > 0; piece--) {
                text.append(SYNTAX.get(random.nextInt(SYNTAX.size()))).append(random.nextBoolean() ? " " : "");
            }
            check(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "not ", "between 1 and ", "\"", "#W1", "9", "by ", "last week ", "*", "\u00E9", "a_", "-"})
    void ten_thousand_characters_are_answered_or_refused_soon(String piece) {
        check(piece.repeat(10_000 / piece.length()));
    }

    private static void check(String question) {
        long start = System.nanoTime();
        Optional<Answer> answer = ask(question);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(question).isLessThan(SOON);
        answer.ifPresent(given -> assertThat(
                        given.query().text() == null && given.query().filter().isAll())
                .as("asks for all decisions: %s", question)
                .isFalse());
    }

    private static Optional<Answer> ask(String question) {
        try {
            return Optional.of(questions.ask(question, NOW));
        } catch (UnusableQueryException refusal) {
            assertThat(refusal).message().isNotBlank().hasSizeLessThan(2_000);
            return Optional.empty();
        }
    }
}
