package dev.whence.index.question;

import static dev.whence.index.question.OfficeQuestions.accepted;
import static dev.whence.index.question.OfficeQuestions.actor;
import static dev.whence.index.question.OfficeQuestions.agent;
import static dev.whence.index.question.OfficeQuestions.clerk;
import static dev.whence.index.question.OfficeQuestions.command;
import static dev.whence.index.question.OfficeQuestions.customer;
import static dev.whence.index.question.OfficeQuestions.days;
import static dev.whence.index.question.OfficeQuestions.number;
import static dev.whence.index.question.OfficeQuestions.refused;
import static dev.whence.index.question.OfficeQuestions.time;
import static dev.whence.index.question.OfficeQuestions.where;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.index.question.OfficeQuestions.Asked;
import dev.whence.index.question.OfficeQuestions.Right;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions to the claims office that are answered with figures, in many wordings, by kind.
final class OfficeFigures {

    private final List<Decision> history;
    private final List<Asked> asked = new ArrayList<>();

    private OfficeFigures(List<Decision> history) {
        this.history = history;
    }

    static List<Asked> of(List<Decision> history) {
        OfficeFigures questions = new OfficeFigures(history);
        questions.counts();
        questions.groups();
        questions.most();
        questions.compared();
        questions.thresholds();
        questions.sums();
        questions.periods();
        questions.negated();
        return questions.asked;
    }

    private void ask(String kind, Right right, String... wordings) {
        for (String wording : wordings) {
            asked.add(new Asked(kind, wording, right));
        }
    }

    private void figure(String kind, double value, String... wordings) {
        ask(kind, new Right.Figure(value), wordings);
    }

    private void groups(String kind, Map<String, Double> values, String... wordings) {
        ask(kind, new Right.Groups(values), wordings);
    }

    private double count(Predicate<Decision> right) {
        return where(history, right).count();
    }

    private Map<String, Double> counts(Predicate<Decision> right, Function<Decision, Stream<String>> key) {
        return where(history, right)
                .flatMap(key)
                .collect(Collectors.groupingBy(
                        Function.identity(), TreeMap::new, Collectors.summingDouble(each -> 1.0)));
    }

