package dev.whence.index.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dates in digits: `2019-08-01`, `2016 10 16`, `2019-aug-1`, `8/1/2019`, `23.04.2022`, `3/18/40`, `7/6`.
///
/// The month comes first, as in the United States, unless only the other order gives a date.
final class NumericDates {

    private record Three(int a, int b, int c) {}

    final Rule<Day> date;

    private final Tokens tokens;
    private final Reference reference;

    NumericDates(Tokens tokens, Reference reference) {
        this.tokens = tokens;
        this.reference = reference;
        Rule<Integer> year = tokens.digits(4, 4, 1500, 2199);
        Rule<Integer> two = tokens.digits(1, 2, 0, 99);
        Rule<Integer> month = Rule.anyOf(tokens.digits(1, 2, 1, 12), tokens.any(Words.MONTHS));
        Rule<Integer> name = tokens.any(Words.MONTHS);
        Rule<Three> iso = separated(year, month, tokens.digits(1, 2, 1, 31), "-", "/", ".");
        Rule<Three> named = separated(two, name, Rule.anyOf(year, two), "-", "/", ".");
        Rule<Three> nameFirst = separated(name, two, Rule.anyOf(year, two), "-", "/");
        Rule<Integer> twoDigits = tokens.digits(2, 2, 0, 99);
        Rule<Three> dotted = separated(two, two, year, ".");
        Rule<Three> digits = separated(two, two, Rule.anyOf(year, twoDigits), "/", "-");
        Rule<Three> dayFirst = separated(year, tokens.digits(1, 2, 1, 31), name, "-", "/");
        Rule<Three> yearLast = two.with(tokens.word("/")).and(two.with(tokens.word(",")), year, Three::new);
        Rule<Three> spaced =
                tokens.digits(4, 4, 1500, 2199).and(tokens.digits(1, 2, 1, 12), tokens.digits(2, 2, 1, 31), Three::new);
        Rule<Boolean> led =
                new Context(tokens).after("on", "since", "before", "after", "until", "from", "to", "by", "of", "date");
        Rule<Three> compact = led.then(this::compact);
        date = Rule.remembered(
                tokens,
                Rule.anyOf(
                        iso.as(d -> day(d.a, d.b, d.c)),
                        named.as(d -> day(Numbers.inFull(d.c), d.b, d.a)),
                        nameFirst.as(d -> day(Numbers.inFull(d.c), d.a, d.b)),
                        Rule.anyOf(digits, dotted).as(NumericDates::eitherOrder),
                        dayFirst.as(d -> day(d.a, d.c, d.b)),
                        yearLast.as(NumericDates::eitherOrder),
                        spaced.as(d -> day(d.a, d.b, d.c)),
                        compact.as(d -> day(d.a, d.b, d.c)),
                        slashed(two)));
    }

    /// Three parts, the same mark between both pairs.
    private Rule<Three> separated(Rule<Integer> a, Rule<Integer> b, Rule<Integer> c, String... marks) {
        List<Rule<Three>> rules = Arrays.stream(marks)
                .map(mark -> a.with(tokens.word(mark)).and(b.with(tokens.word(mark)), c, Three::new))
                .toList();
        return position ->
                rules.stream().flatMap(rule -> rule.at(position).stream()).toList();
    }

    /// `20190801`.
    private List<Match<Three>> compact(int position) {
        String digits = tokens.text(position);
        if (!tokens.isNumber(position)
                || digits.length() != 8
                || !(digits.startsWith("19") || digits.startsWith("20"))) {
            return List.of();
        }
        Three parts = new Three(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
        return Match.list(parts, position + 1);
    }

    private static int part(String digits, int start, int end) {
        return Integer.parseInt(digits, start, end, 10);
    }

    private Rule<Day> slashed(Rule<Integer> two) {
        Rule<?> more = Rule.anyOf(
                tokens.word("/").then(tokens.digits(1, 9, 0, Integer.MAX_VALUE)),
                tokens.word("%"),
                tokens.glued()
                        .with(tokens.word("."))
                        .then(tokens.glued())
                        .then(tokens.digits(1, 9, 0, Integer.MAX_VALUE)));
        return two.with(tokens.glued())
                .with(tokens.word("/"))
                .with(tokens.glued())
                .and(two, (a, b) -> {
                    Day monthFirst = reference.dayOfYear(a, b);
                    return monthFirst != null ? monthFirst : reference.dayOfYear(b, a);
                })
                .unless(more);
    }

    private static @Nullable Day eitherOrder(Three parts) {
        if (parts.c < 100) {
            Day past = eitherOrder(1900 + parts.c, parts.a, parts.b);
            Day future = eitherOrder(2000 + parts.c, parts.a, parts.b);
            return past == null || future == null || parts.c < 30 || parts.c >= 40
                    ? eitherOrder(Numbers.inFull(parts.c), parts.a, parts.b)
                    : Day.open(
                            "XX" + future.timex().substring(2),
                            new Readings<>(past.date().past(), future.date().future()));
        }
        return eitherOrder(parts.c, parts.a, parts.b);
    }

    private static @Nullable Day eitherOrder(int year, int a, int b) {
        Day monthFirst = day(year, a, b);
        return monthFirst != null ? monthFirst : day(year, b, a);
    }

    /// The day; null if the calendar does not have it.
    static @Nullable Day day(int year, int month, int day) {
        try {
            return Day.dated(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
