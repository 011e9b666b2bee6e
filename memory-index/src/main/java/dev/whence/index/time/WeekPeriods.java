package dev.whence.index.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Weeks, and days and other units counted within a longer period: `the week of May 3rd`, `week 3 of 2027`,
/// `the first week of March`, `the last 3 weeks of this year`, `the last Friday of May`, `the 15th day of next
/// month`.
///
/// Weeks begin on Monday. A week that lies in two months or years belongs to the one that its Thursday is in.
final class WeekPeriods {

    private static final Lexicon<Integer> LAST = Lexicon.of(Map.of("last|final|the last|the final", -1));

    private record Count(int sign, int number) {}

    final Rule<Period> period;
    final Rule<Day> day;

    private final Reference reference;

    /// @param whole periods that something can be counted in
    WeekPeriods(
            Tokens tokens,
            Reference reference,
            Numbers numbers,
            Rule<Day> date,
            Rule<Period> whole,
            Rule<Integer> year) {
        this.reference = reference;
        Rule<Integer> ordinal = Rule.anyOf(tokens.word("the").or("").then(numbers.ordinal), tokens.any(LAST));
        Rule<String> of = tokens.word("of", "in", "of the", "in the", ",").or("");
        Rule<Period> owner = Rule.anyOf(
                whole, tokens.word("month", "the month").as(_ -> Reference.around(reference.today(), Unit.MONTH, 0)));
        Rule<Period> weekOf = tokens.word("the")
                .or("")
                .then(tokens.word(
                        "w/c",
                        "wc",
                        "week commencing",
                        "week commencing on",
                        "week of",
                        "week starting",
                        "week starting on",
                        "week beginning",
                        "week beginning on",
                        "week starting from",
                        "week from",
                        "week that starts on"))
                .with(tokens.word("the").or(""))
                .then(date)
                .as(WeekPeriods::weekOf);
        Rule<Period> weekUpTo = tokens.word("the")
                .or("")
                .then(tokens.word("week ending", "week ending on", "week ended", "week that ends on", "week to"))
                .with(tokens.word("the").or(""))
                .then(date)
                .as(WeekPeriods::weekUpTo);
        Rule<Period> numbered = Rule.anyOf(
                        tokens.word("week")
                                .then(tokens.word("number", "no", "no.", "#").or("")),
                        tokens.word("w", "wk").with(tokens.glued()))
                .then(tokens.digits(1, 2, 1, 53))
                .and(of.then(year).or(0), this::numbered);
        Rule<Period> iso = tokens.digits(4, 4, 1500, 2199)
                .with(tokens.word("-").or(""))
                .with(tokens.word("w"))
                .with(tokens.glued())
                .and(tokens.digits(2, 2, 1, 53), (y, week) -> numbered(week, y));
        Rule<Period> nth = ordinal.with(tokens.word("week")).with(of).and(owner, WeekPeriods::weekIn);
        Rule<Count> count = Rule.anyOf(tokens.word("the").or("").then(tokens.word("first", "last", "final")))
                .as(word -> word.equals("first") ? 1 : -1)
                .and(numbers.cardinal, Count::new);
        Rule<Period> units = count.and(tokens.any(Words.UNITS), of.then(owner), WeekPeriods::units);
        period = Rule.remembered(tokens, Rule.anyOf(weekOf, weekUpTo, iso, nth, numbered, units));
        Rule<Day> nthWeekday = ordinal.and(tokens.any(Words.WEEKDAYS), of.then(owner), this::weekday);
        Rule<Day> nthDay = ordinal.with(tokens.word("day")).with(of).and(owner, WeekPeriods::nthDay);
        Rule<Day> numberOf = tokens.word("the")
                .or("")
                .then(numbers.ordinal)
                .with(tokens.word("of"))
                .and(owner, (n, p) -> p.grain() == Unit.MONTH ? nthDay(n, p) : null);
        day = Rule.remembered(tokens, Rule.anyOf(nthWeekday, nthDay, numberOf));
    }

    private static Period weekOf(Day day) {
        return Period.of(
                day.timex(),
                day.date().map(Reference::monday).map(monday -> new Days(monday, monday.plusWeeks(1))),
                Unit.WEEK);
    }

    /// The seven days of which the day is the last.
    private static Period weekUpTo(Day last) {
        Readings<Days> days = last.date().map(date -> new Days(date.minusDays(6), date.plusDays(1)));
        Days future = days.future();
        return Period.of("(%s,%s,P7D)".formatted(future.start(), future.end()), days, Unit.WEEK);
    }

