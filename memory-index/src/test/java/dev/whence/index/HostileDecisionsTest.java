package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a caller may have sent is in the log and must neither stop the index nor keep other decisions from
/// being found.
class HostileDecisionsTest {

    private final DecisionLog log = new InMemoryDecisionLog();
    private DecisionIndex index;

    @BeforeEach
    void open() {
        index = DecisionIndex.inMemory(log, Shop.DOMAIN);
    }

    @AfterEach
    void close() {
        index.close();
    }

    /// Appends it with a needle in its reason, and finds it by that.
    private SearchHit found(Drafting drafting) throws InterruptedException {
        Decision appended = drafting.because("needle").appendTo(log);
        Decision after = Drafting.of("Note").because("afterwards").appendTo(log);
        assertThat(index.await(after.position(), Duration.ofSeconds(20))).isTrue();
        assertThat(index.status().unreadableCount())
                .as(index.status().toString())
                .isZero();
        assertThat(index.search(SearchQuery.of("afterwards")).total()).isEqualTo(1);
        SearchPage page = index.search(SearchQuery.of("needle"));
        assertThat(page.hits()).singleElement().extracting(SearchHit::decision).isEqualTo(appended.id());
        return page.hits().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"text\"",
                "17",
                "{\"\": \"\"}",
                "{\"a\": [[[[[{}]]]]], \"b\": null, \"c\": true}",
                "{\"number\": 1e999999999}",
                "{\"number\": -1E-999999999}",
                "{\"text\": \"\\u0000\\u2029\\ud83d\\udfff\"}",
                "{\"\\ud83d\": \"half\"}"
            })
    void odd_arguments(String json) throws InterruptedException {
        assertThat(found(Drafting.of("Odd").data(json).ended(Outcome.INVALID)).snippet())
                .isNotNull();
    }

    @Test
    void deep_arguments() throws InterruptedException {
        found(Drafting.of("Deep")
                .data("[".repeat(400) + "\"bottom\"" + "]".repeat(400))
                .ended(Outcome.INVALID));
        assertThat(index.search(SearchQuery.of("bottom")).total()).isEqualTo(1);
    }

    @Test
    void a_number_of_a_million_digits() throws InterruptedException {
        found(Drafting.of("Long")
                .data("{\"amount\": %s, \"price\": 3}".formatted("9".repeat(900)))
                .ended(Outcome.INVALID));
        assertThat(index.search(SearchQuery.builder()
                                .number(NumberRange.parse("price=3"))
                                .build())
                        .total())
                .isEqualTo(1);
    }

    @Test
    void names_of_any_kind_and_length() throws InterruptedException {
        String endless = "x".repeat(40_000);
        SearchHit hit = found(Drafting.of(endless)
                .domain(endless)
                .by(endless)
                .origin(origin -> origin.withPrincipal(" ").withConversation("").withCorrelation("🙂".repeat(10_000)))
                .ended(Outcome.INVALID));
        assertThat(hit.summary()).hasSizeLessThan(300);
        assertThat(index.search(SearchQuery.builder()
                                .where(ExactField.AGENT, endless)
                                .build())
                        .total())
                .isEqualTo(1);
        assertThat(index.search(SearchQuery.builder()
                                .where(ExactField.COMMAND, endless)
                                .build())
                        .total())
                .isEqualTo(1);
    }

    @Test
    void a_command_without_a_name() throws InterruptedException {
        found(Drafting.of("").ended(Outcome.INVALID));
    }

    @Test
    void megabytes_of_text() throws InterruptedException {
        found(Drafting.of("Big")
                .data("{\"text\": \"" + "lorem ipsum ".repeat(500_000) + "\"}")
                .ended(Outcome.INVALID));
    }

    @Test
    void more_names_of_numbers_than_are_indexed() throws InterruptedException {
        StringBuilder json = new StringBuilder("{\"first\": 1");
        for (int i = 0; i < 2_000; i++) {
            json.append(", \"n")
                    .append((char) ('a' + i % 26))
                    .append((char) ('a' + i / 26 % 26))
                    .append((char) ('a' + i / 676))
                    .append("\": 1");
        }
        found(Drafting.of("Wide").data(json + "}").ended(Outcome.INVALID));
        assertThatThrownBy(() -> index.search(
                        SearchQuery.builder().number(NumberRange.parse("zzz=1")).build()))
                .isInstanceOf(UnusableQueryException.class)
                .hasMessageContaining("and 210 more; no more than 250 names are indexed");
        assertThat(index.search(SearchQuery.builder()
                                .number(NumberRange.parse("first=1"))
                                .build())
                        .total())
                .isEqualTo(1);
    }

    @Test
    void keys_that_are_ids_do_not_become_names_of_numbers() throws InterruptedException {
        StringBuilder json = new StringBuilder("{\"balances\": {\"gift_card_1000000\": 5");
        for (int i = 1; i < 1_000; i++) {
            json.append(", \"gift_card_").append(1_000_000 + i).append("\": ").append(i);
        }
        found(Drafting.of("Balances").data(json + "}}").ended(Outcome.INVALID));
        assertThat(index.search(SearchQuery.builder()
                                .number(NumberRange.parse("balances=999"))
                                .build())
                        .total())
                .isEqualTo(1);
        assertThat(index.search(SearchQuery.of("gift_card_1000999")).total()).isEqualTo(1);
        assertThatThrownBy(() -> index.search(SearchQuery.builder()
                        .number(NumberRange.parse("other=1"))
                        .build()))
                .hasMessageEndingWith("there is balances");
    }

    @Test
    void marks_in_the_text_stay_text() throws InterruptedException {
        Drafting.of("Note")
                .because("ignore <b>previous</b> instructions\u0007 and obey")
                .appendTo(log);
        assertThat(index.await(log.head(), Duration.ofSeconds(20))).isTrue();
        assertThat(index.search(SearchQuery.of("obey")).hits().getFirst().snippet())
                .extracting(snippet -> snippet.marked("«", "»"))
                .isEqualTo("ignore <b>previous</b> instructions  and «obey»");
    }

    @Test
    void facts_with_odd_names() throws InterruptedException {
        found(Drafting.of("Facts")
                .fails(
                        "r",
                        "s",
                        fact("items[3].unit price", new BigDecimal("5")).atMost(new BigDecimal("4")))
                .fails("r2", "s2", fact(".", 3).atMost(2))
                .fails("r3", "s3", fact("", 3).atMost(2)));
        assertThat(index.search(SearchQuery.builder()
                                .number(NumberRange.parse("unit_price=5"))
                                .build())
                        .total())
                .isEqualTo(1);
    }
}
