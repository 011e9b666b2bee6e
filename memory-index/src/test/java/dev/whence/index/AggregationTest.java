package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Figure;
import dev.whence.index.query.Aggregation.Measure;
import dev.whence.index.query.Aggregation.Unit;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.Extremes;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Figures over decisions.
class AggregationTest {

    private static final Aggregation.Key RULES = new Aggregation.Key.Field(ExactField.FAILED_RULE, "");
    private static final Aggregation.Key AGENTS = new Aggregation.Key.Field(ExactField.AGENT, "");
    private static final Measure COUNT = new Measure.Count();

    private static DecisionIndex index;

    @BeforeAll
    static void index_seven_decisions() throws InterruptedException {
        DecisionLog log = new InMemoryDecisionLog();
        refund("dash", "2026-03-28T22:30:00Z", "10.00", log); // a Saturday, Sunday in Paris
        refund("dash", "2026-03-29T22:30:00Z", "30.50", log); // summer time has begun in Paris; Monday there
        refund("mira", "2026-03-31T09:00:00Z", "5.00", log);
        refused("dash", "2026-04-01T09:00:00Z", "too-late", "not-confirmed").appendTo(log);
        refused("dash", "2026-04-01T09:30:00Z", "too-late").appendTo(log);
        refused("mira", "2026-04-02T09:00:00Z", "not-confirmed").appendTo(log);
        Drafting.of("Note").at(Instant.parse("2026-04-03T09:00:00Z")).appendTo(log);
        index = DecisionIndex.inMemory(log, Shop.DOMAIN);
        assertThat(index.await(log.head(), Duration.ofSeconds(10))).isTrue();
    }

    private static void refund(String agent, String time, String amount, DecisionLog log) {
        Drafting.of("CancelPendingOrder")
                .at(Instant.parse(time))
                .by(agent)
                .on("order:#W1000001", "user:noah_1")
                .because("changed their mind")
                .event(
                        "order:#W1000001",
                        "OrderCancelled",
                        "{\"amount\": %s, \"again\": {\"amount\": %s}}".formatted(amount, amount))
                .appendTo(log);
    }

