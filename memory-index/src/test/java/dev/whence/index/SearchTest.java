package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Order;
import dev.whence.index.query.SearchQuery.Words;
import dev.whence.index.query.Snippet;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a handful of decisions can be found by.
class SearchTest {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    private static DecisionLog log;
    private static Decision cancelled;
    private static Decision refused;
    private static DecisionIndex index;

    @BeforeAll
    static void index_four_decisions() throws InterruptedException {
        log = new InMemoryDecisionLog();
        cancelled = Drafting.of("CancelPendingOrder")
                .data("{\"order_id\": \"#W2611340\"}")
                .on("order:#W2611340", "user:noah_brown_6181")
                .by("refund-bot")
                .origin(origin -> origin.withPrincipal("shop-client")
                        .withOnBehalfOf("Noah Brown")
                        .withConversation("conv-77")
                        .withCorrelation("ticket-4711"))
                .because("ordered by mistake")
                .holds("order-is-pending", "Only a pending order can be cancelled", fact("order.status", "pending"))
                .event(
                        "order:#W2611340",
                        "OrderCancelled",
                        "{\"order_id\": \"#W2611340\", \"refund\": {\"amount\": 536.65, \"to\": \"gift_card_1725971\"}}")
                .appendTo(log);
        refused = Drafting.of("CancelPendingOrder")
                .at(NOON)
                .data("{\"order_id\": \"#W7678072\"}")
                .on("order:#W7678072")
                .by("night-shift")
                .because("no longer needed")
                .fails(
                        "order-is-pending",
                        "Only a pending order can be cancelled",
                        fact("order.status", "delivered").is("pending"))
                .notEvaluated("refund-is-possible", "The original payment must be refundable")
                .origin(origin -> origin.withCausedBy(cancelled.id()))
                .appendTo(log);
        Drafting.of("ReturnDeliveredItems")
                .at(NOON.plusSeconds(60))
                .data("{\"order_id\": \"#W7678072\", \"item_ids\": [\"6469567736\"]}")
                .on("order:#W7678072")
                .by("clerk-anna")
                .because("The customer's café chair — Müller edition — wobbles")
                .event(
                        "order:#W7678072",
                        "ItemsReturned",
                        "{\"items\": [{\"name\": \"Office Chair\", \"price\": 488.81, \"contact\": \"noah.brown7922@example.com\"}],"
                                + " \"balances\": {\"gift_card_1725971\": 12.5}}")
                .appendTo(log);
        Drafting.of("Note")
                .domain("helpdesk")
                .at(NOON.plusSeconds(120))
                .ended(Outcome.OBSERVED)
                .event("ticket:T-9", "Noted", "{\"text\": \"客户想取消订单 🙂\", \"via\": \"PayPal\"}")
                .appendTo(log);
        index = indexOf(log);
    }

    private static DecisionIndex indexOf(DecisionLog log) throws InterruptedException {
        DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN);
        assertThat(index.await(log.head(), Duration.ofSeconds(10))).isTrue();
        return index;
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static List<Long> found(SearchQuery query) {
        return index.search(query).hits().stream()
                .map(hit -> hit.position().value())
                .toList();
    }

    private static List<Long> found(String text) {
        return found(SearchQuery.builder().text(text).words(Words.ALL).build());
    }

    private static List<Long> where(ExactField field, String... values) {
        return found(SearchQuery.builder().where(field, values).build());
    }

