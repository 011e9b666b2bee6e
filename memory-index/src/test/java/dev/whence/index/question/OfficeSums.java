package dev.whence.index.question;

import static dev.whence.index.question.Office.number;
import static dev.whence.index.question.Office.time;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Computes the figures that are right, decision by decision.
abstract class OfficeSums extends OfficeQuestions {

    OfficeSums(List<Decision> history) {
        super(history);
    }

    void figure(String kind, double value, String... wordings) {
        ask(kind, new Right.Figure(value), wordings);
    }

    void groups(String kind, Map<String, Double> values, String... wordings) {
        ask(kind, new Right.Groups(values), wordings);
    }

    double count(Predicate<Decision> right) {
        return history.stream().filter(right).count();
    }

    Map<String, Double> counts(Predicate<Decision> right, Function<Decision, Stream<String>> key) {
        return history.stream()
                .filter(right)
                .flatMap(key)
                .collect(Collectors.groupingBy(
                        Function.identity(), TreeMap::new, Collectors.summingDouble(each -> 1.0)));
    }

    static Map<String, Double> top(int count, Map<String, Double> values, boolean largest) {
        Comparator<Map.Entry<String, Double>> order = Map.Entry.comparingByValue();
        return values.entrySet().stream()
                .sorted(largest ? order.reversed() : order)
                .limit(count)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    static Map<String, Double> having(Map<String, Double> values, Predicate<Double> enough) {
        Map<String, Double> kept = new TreeMap<>(values);
        kept.values().removeIf(enough.negate());
        return kept;
    }

    double[] numbers(Predicate<Decision> right, String name) {
        return history.stream()
                .filter(right)
                .map(decision -> number(decision, name))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    double sum(Predicate<Decision> right, String name) {
        return Arrays.stream(numbers(right, name)).sum();
    }

    Map<String, Double> averages(Predicate<Decision> right, String name, Function<Decision, Stream<String>> key) {
        Map<String, Double> averages = history.stream()
                .filter(right)
                .filter(decision -> number(decision, name) != null)
                .flatMap(decision -> key.apply(decision)
                        .map(group -> Map.entry(group, Objects.requireNonNull(number(decision, name)))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
        averages.replaceAll((group, value) -> Math.round(value * 100) / 100.0);
        return averages;
    }

    double average(Predicate<Decision> right, String name) {
        return Arrays.stream(numbers(right, name)).average().orElseThrow();
    }

    Map<String, Double> sums(Predicate<Decision> right, String name, Function<Decision, Stream<String>> key) {
        Map<String, Double> sums = new TreeMap<>();
        history.stream()
                .filter(right)
                .filter(decision -> number(decision, name) != null)
                .forEach(decision -> key.apply(decision)
                        .forEach(group ->
                                sums.merge(group, Objects.requireNonNull(number(decision, name)), Double::sum)));
        sums.replaceAll((group, value) -> Math.round(value * 100) / 100.0);
        return sums;
    }

    static double distinct(Stream<String> values) {
        return values.collect(Collectors.toSet()).size();
    }

    static Stream<String> rule(Decision decision) {
        return decision.checks().stream().map(Check::rule);
    }

    static Stream<String> agentName(Decision decision) {
        return Stream.ofNullable(decision.origin().agent());
    }

    static Stream<String> actorName(Decision decision) {
        return Stream.of(decision.origin().actor());
    }

    static Stream<String> customerName(Decision decision) {
        return Stream.ofNullable(decision.origin().onBehalfOf());
    }

    static Stream<String> commandName(Decision decision) {
        return Stream.of(decision.command().type());
    }

    static Stream<String> outcome(Decision decision) {
        return Stream.of(decision.outcome().toString());
    }

    static Stream<String> week(Decision decision) {
        return Stream.of(time(decision)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toString());
    }

    static Stream<String> day(Decision decision) {
        return Stream.of(time(decision).toLocalDate().toString());
    }

    static Stream<String> month(Decision decision) {
        return Stream.of(time(decision).toLocalDate().toString().substring(0, 7));
    }
}
