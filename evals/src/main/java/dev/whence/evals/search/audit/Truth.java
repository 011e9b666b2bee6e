package dev.whence.evals.search.audit;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Finds right answers by looking at every decision of a history, without any index.
final class Truth {

    /// The first days of the months that the history has decisions of.
    static final String FEB = "2026-02-01";

    static final String MAR = "2026-03-01";
    static final String APR = "2026-04-01";
    static final String MAY = "2026-05-01";

    /// The day after the history ends, which is the day on which everything is asked.
    static final String END = "2026-05-03";

    private final List<Decision> history;

    Truth(List<Decision> history) {
        this.history = List.copyOf(history);
    }

    // What a decision may be like.

    static Predicate<Decision> command(String... types) {
        return decision -> Set.of(types).contains(decision.command().type());
    }

    static Predicate<Decision> event(String... types) {
        return decision -> decision.events().stream().map(RecordedEvent::type).anyMatch(Set.of(types)::contains);
    }

    static Predicate<Decision> refused() {
        return decision -> decision.outcome().isRefusal();
    }

    static Predicate<Decision> ended(String outcome) {
        return decision -> decision.outcome().toString().equals(outcome);
    }

    static Predicate<Decision> accepted() {
        return ended("accepted");
    }

    static Predicate<Decision> agent(String... names) {
        return decision -> decision.origin().agent() != null
                && Set.of(names).contains(decision.origin().agent());
    }

    static Predicate<Decision> principal(String... names) {
        return decision -> decision.origin().principal() != null
                && Set.of(names).contains(decision.origin().principal());
    }

    /// The agent, else the principal.
    static Predicate<Decision> actor(String... names) {
        return decision -> Set.of(names).contains(decision.origin().actor());
    }

    static Predicate<Decision> byAgent() {
        return decision -> decision.origin().agent() != null;
    }

    static Predicate<Decision> client(String name) {
        return decision -> name.equals(decision.origin().client());
    }

    static Predicate<Decision> onBehalfOf(String user) {
        return decision -> user.equals(decision.origin().onBehalfOf());
    }

    static Predicate<Decision> about(String... entities) {
        return decision ->
                decision.mentioned().stream().map(EntityRef::toString).anyMatch(Set.of(entities)::contains);
    }

    static Predicate<Decision> failed(String... rules) {
        return decision -> failedRules(decision).anyMatch(Set.of(rules)::contains);
    }

