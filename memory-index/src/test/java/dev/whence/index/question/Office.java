package dev.whence.index.question;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What decisions of the claims office can be like, told from the record alone.
final class Office {

    private Office() {}

    static Predicate<Decision> command(String... types) {
        return decision -> Set.of(types).contains(decision.command().type());
    }

    static Predicate<Decision> refused() {
        return decision -> decision.outcome().isRefusal();
    }

    static Predicate<Decision> accepted() {
        return refused().negate();
    }

    static Predicate<Decision> failed(String... rules) {
        return decision -> decision.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILS)
                .map(Check::rule)
                .anyMatch(Set.of(rules)::contains);
    }

    static Predicate<Decision> actor(String... names) {
        return decision -> Set.of(names).contains(decision.origin().actor());
    }

    static Predicate<Decision> agent() {
        return decision -> decision.origin().agent() != null;
    }

    static Predicate<Decision> clerk() {
        return actor("maria.lopez", "jan.novak");
    }

    static Predicate<Decision> customer(String... names) {
        return decision ->
                Set.of(names).contains(String.valueOf(decision.origin().onBehalfOf()));
    }

    static Predicate<Decision> entity(String id) {
        return decision -> decision.boundary().entities().stream()
                .anyMatch(entity -> entity.id().equals(id));
    }

    static Predicate<Decision> says(String text) {
        return decision -> String.valueOf(decision.origin().reason()).contains(text)
                || decision.command().data().toString().contains(text);
    }

    static @Nullable Double number(Decision decision, String name) {
        return decision.command().data().has(name)
                ? decision.command().data().get(name).asDouble()
                : null;
    }

    static Predicate<Decision> number(String name, Predicate<Double> right) {
        return decision -> {
            Double value = number(decision, name);
            return value != null && right.test(value);
        };
    }

    static ZonedDateTime time(Decision decision) {
        return decision.time().atZone(ZoneOffset.UTC);
    }

    /// From one day until before another, in UTC.
    static Predicate<Decision> days(String from, String until) {
        return decision -> !time(decision).toLocalDate().isBefore(LocalDate.parse(from))
                && time(decision).toLocalDate().isBefore(LocalDate.parse(until));
    }

    static Predicate<Decision> between(String from, String until) {
        return decision -> !time(decision).isBefore(ZonedDateTime.parse(from))
                && time(decision).isBefore(ZonedDateTime.parse(until));
    }

    static Predicate<Decision> weekday(DayOfWeek... days) {
        return decision -> Set.of(days).contains(time(decision).getDayOfWeek());
    }
}
