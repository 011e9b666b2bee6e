package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is left out on purpose, and what must be there whatever its value.
class SearchFilterTest {

    private static final long BY_BOT = 1;
    private static final long REFUSED_TO_BOT = 2;
    private static final long BY_CLERK = 3;

    private static DecisionIndex index;

    @BeforeAll
    static void index_three_decisions() throws InterruptedException {
        DecisionLog log = new InMemoryDecisionLog();
        Drafting.of("CancelPendingOrder")
                .on("order:#W1000001")
                .by("refund-bot")
                .origin(origin -> origin.withPrincipal("shop").withClient("web-chat"))
                .because("left on holiday")
                .event("order:#W1000001", "OrderCancelled", "{\"amount\": 20.5}")
                .appendTo(log);
        Drafting.of("CancelPendingOrder")
                .at(Drafting.START.plusSeconds(60))
                .on("order:#W1000002")
                .by("refund-bot")
                .origin(origin -> origin.withPrincipal("shop").withClient("mail"))
                .fails(
                        "order-is-pending",
                        "Only a pending order",
                        fact("status", "sent").is("pending"))
                .appendTo(log);
        Drafting.of("ShipOrder")
                .at(Drafting.START.plusSeconds(120))
                .on("order:#W1000001")
                .origin(origin -> origin.withPrincipal("anna"))
                .because("holiday order left the house")
                .data("{\"item_ids\": [\"1\", \"2\", \"3\"]}")
                .holds("in-stock", "All in stock", fact("times 6469567736 is named", 2))
                .event("order:#W1000001", "OrderShipped", "{\"amount\": 300}")
                .appendTo(log);
        index = DecisionIndex.inMemory(log, Shop.DOMAIN);
        assertThat(index.await(log.head(), Duration.ofSeconds(10))).isTrue();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static List<Long> found(SearchQuery.Builder query) {
        SearchPage page = index.search(query.order(SearchQuery.Order.OLDEST).build());
        assertThat(page.total()).isEqualTo(page.hits().size());
        return page.hits().stream()
                .map(SearchHit::position)
                .map(Position::value)
                .toList();
    }

    private static SearchQuery.Builder query() {
        return SearchQuery.builder();
    }

    @Nested
    class Negated {

        @Test
        void a_value_is_left_out() {
            assertThat(found(query().without(ExactField.COMMAND, "ship order")))
                    .containsExactly(BY_BOT, REFUSED_TO_BOT);
        }

        @Test
        void several_negations_all_count() {
            assertThat(found(query().without(ExactField.OUTCOME, "refused").without(ExactField.PRINCIPAL, "anna")))
                    .containsExactly(BY_BOT);
        }

        @Test
        void what_is_negated_together_is_left_out_only_where_all_of_it_holds() {
            SearchFilter refusedToBot = query().where(ExactField.AGENT, "refund-bot")
                    .where(ExactField.OUTCOME, "refused")
                    .build()
                    .filter();
            assertThat(found(query().without(refusedToBot))).containsExactly(BY_BOT, BY_CLERK);
        }

        @Test
        void numbers_times_and_words_can_be_negated() {
            SearchFilter large =
                    query().number(NumberRange.parse("amount>100")).build().filter();
            SearchFilter early =
                    query().until(Drafting.START.plusSeconds(60)).build().filter();
            SearchFilter holiday = query().phrase("on holidays").build().filter();
            assertThat(found(query().without(large))).containsExactly(BY_BOT, REFUSED_TO_BOT);
            assertThat(found(query().without(early))).containsExactly(REFUSED_TO_BOT, BY_CLERK);
            assertThat(found(query().without(holiday))).containsExactly(REFUSED_TO_BOT, BY_CLERK);
        }

        @Test
        void negation_leaves_out_of_what_a_text_finds() {
            assertThat(found(query().text("holiday").without(ExactField.AGENT, "refund-bot")))
                    .containsExactly(BY_CLERK);
        }

        @Test
        void a_negation_of_everything_is_refused() {
            SearchFilter all = SearchFilter.ALL;
            assertThatThrownBy(() -> query().without(all).build())
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("no decision at all");
        }

        @Test
        void a_negation_within_a_negation_is_refused() {
            SearchFilter negating =
                    query().without(ExactField.AGENT, "refund-bot").build().filter();
            assertThatThrownBy(() -> query().without(negating).build()).isInstanceOf(UnusableQueryException.class);
        }
    }

    @Nested
    class Whatever_the_value {

        @Test
        void a_field_must_be_there_or_must_not() {
            assertThat(found(query().has(ExactField.AGENT))).containsExactly(BY_BOT, REFUSED_TO_BOT);
            assertThat(found(query().lacks(ExactField.AGENT))).containsExactly(BY_CLERK);
        }

        @Test
        void the_actor_is_the_agent_or_else_the_principal() {
            assertThat(found(query().where(ExactField.ACTOR, "anna"))).containsExactly(BY_CLERK);
            assertThat(found(query().where(ExactField.ACTOR, "refund-bot"))).containsExactly(BY_BOT, REFUSED_TO_BOT);
            assertThat(found(query().where(ExactField.ACTOR, "shop"))).isEmpty();
        }

        @Test
        void the_program_it_came_from_is_a_field() {
            assertThat(found(query().where(ExactField.CLIENT, "web-chat"))).containsExactly(BY_BOT);
        }
    }

    @Nested
    class Numbers {

        @Test
        void the_length_of_a_list_is_a_number() {
            assertThat(found(query().number(NumberRange.parse("number of items > 2"))))
                    .containsExactly(BY_CLERK);
            assertThat(found(query().number(NumberRange.parse("number_of_items>3"))))
                    .isEmpty();
        }

        @Test
        void facts_named_after_one_thing_are_no_names_of_numbers() {
            assertThatThrownBy(() -> found(query().number(NumberRange.parse("times>1"))))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("there is amount, number_of_items");
        }
    }

    @Nested
    class Phrases {

        @Test
        void words_must_stand_together_in_the_order_given() {
            assertThat(found(query().phrase("left on holiday"))).containsExactly(BY_BOT);
            assertThat(found(query().phrase("holiday left"))).isEmpty();
            assertThat(found(query().phrase("Holidays"))).containsExactly(BY_BOT, BY_CLERK);
        }

        @Test
        void a_phrase_without_a_word_is_refused() {
            assertThatThrownBy(() -> found(query().phrase("?!")))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("no word in the phrase");
        }
    }
}