    static Stream<String> failedRules(Decision decision) {
        return decision.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILS || check.verdict() == Verdict.ERROR)
                .map(Check::rule)
                .distinct();
    }

    /// From the beginning of one day or point in time until before another, UTC.
    static Predicate<Decision> during(String from, String until) {
        Instant start = instant(from);
        Instant end = instant(until);
        return decision -> !decision.time().isBefore(start) && decision.time().isBefore(end);
    }

    static Predicate<Decision> day(String date) {
        return during(date, LocalDate.parse(date).plusDays(1).toString());
    }

    private static Instant instant(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Words in the stated reason, whatever their case.
    static Predicate<Decision> reason(String words) {
        return decision -> decision.origin().reason() != null
                && decision.origin().reason().toLowerCase(java.util.Locale.ROOT).contains(words);
    }

    /// An argument of the command has this text.
    static Predicate<Decision> argument(String name, String value) {
        return decision -> decision.command().data().path(name).asString("").equals(value);
    }

    static Predicate<Decision> ticket(String correlation) {
        return decision -> correlation.equals(decision.origin().correlation());
    }

    /// Opened it, was asked for in it, or changed it.
    static Predicate<Decision> inConversation(String handle) {
        return about("conversation:" + handle)
                .or(decision -> handle.equals(decision.origin().conversation()));
    }

    static Predicate<Decision> weekday(DayOfWeek day) {
        return decision -> date(decision).getDayOfWeek() == day;
    }

    static Predicate<Decision> number(Function<Decision, Stream<BigDecimal>> of, Predicate<BigDecimal> wanted) {
        return decision -> of.apply(decision).anyMatch(wanted);
    }

    static Predicate<BigDecimal> over(String bound) {
        return value -> value.compareTo(new BigDecimal(bound)) > 0;
    }

    static Predicate<BigDecimal> atLeast(String bound) {
        return value -> value.compareTo(new BigDecimal(bound)) >= 0;
    }

    static Predicate<BigDecimal> under(String bound) {
        return value -> value.compareTo(new BigDecimal(bound)) < 0;
    }

    static Predicate<BigDecimal> atMost(String bound) {
        return value -> value.compareTo(new BigDecimal(bound)) <= 0;
    }

    // Numbers in a decision.

    /// What an order that was placed cost.
    static Stream<BigDecimal> orderTotal(Decision decision) {
        return events(decision, "OrderPlaced")
                .flatMap(event -> elements(event.data().path("order").path("payment_history")))
                .map(entry -> entry.path("amount").decimalValue());
    }

    /// What a cancellation paid back, each payment.
    static Stream<BigDecimal> refunds(Decision decision) {
        return events(decision, "OrderCancelled")
                .flatMap(event -> elements(event.data().path("refunds")))
                .map(entry -> entry.path("amount").decimalValue());
    }

    /// What was put on a gift card.
    static Stream<BigDecimal> topUps(Decision decision) {
        return decision.command().type().equals("TopUpGiftCard")
                ? argumentOf(decision, "amount").stream()
                : Stream.empty();
    }

    /// What the other items of an exchange cost more, less than zero where they cost less.
    static Stream<BigDecimal> exchangeDifferences(Decision decision) {
        return events(decision, "OrderExchangeRequested")
                .map(event -> event.data().path("exchange_price_difference").decimalValue());
    }

    /// What an item costs from then on.
    static Stream<BigDecimal> prices(Decision decision) {
        return decision.command().type().equals("ChangeItemPrice")
                ? argumentOf(decision, "price").stream()
                : Stream.empty();
    }

    /// How many items an argument of the command names.
    static Function<Decision, Stream<BigDecimal>> entries(String argument) {
        return decision -> decision.command().data().path(argument).isArray()
                ? Stream.of(BigDecimal.valueOf(
                        decision.command().data().path(argument).size()))
                : Stream.empty();
    }

    private static Optional<BigDecimal> argumentOf(Decision decision, String name) {
        JsonNode value = decision.command().data().path(name);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private static Stream<RecordedEvent> events(Decision decision, String type) {
        return decision.events().stream().filter(event -> event.type().equals(type));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    // Answers.

    Stream<Decision> all(Predicate<Decision> wanted) {
        return history.stream().filter(wanted);
    }

    Expected decisions(Predicate<Decision> wanted) {
        return new Expected.Decisions(all(wanted).map(Truth::position).collect(Collectors.toSet()));
    }

    static Expected nothing() {
        return new Expected.Decisions(Set.of());
    }

    Expected earliest(int count, Predicate<Decision> wanted) {
        return new Expected.InOrder(
                all(wanted).map(Truth::position).sorted().limit(count).toList());
    }

    Expected latest(int count, Predicate<Decision> wanted) {
        List<Long> positions =
                new ArrayList<>(all(wanted).map(Truth::position).sorted().toList());
        return new Expected.InOrder(positions.reversed().stream().limit(count).toList());
    }

    /// The decisions with the largest such number, largest first, the newer of equal ones first.
    Expected largest(int count, Predicate<Decision> wanted, Function<Decision, Stream<BigDecimal>> of) {
        record Sized(long position, BigDecimal size) {}
        return new Expected.InOrder(all(wanted)
                .flatMap(decision -> of.apply(decision).max(BigDecimal::compareTo).stream()
                        .map(size -> new Sized(position(decision), size)))
                .sorted((one, other) -> one.size.compareTo(other.size) != 0
                        ? other.size.compareTo(one.size)
                        : Long.compare(other.position, one.position))
                .map(Sized::position)
                .limit(count)
                .toList());
    }

    Expected count(Predicate<Decision> wanted) {
        return number(BigDecimal.valueOf(all(wanted).count()));
    }

    Expected distinct(Predicate<Decision> wanted, Function<Decision, Stream<String>> of) {
        return number(BigDecimal.valueOf(all(wanted).flatMap(of).distinct().count()));
    }

    Expected sum(Predicate<Decision> wanted, Function<Decision, Stream<BigDecimal>> of) {
        return number(all(wanted).flatMap(of).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    Expected average(Predicate<Decision> wanted, Function<Decision, Stream<BigDecimal>> of) {
        List<BigDecimal> values = all(wanted).flatMap(of).toList();
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return number(sum.divide(BigDecimal.valueOf(values.size()), 6, RoundingMode.HALF_EVEN));
    }

    Expected max(Predicate<Decision> wanted, Function<Decision, Stream<BigDecimal>> of) {
        return number(all(wanted).flatMap(of).max(BigDecimal::compareTo).orElseThrow());
    }

    Expected min(Predicate<Decision> wanted, Function<Decision, Stream<BigDecimal>> of) {
        return number(all(wanted).flatMap(of).min(BigDecimal::compareTo).orElseThrow());
    }

    private static Expected number(BigDecimal value) {
        return new Expected.Figure(value);
    }

    Expected groups(Predicate<Decision> wanted, Function<Decision, Stream<String>> by) {
        return new Expected.Groups(counts(wanted, by));
    }

    Expected top(int count, Predicate<Decision> wanted, Function<Decision, Stream<String>> by) {
        return new Expected.Top(count, counts(wanted, by));
    }

    Expected sums(
            Predicate<Decision> wanted,
            Function<Decision, Stream<String>> by,
            Function<Decision, Stream<BigDecimal>> of) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        all(wanted)
                .forEach(decision -> of.apply(decision)
                        .reduce(BigDecimal::add)
                        .ifPresent(
                                amount -> by.apply(decision).forEach(key -> sums.merge(key, amount, BigDecimal::add))));
        return new Expected.Groups(sums);
    }

    private Map<String, BigDecimal> counts(Predicate<Decision> wanted, Function<Decision, Stream<String>> by) {
        Map<String, BigDecimal> counts = new TreeMap<>();
        all(wanted).flatMap(by).forEach(key -> counts.merge(key, BigDecimal.ONE, BigDecimal::add));
        return counts;
    }

    /// Who it was: these decisions, or how many each actor made.
    Expected who(Predicate<Decision> wanted) {
        return Expected.AnyOf.of(decisions(wanted), groups(wanted, Truth::byActor));
    }

    /// Whether there is any: these decisions, or how many.
    Expected whether(Predicate<Decision> wanted) {
        return Expected.AnyOf.of(decisions(wanted), count(wanted));
    }

    /// Which of few has most: that one, or all of them with their figures.
    Expected more(Predicate<Decision> wanted, Function<Decision, Stream<String>> by) {
        return Expected.AnyOf.of(top(1, wanted, by), groups(wanted, by));
    }

    /// No answer but none: no decisions, or that it is no question.
    static Expected noAnswer() {
        return Expected.AnyOf.of(nothing(), new Expected.Refusal());
    }

    // What decisions are grouped by.

    static Stream<String> byActor(Decision decision) {
        return Stream.of(decision.origin().actor());
    }

    static Stream<String> byAgentName(Decision decision) {
        return Stream.ofNullable(decision.origin().agent());
    }

    static Stream<String> byCustomer(Decision decision) {
        return Stream.ofNullable(decision.origin().onBehalfOf());
    }

    static Stream<String> byCommand(Decision decision) {
        return Stream.of(decision.command().type());
    }

    static Stream<String> byOutcome(Decision decision) {
        return Stream.of(decision.outcome().toString());
    }

    static Stream<String> byClient(Decision decision) {
        return Stream.ofNullable(decision.origin().client());
    }

    static Stream<String> byPrincipal(Decision decision) {
        return Stream.ofNullable(decision.origin().principal());
    }

    /// By the text of an argument of the command.
    static Function<Decision, Stream<String>> byArgument(String name) {
        return decision -> decision.command().data().path(name).stringValueOpt().stream();
    }

    static Stream<String> byOrder(Decision decision) {
        return decision.mentioned().stream().map(EntityRef::toString).filter(ref -> ref.startsWith("order:"));
    }

    static Stream<String> byDay(Decision decision) {
        return Stream.of(date(decision).toString());
    }

    /// The Monday of the week.
    static Stream<String> byWeek(Decision decision) {
        LocalDate date = date(decision);
        return Stream.of(date.minusDays(date.getDayOfWeek().getValue() - 1L).toString());
    }

    static Stream<String> byMonth(Decision decision) {
        return Stream.of(date(decision).toString().substring(0, 7));
    }

    private static LocalDate date(Decision decision) {
        return decision.time().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static long position(Decision decision) {
        return Objects.requireNonNull(decision.position()).value();
    }

    static Collection<String> names(Stream<String> names) {
        return names.toList();
    }
}
