package dev.whence.evals.search.speed;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.DecisionLog;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is asked about a shop's history: words out of decisions drawn at random, within filters that leave between a
/// handful and a third of the history. The same seed asks the same.
final class ShopQuestions {

    private static final int WORDS = 6;
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<Decision> asked = new ArrayList<>();
    private final List<Decision> refused = new ArrayList<>();

    /// Draws so many decisions that an agent made for a stated reason, and as many that were refused.
    ShopQuestions(DecisionLog log, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long head = log.head().value();
        for (long drawn = 0; asked.size() < count || refused.size() < count; drawn++) {
            if (drawn > 1_000L * count) {
                throw new IllegalStateException("The history has too few decisions to ask about");
            }
            log.at(Position.of(1 + random.nextLong(head)))
                    .filter(decision -> decision.origin().reason() != null
                            && decision.origin().agent() != null
                            && !decision.mentioned().isEmpty())
                    .ifPresent(decision -> take(decision, count));
        }
    }

    private void take(Decision decision, int count) {
        if (asked.size() < count) {
            asked.add(decision);
        }
        if (refused.size() < count && failed(decision).findAny().isPresent()) {
            refused.add(decision);
        }
    }

    private static Stream<Check> failed(Decision decision) {
        return decision.unmet().stream();
    }

    /// Searches by words and meaning within filters, by what the filter is.
    Map<String, List<SearchQuery>> filtered() {
        Map<String, List<SearchQuery>> all = new LinkedHashMap<>();
        all.put("one agent", each(asked, ShopQuestions::byAgent));
        all.put("refused", each(refused, ShopQuestions::turnedDown));
        all.put("one rule that failed", each(refused, ShopQuestions::byRule));
        all.put("one week", each(asked, ShopQuestions::inWeek));
        all.put(
                "one agent, one week, refused",
                each(
                        refused,
                        one -> inWeek(one).where(ExactField.OUTCOME, "refused").where(ExactField.AGENT, agent(one))));
        all.put(
                "one entity",
                each(
                        asked,
                        one -> about(one)
                                .where(
                                        ExactField.ENTITY,
                                        one.mentioned().getFirst().toString())));
        all.put("amount from 100 to 300", each(asked, one -> about(one).number(NumberRange.parse("amount=100..300"))));
        all.put(
                "weekdays from 9 to 17",
                each(asked, one -> about(one).during(Recurrence.parse("mon-fri 09:00-17:00 UTC"))));
        all.put("weekends", each(asked, one -> about(one).during(Recurrence.parse("sat,sun UTC"))));
        all.put("not by one agent", each(asked, one -> about(one).without(ExactField.AGENT, agent(one))));
        return all;
    }

    private static List<SearchQuery> each(List<Decision> about, Function<Decision, SearchQuery.Builder> query) {
        return about.stream().map(one -> query.apply(one).build()).toList();
    }

    /// Searches without a filter.
    List<SearchQuery> unfiltered() {
        return each(asked, ShopQuestions::about);
    }

    /// The same by words alone.
    List<SearchQuery> wordsAlone() {
        return each(asked, one -> about(one).ranking(SearchQuery.Ranking.WORDS));
    }

    /// Searches for an id.
    List<SearchQuery> ids() {
        return each(
                asked,
                one -> SearchQuery.builder().text(one.mentioned().getFirst().id()));
    }

    /// Newest first, without words.
    List<SearchQuery> newest() {
        return each(
                refused,
                one -> SearchQuery.builder()
                        .where(ExactField.OUTCOME, "refused")
                        .where(ExactField.AGENT, agent(one)));
    }

    /// Aggregations, by what they tell.
    Map<String, List<Aggregation>> aggregations() {
        Aggregation.Key day = new Aggregation.Key.Time(Aggregation.Unit.DAY, ZoneOffset.UTC);
        Aggregation.Key rule = new Aggregation.Key.Field(ExactField.FAILED_RULE, "");
        Aggregation.Key command = new Aggregation.Key.Field(ExactField.COMMAND, "");
        Map<String, List<Aggregation>> all = new LinkedHashMap<>();
        all.put(
                "count by outcome and day, one agent",
                figures(
                        asked,
                        ShopQuestions::agentAlone,
                        List.of(new Aggregation.Key.Field(ExactField.OUTCOME, ""), day),
                        new Aggregation.Measure.Count()));
        all.put(
                "count by rule, refused",
                figures(
                        refused,
                        one -> SearchQuery.builder().where(ExactField.OUTCOME, "refused"),
                        List.of(rule),
                        new Aggregation.Measure.Count()));
        all.put(
                "sum of amounts by command, all",
                figures(
                        asked,
                        one -> SearchQuery.builder(),
                        List.of(command),
                        new Aggregation.Measure.Of(Aggregation.Figure.SUM, "amount")));
        all.put(
                "different customers by day, one week",
                figures(
                        asked,
                        one -> within(SearchQuery.builder(), one),
                        List.of(day),
                        new Aggregation.Measure.Distinct(ExactField.ON_BEHALF_OF, "")));
        return all;
    }

    private static List<Aggregation> figures(
            List<Decision> about,
            Function<Decision, SearchQuery.Builder> within,
            List<Aggregation.Key> by,
            Aggregation.Measure measure) {
        return about.stream()
                .map(one -> {
                    SearchFilter filter = within.apply(one).build().filter();
                    return new Aggregation(null, filter, by, measure, Aggregation.Order.LARGEST, 10);
                })
                .toList();
    }

    private static SearchQuery.Builder about(Decision one) {
        String words = Stream.of(String.valueOf(one.origin().reason()).split("\\s+"))
                .limit(WORDS)
                .collect(Collectors.joining(" "));
        return SearchQuery.builder().text(words);
    }

    private static SearchQuery.Builder byAgent(Decision one) {
        return about(one).where(ExactField.AGENT, agent(one));
    }

    private static SearchQuery.Builder agentAlone(Decision one) {
        return SearchQuery.builder().where(ExactField.AGENT, agent(one));
    }

    private static String agent(Decision one) {
        return String.valueOf(one.origin().agent());
    }

    private static SearchQuery.Builder turnedDown(Decision one) {
        return about(one).where(ExactField.OUTCOME, "refused");
    }

    private static SearchQuery.Builder byRule(Decision one) {
        return about(one)
                .where(
                        ExactField.FAILED_RULE,
                        failed(one).findFirst().orElseThrow().rule());
    }

    private static SearchQuery.Builder inWeek(Decision one) {
        return within(about(one), one);
    }

    private static SearchQuery.Builder within(SearchQuery.Builder query, Decision one) {
        return query.from(one.time().minus(WEEK)).until(one.time().plusSeconds(1));
    }
}