    private static Drafting refused(String agent, String time, String... rules) {
        Drafting draft = Drafting.of("CancelPendingOrder")
                .at(Instant.parse(time))
                .by(agent)
                .on("order:#W100000" + rules.length, "user:noah_" + rules.length);
        for (String rule : rules) {
            draft.fails(rule, "It must be", fact("x", "y").is("z"));
        }
        return draft;
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static Aggregate of(Measure measure, Aggregation.Key... keys) {
        return of(SearchFilter.ALL, measure, keys);
    }

    private static Aggregate of(SearchFilter filter, Measure measure, Aggregation.Key... keys) {
        return index.aggregate(new Aggregation(null, filter, List.of(keys), measure, Aggregation.Order.LARGEST, 100));
    }

    private static Map<String, Double> groups(Aggregate aggregate) {
        Map<String, Double> groups = new TreeMap<>();
        aggregate.groups().forEach(group -> groups.put(String.join("|", group.keys()), requireNonNull(group.value())));
        return groups;
    }

    private static Double only(Aggregate aggregate) {
        return requireNonNull(aggregate.groups().getFirst().value());
    }

    @Nested
    class Of_everything {

        @Test
        void counts_decisions() {
            assertThat(only(of(COUNT))).isEqualTo(7);
            assertThat(of(COUNT).decisions()).isEqualTo(7);
        }

        @Test
        void adds_up_each_number_of_a_decision_once() {
            assertThat(only(of(new Measure.Of(Figure.SUM, "amount")))).isEqualTo(45.5);
            assertThat(only(of(new Measure.Of(Figure.MIN, "amount")))).isEqualTo(5);
            assertThat(only(of(new Measure.Of(Figure.MAX, "amount")))).isEqualTo(30.5);
            assertThat(only(of(new Measure.Of(Figure.AVERAGE, "amount")))).isEqualTo(45.5 / 3);
        }

        @Test
        void counts_different_values() {
            assertThat(only(of(new Measure.Distinct(ExactField.AGENT, "")))).isEqualTo(2);
            assertThat(only(of(new Measure.Distinct(ExactField.ENTITY, "")))).isEqualTo(4);
            assertThat(only(of(new Measure.Distinct(ExactField.ENTITY, "order:"))))
                    .isEqualTo(2);
        }

        @Test
        void a_filter_that_nothing_fulfils_leaves_zero_and_no_average() {
            SearchFilter none = SearchQuery.builder()
                    .where(ExactField.AGENT, "nobody")
                    .build()
                    .filter();
            assertThat(only(of(none, COUNT))).isZero();
            assertThat(only(of(none, new Measure.Of(Figure.SUM, "amount")))).isZero();
            assertThat(of(none, new Measure.Of(Figure.AVERAGE, "amount"))
                            .groups()
                            .getFirst()
                            .value())
                    .isNull();
            assertThat(of(none, COUNT).notes()).contains("No decision has the agent 'nobody'.");
        }

        @Test
        void a_number_that_there_is_not_is_refused() {
            assertThatThrownBy(() -> of(new Measure.Of(Figure.SUM, "cost")))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("there is amount");
        }
    }

    @Nested
    class In_groups {

        @Test
        void a_decision_counts_in_the_group_of_each_of_its_values() {
            assertThat(groups(of(COUNT, RULES))).isEqualTo(Map.of("too-late", 2.0, "not-confirmed", 2.0));
        }

        @Test
        void several_keys_make_a_group_for_each_combination_that_occurs() {
            assertThat(groups(of(COUNT, RULES, AGENTS)))
                    .isEqualTo(Map.of("too-late|dash", 2.0, "not-confirmed|dash", 1.0, "not-confirmed|mira", 1.0));
        }

        @Test
        void figures_are_per_group() {
            assertThat(groups(of(new Measure.Of(Figure.SUM, "amount"), AGENTS)))
                    .isEqualTo(Map.of("dash", 40.5, "mira", 5.0));
            assertThat(groups(of(new Measure.Distinct(ExactField.FAILED_RULE, ""), AGENTS)))
                    .isEqualTo(Map.of("dash", 2.0, "mira", 1.0));
        }

        @Test
        void values_of_one_kind_are_chosen_by_their_beginning() {
            assertThat(groups(of(COUNT, new Aggregation.Key.Field(ExactField.ENTITY, "order:"))))
                    .isEqualTo(Map.of("order:#W1000001", 5.0, "order:#W1000002", 1.0));
        }

        @Test
        void the_largest_come_first_and_the_rest_is_counted() {
            Aggregate top = index.aggregate(
                    new Aggregation(null, SearchFilter.ALL, List.of(AGENTS), COUNT, Aggregation.Order.LARGEST, 1));
            assertThat(groups(top)).isEqualTo(Map.of("dash", 4.0));
            assertThat(top.groupCount()).isEqualTo(2);
        }

        @Test
        void words_choose_decisions_that_have_all_of_them() {
            assertThat(index.aggregate(new Aggregation(
                                    "mind changed", SearchFilter.ALL, List.of(), COUNT, Aggregation.Order.LARGEST, 1))
                            .decisions())
                    .isEqualTo(3);
        }
    }

    @Nested
    class By_time {

        private static Aggregation.Key by(Unit unit, String zone) {
            return new Aggregation.Key.Time(unit, ZoneId.of(zone));
        }

        @Test
        void days_begin_at_midnight_of_the_zone_across_a_change_of_the_clocks() {
            assertThat(groups(of(COUNT, new Aggregation.Key.Time(Unit.DAY, ZoneOffset.UTC)))
                            .keySet())
                    .containsExactly(
                            "2026-03-28", "2026-03-29", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03");
            assertThat(groups(of(COUNT, by(Unit.DAY, "Europe/Paris"))).keySet())
                    .containsExactly(
                            "2026-03-28", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03");
        }

        @Test
        void hours_are_those_of_the_clock_on_the_wall() {
            assertThat(groups(of(COUNT, by(Unit.HOUR, "Europe/Paris"))).keySet())
                    .contains("2026-03-28T23", "2026-03-30T00");
        }

        @Test
        void weeks_begin_on_monday_and_months_on_the_first() {
            assertThat(groups(of(COUNT, by(Unit.WEEK, "UTC")))).isEqualTo(Map.of("2026-03-23", 2.0, "2026-03-30", 5.0));
            assertThat(groups(of(COUNT, by(Unit.MONTH, "UTC")))).isEqualTo(Map.of("2026-03", 3.0, "2026-04", 4.0));
        }
    }

    @Nested
    class Extreme {

        @Test
        void the_largest_and_the_smallest_are_found() {
            assertThat(positions(true, 2)).containsExactly(2L, 1L);
            assertThat(positions(false, 1)).containsExactly(3L);
        }

        private static List<Long> positions(boolean largest, int most) {
            SearchPage page = index.extremes(new Extremes(null, SearchFilter.ALL, "amount", largest, most));
            assertThat(page.total()).isEqualTo(3);
            return page.hits().stream().map(hit -> hit.position().value()).toList();
        }
    }

    @Nested
    class Known {

        @Test
        void values_are_found_by_beginning_and_nearness_and_as_recorded() {
            index.terms(terms -> {
                assertThat(terms.beginning(ExactField.ENTITY, "#w1000", 9)).containsExactly("w1000001", "w1000002");
                assertThat(terms.near(ExactField.AGENT, "dahs", 1, 9)).containsExactly("dash");
                assertThat(terms.near(ExactField.AGENT, "dax", 1, 9)).isEmpty();
                assertThat(terms.recorded(ExactField.ENTITY, "w1000002")).contains("order:#W1000002");
                assertThat(terms.numbered(ExactField.ENTITY, "1000001")).contains("order:#W1000001");
                assertThat(terms.names(ExactField.AGENT, 9)).containsExactly("dash", "mira");
                assertThat(terms.hasWord("changing")).isTrue();
                assertThat(terms.hasWord("wozzit")).isFalse();
                assertThat(terms.withNumber(SearchFilter.ALL, "amount")).isEqualTo(3);
                return true;
            });
        }
    }
}