    /// A week by its ISO number, of this year if the year is 0.
    private @Nullable Period numbered(int week, int year) {
        int of = year == 0 ? reference.today().getYear() : year;
        LocalDate inYear = LocalDate.of(of, 6, 30);
        if (week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum()) {
            return null;
        }
        return Reference.week(inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week));
    }

    private static @Nullable Period weekIn(int ordinal, Period owner) {
        Readings<LocalDate> monday = owner.days().map(days -> mondayIn(days, ordinal));
        LocalDate first = monday.future();
        boolean isThere = first.plusDays(3).isBefore(owner.end().future());
        return switch (owner.grain()) {
            case YEAR -> isThere ? Reference.week(first) : null;
            case MONTH -> {
                long number = ordinal > 0 ? ordinal : 5;
                yield isThere
                        ? Period.of(
                                owner.timex() + "-W%02d".formatted(number),
                                monday.map(day -> new Days(day, day.plusWeeks(1))),
                                Unit.WEEK)
                        : null;
            }
            default ->
                isThere
                        ? Period.of(
                                Reference.week(first).timex(),
                                monday.map(day -> new Days(day, day.plusWeeks(1))),
                                Unit.WEEK)
                        : null;
        };
    }

    private static LocalDate mondayIn(Days days, int ordinal) {
        LocalDate first = days.start()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY))
                .minusDays(3);
        return ordinal > 0 ? first.plusWeeks(ordinal - 1L) : lastMonday(days);
    }

    private static LocalDate lastMonday(Days days) {
        return days.end().with(TemporalAdjusters.previous(DayOfWeek.THURSDAY)).minusDays(3);
    }

    private static @Nullable Period units(Count count, Unit unit, Period owner) {
        if (unit.isShorterThanDay() || unit.seconds() >= owner.grain().seconds()) {
            return null;
        }
        Length length = Length.of(count.number(), unit);
        Readings<LocalDate> edge = owner.days().map(days -> edge(count, unit, days));
        Period counted = Period.from(edge.future(), length, count.sign());
        return counted == null || edge.isDefinite()
                ? counted
                : Period.of(
                        counted.timex(),
                        edge.map(day -> count.sign() > 0
                                ? new Days(day, length.from(day, 1))
                                : new Days(length.from(day, -1), day)),
                        unit);
    }

    private static LocalDate edge(Count count, Unit unit, Days days) {
        if (unit == Unit.WEEK) {
            return count.sign() > 0 ? mondayIn(days, 1) : lastMonday(days).plusWeeks(1);
        }
        return count.sign() > 0 ? days.start() : days.end();
    }

    private @Nullable Day weekday(int ordinal, int weekday, Period owner) {
        if (owner.month() > 0) {
            return openWeekday(ordinal, weekday, owner.month());
        }
        LocalDate date = NamedDates.weekdayOf(owner.days().future(), weekday, ordinal);
        if (date == null || owner.grain() == Unit.WEEK) {
            return null;
        }
        int number = (date.getDayOfMonth() + 6) / 7;
        String timex = "XXXX-%02d-WXX-%d-#%d".formatted(date.getMonthValue(), weekday, number);
        return owner.grain() == Unit.MONTH ? Day.open(timex, Readings.definite(date)) : Day.on(date);
    }

    private @Nullable Day openWeekday(int ordinal, int weekday, int month) {
        if (ordinal > 4) {
            return null;
        }
        Readings<LocalDate> dates = reference.nearest(years -> NamedDates.weekdayOf(
                Reference.days(java.time.YearMonth.of(reference.today().getYear() + years, month)), weekday, ordinal));
        String timex = "XXXX-%02d-WXX-%d-#%d".formatted(month, weekday, ordinal > 0 ? ordinal : 5);
        return Day.open(timex, dates);
    }

    private static @Nullable Day nthDay(int ordinal, Period owner) {
        LocalDate date = ordinal > 0
                ? owner.start().future().plusDays(ordinal - 1L)
                : owner.end().future().minusDays(1);
        if (!date.isBefore(owner.end().future())) {
            return null;
        }
        if (owner.month() > 0) {
            return ordinal > 0
                    ? null
                    : Day.open(
                            "%s-%02d".formatted(owner.timex(), date.getDayOfMonth()),
                            owner.end().map(end -> end.minusDays(1)));
        }
        return Day.on(date);
    }
}