    @Nested
    class By_text {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                ordered by mistake           | 1
                MISTAKES orders              | 1
                cancelling refused           | 2
                denied cancellation          | 2
                only a pending order can     | 2
                delivered required pending   | 2
                status was delivered         | 2
                takes back delivered items   | 3
                office chairs                | 3
                cafe muller                  | 3
                Café Müller                  | 3
                noah brown                   | 1 3
                Noah Brown's                 | 1 3
                OrderCancelled               | 1 2
                order cancelled event        |
                paypal                       | 4
                pay pal                      | 4
                取消                         | 4
                🙂                           | 4
                536.65                       | 1
                $536.65                      | 1
                488.81                       | 3
                accepted cancellation        | 1
                anna                         | 3
                """)
        void all_words_find(String text, String positions) {
            List<Long> expected = positions == null
                    ? List.of()
                    : List.of(positions.split(" ")).stream().map(Long::valueOf).toList();
            assertThat(found(text)).containsExactlyInAnyOrderElementsOf(expected);
        }

        @Test
        void one_word_is_enough_when_ranked() {
            assertThat(found(SearchQuery.of("mistake unicorn"))).containsExactly(1L);
        }

        @Test
        void all_words_are_needed_when_ordered_by_time() {
            assertThat(found(SearchQuery.builder()
                            .text("pending delivered")
                            .order(Order.NEWEST)
                            .build()))
                    .containsExactly(2L);
        }

        @Test
        void a_phrase_must_stand_as_it_is() {
            assertThat(found("\"longer needed\"")).containsExactly(2L);
            assertThat(found("\"needed longer\"")).isEmpty();
            assertThat(found("“longer needed” delivered")).containsExactly(2L);
        }

        @Test
        void small_words_do_not_count_unless_there_are_no_others() {
            assertThat(found("who did the mistake?")).containsExactly(1L);
            assertThat(found("by")).containsExactly(1L);
        }

        @Test
        void a_rule_that_held_is_not_what_a_decision_is_about() {
            assertThat(found("\"only a pending order can be cancelled\"")).containsExactly(2L);
        }
    }

    @Nested
    class By_id {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "#W2611340",
                    "W2611340",
                    "w2611340",
                    "2611340",
                    "order:#W2611340",
                    "order #W2611340?",
                    "(W2611340)",
                    "W26113"
                })
        void an_order_is_found_by_every_form_of_its_id(String id) {
            assertThat(found(SearchQuery.of(id)).getFirst()).isEqualTo(1);
            assertThat(found(id)).containsExactly(1L);
        }

        @ParameterizedTest
        @CsvSource({
            "noah_brown_6181, 1",
            "gift_card_1725971, 1 3",
            "noah.brown7922@example.com, 3",
            "NOAH.BROWN7922@EXAMPLE.COM, 3",
            "6469567736, 3",
            "ticket-4711, 1",
            "conv-77, 1",
            "T-9, 4",
            "refund-bot, 1"
        })
        void ids_within_the_data_are_found(String id, String positions) {
            assertThat(found(id).stream().sorted().map(String::valueOf)).containsExactly(positions.split(" "));
        }

        @Test
        void an_id_counts_more_than_any_words() {
            assertThat(found(SearchQuery.of("delivered order cancelled no longer needed, what about W2611340"))
                            .getFirst())
                    .isEqualTo(1);
        }

        @Test
        void another_id_finds_nothing() {
            assertThat(found(SearchQuery.of("#W2611341"))).isEmpty();
        }
    }

    @Nested
    class By_exact_value {

        @Test
        void an_entity_that_was_read_or_changed() {
            assertThat(where(ExactField.ENTITY, "order:#W7678072")).containsExactly(3L, 2L);
            assertThat(where(ExactField.ENTITY, "#W7678072")).containsExactly(3L, 2L);
            assertThat(where(ExactField.ENTITY, "w7678072")).containsExactly(3L, 2L);
            assertThat(where(ExactField.ENTITY, "user:#W7678072")).isEmpty();
            assertThat(where(ExactField.CHANGED, "order:#W7678072")).containsExactly(3L);
        }

        @Test
        void the_other_fields() {
            assertThat(where(ExactField.DECISION, refused.id().toString())).containsExactly(2L);
            assertThat(where(ExactField.DOMAIN, "helpdesk")).containsExactly(4L);
            assertThat(where(ExactField.COMMAND, "CancelPendingOrder")).containsExactly(2L, 1L);
            assertThat(where(ExactField.COMMAND, "cancel_pending_order")).containsExactly(2L, 1L);
            assertThat(where(ExactField.EVENT, "ItemsReturned")).containsExactly(3L);
            assertThat(where(ExactField.RULE, "order-is-pending")).containsExactly(2L, 1L);
            assertThat(where(ExactField.FAILED_RULE, "order-is-pending")).containsExactly(2L);
            assertThat(where(ExactField.RULE, "refund-is-possible")).containsExactly(2L);
            assertThat(where(ExactField.FAILED_RULE, "refund-is-possible")).isEmpty();
            assertThat(where(ExactField.PRINCIPAL, "shop-client")).containsExactly(1L);
            assertThat(where(ExactField.AGENT, "night-shift")).containsExactly(2L);
            assertThat(where(ExactField.ON_BEHALF_OF, "noah brown")).containsExactly(1L);
            assertThat(where(ExactField.CONVERSATION, "conv-77")).containsExactly(1L);
            assertThat(where(ExactField.CAUSED_BY, cancelled.id().toString())).containsExactly(2L);
            assertThat(where(ExactField.CORRELATION, "ticket-4711")).containsExactly(1L);
        }

        @Test
        void outcomes_alone_or_all_refusals_together() {
            assertThat(where(ExactField.OUTCOME, "accepted")).containsExactly(3L, 1L);
            assertThat(where(ExactField.OUTCOME, "refused")).containsExactly(2L);
            assertThat(where(ExactField.OUTCOME, "rejected", "observed")).containsExactly(4L, 2L);
        }

        @Test
        void one_of_several_values_of_each_of_several_fields() {
            assertThat(found(SearchQuery.builder()
                            .where(ExactField.AGENT, "night-shift", "refund-bot", "clerk-anna")
                            .where(ExactField.COMMAND, "CancelPendingOrder")
                            .build()))
                    .containsExactly(2L, 1L);
        }

        @Test
        void a_filter_narrows_what_a_text_finds() {
            assertThat(found(SearchQuery.builder()
                            .text("cancel order")
                            .where(ExactField.OUTCOME, "rejected")
                            .build()))
                    .containsExactly(2L);
        }

        @Test
        void a_value_that_no_decision_has_is_noted() {
            SearchPage page = index.search(SearchQuery.builder()
                    .where(ExactField.FAILED_RULE, "order-is-pendign")
                    .build());
            assertThat(page.hits()).isEmpty();
            assertThat(page.notes()).containsExactly("No decision has the failed rule 'order-is-pendign'.");
        }
    }

    @Nested
    class By_range {

        @Test
        void times_from_one_until_before_another() {
            assertThat(found(SearchQuery.builder().from(NOON).build())).containsExactly(4L, 3L, 2L);
            assertThat(found(SearchQuery.builder().until(NOON).build())).containsExactly(1L);
            assertThat(found(SearchQuery.builder()
                            .from(NOON)
                            .until(NOON.plusSeconds(60))
                            .build()))
                    .containsExactly(2L);
        }

        @Test
        void times_beyond_what_is_compared_are_refused() {
            assertThatThrownBy(() ->
                            index.search(SearchQuery.builder().from(Instant.MAX).build()))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("too far away");
        }

        @Test
        void positions_from_one_to_another() {
            assertThat(found(SearchQuery.builder()
                            .first(Position.of(2))
                            .last(Position.of(3))
                            .build()))
                    .containsExactly(3L, 2L);
        }

        @ParameterizedTest
        @CsvSource({
            "amount>200, 1",
            "amount>536.65, ''",
            "amount>=536.65, 1",
            "amount<=536.65, 1",
            "amount<536.65, ''",
            "price=488.81, 3",
            "price=400..500, 3",
            "balances<20, 3"
        })
        void numbers_by_the_name_they_stand_under(String range, String positions) {
            assertThat(found(SearchQuery.builder()
                                    .number(NumberRange.parse(range))
                                    .build())
                            .stream()
                            .map(String::valueOf))
                    .containsExactly(positions.isEmpty() ? new String[0] : positions.split(" "));
        }

        @Test
        void a_name_that_no_number_has_is_refused_with_those_there_are() {
            assertThatThrownBy(() -> found(SearchQuery.builder()
                            .number(NumberRange.parse("cost>1"))
                            .build()))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessage(
                            "No decision has a number named 'cost'; there is amount, balances, number_of_items, price");
        }

        @Test
        void numbers_that_a_rule_saw_count_too() throws InterruptedException {
            DecisionLog other = new InMemoryDecisionLog();
            Drafting.of("RefundOrder")
                    .fails(
                            "at-most-200",
                            "A refund is at most 200",
                            fact("refund.cost", 250).atMost(200))
                    .appendTo(other);
            try (DecisionIndex otherIndex = indexOf(other)) {
                assertThat(otherIndex
                                .search(SearchQuery.builder()
                                        .number(NumberRange.parse("cost>200"))
                                        .build())
                                .total())
                        .isEqualTo(1);
                assertThat(otherIndex
                                .search(SearchQuery.builder()
                                        .number(NumberRange.parse("cost>250"))
                                        .build())
                                .total())
                        .isZero();
            }
        }
    }

    @Nested
    class A_hit {

        private Snippet snippet(String text) {
            return requireNonNull(best(text).snippet());
        }

        private SearchHit best(String text) {
            return index.search(SearchQuery.of(text)).hits().getFirst();
        }

        @Test
        void tells_what_was_decided() {
            SearchHit hit = best("no longer needed");
            assertThat(hit.decision()).isEqualTo(refused.id());
            assertThat(hit.position()).isEqualTo(Position.of(2));
            assertThat(hit.time()).isEqualTo(NOON);
            assertThat(hit.command()).isEqualTo("CancelPendingOrder");
            assertThat(hit.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(hit.actor()).isEqualTo("night-shift");
            assertThat(hit.entities()).containsExactly(EntityRef.parse("order:#W7678072"));
            assertThat(hit.score()).isPositive();
            assertThat(hit.summary())
                    .isEqualTo("CancelPendingOrder on order:#W7678072 by night-shift was rejected:"
                            + " order.status was delivered, required pending");
        }

        @Test
        void shows_the_passage_that_matches_with_its_place() {
            Snippet reason = snippet("longer needed");
            assertThat(reason.source()).isEqualTo("reason");
            assertThat(reason.marked("[", "]")).isEqualTo("no [longer] [needed]");

            Snippet rule = snippet("status delivered required");
            assertThat(rule.source()).isEqualTo("checks.order-is-pending");
            assertThat(rule.marked("[", "]"))
                    .isEqualTo(
                            "Only a pending order can be cancelled: order.[status] was [delivered], [required] pending");

            Snippet item = snippet("office chair");
            assertThat(item.source()).isEqualTo("events.ItemsReturned.items[0].name");
            assertThat(item.marked("[", "]")).isEqualTo("[Office] [Chair]");
        }

        @Test
        void shows_what_the_decision_says_itself_before_what_all_of_its_kind_have() {
            assertThat(snippet("refusals cancelled order pending mistake").source())
                    .isEqualTo("checks.order-is-pending");
            assertThat(snippet("orders cancelled by mistake").source()).isEqualTo("reason");
            assertThat(snippet("night-shift").source()).isEqualTo("origin.agent");
            assertThat(snippet("what was paid is refunded").source()).isEqualTo("command");
        }

        @Test
        void shows_the_id_that_was_asked_for() {
            assertThat(snippet("W2611340").marked("[", "]")).contains("[2611340]");
            assertThat(snippet("W26113").marked("[", "]")).contains("[2611340]");
        }

        @Test
        void has_no_snippet_without_a_text_or_without_visible_words() {
            assertThat(index.search(SearchQuery.builder().build()).hits())
                    .allSatisfy(hit -> assertThat(hit.snippet()).isNull());
            assertThat(best("declined").snippet()).isNull();
        }

        @Test
        void shows_a_short_piece_of_a_long_text_on_one_line() throws InterruptedException {
            String filler = "word ".repeat(600);
            DecisionLog other = new InMemoryDecisionLog();
            Drafting.of("Note")
                    .because(filler + "\nneedle\tin the\nhay " + filler)
                    .appendTo(other);
            try (DecisionIndex otherIndex = indexOf(other)) {
                Snippet snippet = requireNonNull(otherIndex
                        .search(SearchQuery.of("needle"))
                        .hits()
                        .getFirst()
                        .snippet());
                assertThat(snippet.text())
                        .hasSizeLessThan(250)
                        .startsWith("…")
                        .endsWith("…")
                        .doesNotContain("\n", "\t");
                assertThat(snippet.marked("[", "]")).contains("[needle] in the hay");
            }
        }
    }

    @Nested
    class The_page {

        @Test
        void tells_the_total_and_what_was_seen() {
            SearchPage page = index.search(SearchQuery.builder().pageSize(2).build());
            assertThat(page.total()).isEqualTo(4);
            assertThat(page.hits()).hasSize(2);
            assertThat(page.seen()).isEqualTo(Position.of(4));
            assertThat(page.next()).isNotNull();
        }

        @Test
        void has_no_next_page_when_it_holds_the_last_hit() {
            assertThat(index.search(SearchQuery.builder().pageSize(4).build()).next())
                    .isNull();
        }

        @Test
        void orders_by_time_either_way() {
            assertThat(found(SearchQuery.builder().build())).containsExactly(4L, 3L, 2L, 1L);
            assertThat(found(SearchQuery.builder().order(Order.OLDEST).build())).containsExactly(1L, 2L, 3L, 4L);
        }

        @Test
        void notes_words_that_no_decision_has() {
            assertThat(index.search(SearchQuery.of("cancelled unicorn #W99")).notes())
                    .containsExactly("No decision has the words 'unicorn', 'w99'.");
        }
    }

    @Nested
    class Bad_input {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "+-&&||!(){}[]^\"~*?:\\/",
                    "*",
                    "*:*",
                    "?",
                    "\"",
                    "\"\"",
                    "--",
                    "…",
                    "\u0000",
                    "\u200B\u200D",
                    "\uFEFF#"
                })
        void text_without_a_word_is_refused(String text) {
            assertThatThrownBy(() -> index.search(SearchQuery.of(text)))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("There is no word to search for");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
        void empty_text_is_refused(String text) {
            assertThatThrownBy(() -> SearchQuery.of(text))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("is empty");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text:mistake AND NOT (",
                    "mistake~2",
                    "mistake^9999999999",
                    "[mistake TO",
                    "{!lucene}mistake",
                    "mistake OR *:*",
                    "/mistake.*/",
                    "mistake\\",
                    "\"mistake",
                    "mistake\u0000",
                    "mistake \uD83D",
                    "🙃 mistake 🦄",
                    "mistake; DROP TABLE"
                })
        void query_syntax_is_nothing_but_text(String text) {
            assertThat(found(SearchQuery.of(text))).containsExactly(1L);
        }

        @Test
        void words_that_nowhere_stand_find_nothing() {
            assertThat(found(SearchQuery.of("zebra quagga"))).isEmpty();
            assertThat(found(SearchQuery.of("🦄"))).isEmpty();
            assertThat(found(SearchQuery.of("нет такого слова"))).isEmpty();
        }

        @Test
        void a_long_text_is_answered_by_its_rarest_words() {
            StringBuilder text = new StringBuilder("mistake ");
            for (int i = 0; text.length() < SearchQuery.MAX_TEXT_LENGTH - 12; i++) {
                text.append("word")
                        .append((char) ('a' + i % 26))
                        .append((char) ('a' + i / 26 % 26))
                        .append(' ');
            }
            SearchPage page = index.search(SearchQuery.of(text.toString()));
            assertThat(page.hits()).hasSize(1);
            assertThat(page.notes()).hasSize(2);
            assertThat(page.notes().getFirst())
                    .matches("No decision has the words 'wordaa', 'wordba', .* and [0-9]+ more\\.")
                    .hasSizeLessThan(300);
            assertThat(page.notes().getLast()).matches("Of [0-9]+ words the 64 rarest were looked for\\.");
        }

        @Test
        void ten_thousand_characters_without_a_blank_are_answered() {
            assertThat(found(SearchQuery.of("x".repeat(SearchQuery.MAX_TEXT_LENGTH))))
                    .isEmpty();
            assertThat(found(SearchQuery.of("W1".repeat(SearchQuery.MAX_TEXT_LENGTH / 2))))
                    .isEmpty();
            assertThat(found(SearchQuery.of("客户想".repeat(SearchQuery.MAX_TEXT_LENGTH / 3))))
                    .containsExactly(4L);
        }

        @Test
        void too_long_or_too_many_phrases_are_refused() {
            assertThatThrownBy(() -> found("\"" + "a b ".repeat(2000) + "\""))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("4000 words; give at most 50");
            assertThatThrownBy(() -> found("\"a b\" ".repeat(1000)))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("1000 phrases");
        }

        @Test
        void many_compound_words_are_answered() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; text.length() < SearchQuery.MAX_TEXT_LENGTH - 60; i++) {
                text.append("order_is_pending_").append(i).append("_FooBarBazQuxFooBarBaz ");
            }
            assertThat(found(SearchQuery.of(text + "mistake"))).contains(1L);
        }

        @Test
        void longer_text_is_refused() {
            assertThatThrownBy(() -> SearchQuery.of("x".repeat(SearchQuery.MAX_TEXT_LENGTH + 1)))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("10001 characters; give at most 10000");
        }

        @Test
        void impossible_settings_are_refused() {
            assertRefused(
                    "Order by relevance needs a text", SearchQuery.builder().order(Order.RELEVANCE));
            assertRefused("ask for 1 to 100", SearchQuery.builder().pageSize(0));
            assertRefused("ask for 1 to 100", SearchQuery.builder().pageSize(101));
            assertRefused(
                    "is not an outcome; use accepted", SearchQuery.builder().where(ExactField.OUTCOME, "maybe"));
            assertRefused("The value for entity is empty", SearchQuery.builder().where(ExactField.ENTITY, " "));
            assertRefused("There is no value for agent", SearchQuery.builder().where(ExactField.AGENT, List.of()));
            assertRefused("must be earlier", SearchQuery.builder().from(NOON).until(NOON));
            assertRefused(
                    "exchange them", SearchQuery.builder().first(Position.of(3)).last(Position.of(2)));
            assertThatThrownBy(() -> ExactField.of("colour"))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("There is no field 'colour'")
                    .hasMessageContaining("failed_rule");
        }

        private static void assertRefused(String message, SearchQuery.Builder query) {
            assertThatThrownBy(query::build)
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining(message);
        }
    }
}