    private static Map<String, Double> top(int count, Map<String, Double> values, boolean largest) {
        Comparator<Map.Entry<String, Double>> order = Map.Entry.comparingByValue();
        return values.entrySet().stream()
                .sorted(largest ? order.reversed() : order)
                .limit(count)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Double> having(Map<String, Double> values, Predicate<Double> enough) {
        Map<String, Double> kept = new TreeMap<>(values);
        kept.values().removeIf(enough.negate());
        return kept;
    }

    private double[] numbers(Predicate<Decision> right, String name) {
        return where(history, right)
                .map(decision -> number(decision, name))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double sum(Predicate<Decision> right, String name) {
        return java.util.Arrays.stream(numbers(right, name)).sum();
    }

    private double average(Predicate<Decision> right, String name) {
        return java.util.Arrays.stream(numbers(right, name)).average().orElseThrow();
    }

    private Map<String, Double> sums(Predicate<Decision> right, String name, Function<Decision, Stream<String>> key) {
        Map<String, Double> sums = new TreeMap<>();
        where(history, right)
                .filter(decision -> number(decision, name) != null)
                .forEach(decision -> key.apply(decision)
                        .forEach(group ->
                                sums.merge(group, Objects.requireNonNull(number(decision, name)), Double::sum)));
        sums.replaceAll((group, value) -> Math.round(value * 100) / 100.0);
        return sums;
    }

    private static Stream<String> rule(Decision decision) {
        return decision.checks().stream().map(Check::rule);
    }

    private static Stream<String> agentName(Decision decision) {
        return Stream.ofNullable(decision.origin().agent());
    }

    private static Stream<String> actorName(Decision decision) {
        return Stream.of(decision.origin().actor());
    }

    private static Stream<String> customerName(Decision decision) {
        return Stream.ofNullable(decision.origin().onBehalfOf());
    }

    private static Stream<String> commandName(Decision decision) {
        return Stream.of(decision.command().type());
    }

    private static Stream<String> outcome(Decision decision) {
        return Stream.of(decision.outcome().toString());
    }

    private static Stream<String> week(Decision decision) {
        return Stream.of(time(decision)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toString());
    }

    private static Stream<String> day(Decision decision) {
        return Stream.of(time(decision).toLocalDate().toString());
    }

    private static Stream<String> month(Decision decision) {
        return Stream.of(time(decision).toLocalDate().toString().substring(0, 7));
    }

    // --- The kinds ---

    private void counts() {
        figure(
                "count",
                count(command("PayClaim").and(refused())),
                "how many payments were refused?",
                "number of refused payments",
                "count the refused payments",
                "how often was a payment refused",
                "how many times was a payment turned down",
                "in how many cases was a payment refused",
                "the total number of refused payments",
                "what is the number of payments that were refused");
        figure(
                "count",
                count(command("CloseClaim").and(accepted()).and(actor("rex"))),
                "how many claims did rex close",
                "how many claims were closed by rex?",
                "number of claims closed by rex");
        figure(
                "distinct",
                where(history, refused().and(command("WithdrawMoney")))
                        .flatMap(OfficeFigures::customerName)
                        .distinct()
                        .count(),
                "how many different customers were refused a withdrawal",
                "for how many distinct customers was a withdrawal refused",
                "number of different customers with refused withdrawals");
        figure(
                "distinct",
                where(history, refused().and(days("2026-04-01", "2026-05-01")))
                        .flatMap(OfficeFigures::agentName)
                        .distinct()
                        .count(),
                "how many different agents were refused something in April",
                "how many distinct agents were refused in April");
    }

    private void groups() {
        groups(
                "group",
                counts(refused(), OfficeFigures::rule),
                "refusals by rule",
                "refusals per rule",
                "refusals broken down by rule",
                "count refusals for each rule",
                "how many refusals were there for every rule",
                "refusals grouped by rule",
                "how many refusals by reason",
                "number of refusals per rule");
        groups(
                "group",
                counts(command("PayClaim").and(agent()), OfficeFigures::agentName),
                "how many payments did each agent make",
                "payments per agent",
                "number of payments by agent",
                "payments for each agent",
                "how many payments were attempted by each agent");
        groups(
                "group",
                counts(refused(), OfficeFigures::commandName),
                "refusals by command",
                "how many refusals per command",
                "refusals per kind of command",
                "refusals by action");
        groups(
                "group",
                counts(actor("vera"), OfficeFigures::outcome),
                "vera's decisions by outcome",
                "how did vera's requests end, by outcome",
                "vera: count by outcome");
    }

    private void most() {
        groups(
                "most",
                top(1, counts(refused(), OfficeFigures::actorName), true),
                "who was refused the most",
                "who was refused most often",
                "who had the most refusals",
                "who got the most refusals",
                "who has been turned down most frequently");
        groups(
                "most",
                top(1, counts(refused(), OfficeFigures::rule), true),
                "which rule refused the most",
                "which rule failed most often",
                "the most common reason for refusals",
                "what is the most frequent reason for refusals",
                "what was the commonest reason for refusal",
                "the rule that failed most often",
                "the top reason for refusals",
                "main reason for refusals");
        groups(
                "most",
                top(2, counts(refused(), OfficeFigures::rule), true),
                "top 2 rules for refusals",
                "the two most common reasons for refusals",
                "which two rules failed most often");
        groups(
                "most",
                top(1, counts(command("PayClaim").and(agent()), OfficeFigures::agentName), true),
                "which agent made the most payments",
                "the agent with the most payments",
                "which agent attempted the most payments");
        groups(
                "fewest",
                top(1, counts(command("PayClaim").and(agent()), OfficeFigures::agentName), false),
                "which agent made the fewest payments",
                "the agent with the fewest payments",
                "which agent attempted the least payments");
        groups(
                "most",
                top(1, counts(refused(), OfficeFigures::customerName), true),
                "which customer was refused the most",
                "the customer with the most refusals",
                "which customer had most refusals");
        groups(
                "most",
                top(1, counts(command("SubmitClaim"), OfficeFigures::week), true),
                "which week had the most submissions",
                "in which week were there the most submissions",
                "the week with the most submissions",
                "what week saw the most submissions",
                "busiest week for submissions");
        groups(
                "most",
                top(3, sums(command("WithdrawMoney").and(accepted()), "amount", OfficeFigures::customerName), true),
                "top 3 customers by total amount withdrawn",
                "which three customers withdrew the most money",
                "the three customers with the largest total withdrawn");
    }

    private void compared() {
        Predicate<Decision> payments = command("PayClaim");
        groups(
                "compared",
                counts(payments.and(actor("vera", "rex")), OfficeFigures::actorName),
                "more payments by vera or by rex?",
                "were there more payments by vera or by rex",
                "who made more payments, vera or rex?",
                "did vera or rex make more payments",
                "compare payments by vera and rex",
                "payments of vera versus rex",
                "payments: vera vs rex",
                "who had fewer payments, vera or rex");
        groups(
                "compared",
                counts(payments, OfficeFigures::outcome),
                "were more payments refused or accepted?",
                "more payments accepted or refused?",
                "compare refused and accepted payments",
                "refused vs accepted payments");
        groups(
                "compared",
                counts(command("PayClaim", "CloseClaim").and(actor("rex")), OfficeFigures::commandName),
                "did rex make more payments or closures?",
                "more payments or closures by rex?",
                "rex: payments versus closures");
        groups(
                "compared",
                counts(refused().and(days("2026-03-01", "2026-05-01")), OfficeFigures::month),
                "were there more refusals in March or in April",
                "more refusals in March or April?",
                "compare refusals in March and April",
                "refusals in March versus April");
    }

    private void thresholds() {
        Map<String, Double> customers = counts(refused().and(command("PayClaim")), OfficeFigures::customerName);
        double middle = customers.values().stream().sorted().toList().get(customers.size() / 2);
        int limit = (int) middle;
        groups(
                "threshold",
                having(customers, value -> value > limit),
                "customers with more than " + limit + " refused payments",
                "which customers had more than " + limit + " refused payments",
                "which customers were refused payments more than " + limit + " times");
        groups(
                "threshold",
                having(customers, value -> value >= limit),
                "customers with at least " + limit + " refused payments",
                "which customers have " + limit + " or more refused payments",
                "customers whose payments were refused at least " + limit + " times");
        groups(
                "threshold",
                having(customers, value -> value < limit),
                "customers with fewer than " + limit + " refused payments",
                "which customers had less than " + limit + " refused payments");
        Map<String, Double> byDay = counts(refused(), OfficeFigures::day);
        groups(
                "threshold",
                having(byDay, value -> value <= 2),
                "days with at most two refusals",
                "on which days were there at most 2 refusals",
                "days with no more than 2 refusals");
        Map<String, Double> claims = counts(
                command("PayClaim").and(refused()),
                decision -> decision.boundary().entities().stream().map(Object::toString));
        groups(
                "threshold",
                having(claims, value -> value > 1),
                "claims with more than one refused payment",
                "which claims had more than one refused payment",
                "claims for which a payment was refused more than once",
                "claims refused a payment at least twice");
    }

    private void sums() {
        Predicate<Decision> withdrawn = command("WithdrawMoney").and(accepted());
        figure(
                "sum",
                sum(withdrawn, "amount"),
                "how much money was withdrawn in total",
                "how much was withdrawn?",
                "total amount withdrawn",
                "the sum of all accepted withdrawals",
                "sum of money withdrawn",
                "what is the total of accepted withdrawals",
                "how much did accepted withdrawals come to in total");
        figure(
                "sum",
                sum(command("PayClaim").and(accepted()).and(actor("vera")), "payout"),
                "how much was paid by vera",
                "how much did vera pay out in total",
                "total payout of claims paid by vera",
                "sum of payouts paid by vera");
        figure(
                "average",
                average(withdrawn, "amount"),
                "average amount withdrawn",
                "average accepted withdrawal",
                "what was the mean of the accepted withdrawals",
                "how much was withdrawn on average",
                "the average value of accepted withdrawals");
        groups(
                "sum by",
                sums(withdrawn, "amount", OfficeFigures::customerName),
                "how much was withdrawn per customer",
                "total withdrawn by customer",
                "total amount withdrawn for each customer",
                "sum of accepted withdrawals per customer");
        groups(
                "sum by",
                sums(withdrawn, "amount", OfficeFigures::week),
                "how much was withdrawn per week",
                "total withdrawn each week",
                "weekly total of accepted withdrawals",
                "money withdrawn per week");
    }

    private void periods() {
        groups(
                "per period",
                counts(refused(), OfficeFigures::week),
                "refusals per week",
                "weekly refusals",
                "how many refusals were there each week",
                "how many refusals a week",
                "refusals week by week",
                "number of refusals by week");
        groups(
                "per period",
                counts(refused().and(days("2026-04-20", "2026-04-27")), OfficeFigures::day),
                "refusals per day last week",
                "daily refusals last week",
                "refusals last week, day by day",
                "how many refusals were there on each day of last week",
                "refusals last week by day");
        groups(
                "per period",
                counts(command("SubmitClaim").and(accepted()), OfficeFigures::month),
                "how many claims were submitted per month",
                "claims submitted each month",
                "monthly number of claims submitted");
    }

    private void negated() {
        figure(
                "negated count",
                count(refused().and(clerk().negate())),
                "how many refusals were not of a human",
                "how many refusals, not counting those by humans",
                "number of refusals not by a person");
        figure(
                "negated count",
                count(command("CloseClaim").and(agent().negate())),
                "how many closures were not made by an agent",
                "number of closures without an agent",
                "how many closures were made without any agent");
        groups(
                "negated groups",
                counts(refused().and(actor("vera").negate()), OfficeFigures::rule),
                "refusals by rule, not counting vera",
                "refusals by rule, except vera's",
                "refusals per rule without vera",
                "refusals per rule, leaving out vera");
        figure(
                "negated count",
                count(customer("ada_lovelace_1815").and(command("SubmitClaim").negate())),
                "how many decisions for Ada Lovelace were not submissions",
                "number of decisions for Ada Lovelace other than submissions");
    }
}
