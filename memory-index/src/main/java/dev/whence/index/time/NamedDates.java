package dev.whence.index.time;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Dates with the name of a month or the number of a day: `July 4th, 1995`, `the fourth of July`, `Jan/3`, `the
/// 27th`.
final class NamedDates {

    /// A month and a day that no year has both of, such as 30 February.
    record NoSuchDay(int month, int day) {}

    /// A month by its name, with the dot of an abbreviation or without.
    final Rule<Integer> monthBefore;
    /// The number of a day, where no time follows that it belongs to.
    final Rule<Integer> number;
    /// `3rd`, `the third`, `3`.
    final Rule<Integer> dayNumber;
    /// `of 2016`, `, 2016`, `'16`; 0 where there is none.
    final Rule<Integer> yearAfter;
    /// A date of a month that is named, with its year or without.
    final Rule<Day> date;
    /// `the 27th`.
    final Rule<Day> dayOfMonth;
    /// `feb 30`.
    final Rule<NoSuchDay> impossible;

    private final Reference reference;

    NamedDates(Tokens tokens, Reference reference, Numbers numbers) {
        this.reference = reference;
        Rule<Integer> month = tokens.any(Words.MONTHS);
        monthBefore = Rule.anyOf(month.with(tokens.word(".")), month);
        Rule<?> clockFollows = Rule.anyOf(
                tokens.glued().then(tokens.word(":", "am", "pm", "a", "p")),
                tokens.word("am", "pm", "a.m", "p.m", "o'clock", "oclock"),
                tokens.glued().then(tokens.word(".")).then(tokens.glued()).then(tokens.digits(1, 4, 0, 9999)));
        number = Rule.anyOf(tokens.digits(1, 2, 1, 31), numbers.small).unless(clockFollows);
        Rule<Integer> digits = tokens.digits(1, 2, 1, 31).unless(clockFollows);
        Rule<Integer> sure = Rule.remembered(
                tokens,
                tokens.word("the")
                        .or("")
                        .then(Rule.anyOf(numbers.ordinal.as(NamedDates::inMonth), digits.as(NamedDates::inMonth))));
        dayNumber = Rule.remembered(tokens, Rule.anyOf(sure, number.as(NamedDates::inMonth)));
        yearAfter = Rule.remembered(tokens, yearAfter(tokens, numbers).or(0));
        Rule<String> joint = tokens.word("of", "/", "-", ",", "the").or("");
        Rule<String> close = tokens.word("of", "/", "-").or("");
        Rule<Integer> dayBefore =
                Rule.anyOf(numbers.ordinal.as(NamedDates::inMonth).with(tokens.word("day")), dayNumber);
        date = Rule.remembered(
                tokens,
                Rule.anyOf(
                        monthBefore.with(close).and(dayNumber, yearAfter, (m, d, y) -> day(y, m, d)),
                        monthBefore.with(joint).and(sure, yearAfter, (m, d, y) -> day(y, m, d)),
                        dayBefore.with(joint).and(monthBefore, yearAfter, (d, m, y) -> y == 0 ? null : day(y, m, d)),
                        dayBefore.with(joint).and(month, yearAfter, (d, m, y) -> day(y, m, d)),
                        numbers.year.with(tokens.word(",").or("")).and(monthBefore, dayNumber, this::day)));
        dayOfMonth = tokens.word("the").then(numbers.ordinal).as(reference::dayOfMonth);
        impossible = Rule.anyOf(
                monthBefore.and(dayNumber, (m, d) -> noSuchDay(m, d)),
                dayNumber.with(tokens.word("of").or("")).and(month, (d, m) -> noSuchDay(m, d)));
    }

    private static @Nullable Integer inMonth(int day) {
        return day <= 31 ? day : null;
    }

    private static Rule<Integer> yearAfter(Tokens tokens, Numbers numbers) {
        Rule<String> joint = tokens.word(",", "of", "in", ", in", "/", "-", "year", "of year")
                .or("");
        Rule<Integer> apostrophe =
                tokens.word("'").then(tokens.digits(2, 2, 0, 99)).as(Numbers::inFull);
        return Rule.anyOf(joint.then(numbers.year), tokens.word(",").or("").then(apostrophe));
    }

    /// The day of the year; of any year if it is 0.
    @Nullable
    Day day(int year, int month, int day) {
        return year == 0 ? reference.dayOfYear(month, day) : NumericDates.day(year, month, day);
    }

    private @Nullable NoSuchDay noSuchDay(int month, int day) {
        return reference.dayOfYear(month, day) == null ? new NoSuchDay(month, day) : null;
    }

    /// The day with that number; null if the month does not have it.
    static @Nullable Day inMonth(YearMonth month, int day) {
        return month.isValidDay(day) ? Day.on(month.atDay(day)) : null;
    }

    /// The first or last such weekday of the days, counted from either end; null if there are not so many.
    static @Nullable LocalDate weekdayOf(Days days, int weekday, int ordinal) {
        LocalDate first = days.start()
                .plusDays(Math.floorMod(weekday - days.start().getDayOfWeek().getValue(), 7));
        LocalDate last = days.end().minusDays(1);
        last = last.minusDays(Math.floorMod(last.getDayOfWeek().getValue() - weekday, 7));
        LocalDate found = ordinal > 0 ? first.plusWeeks(ordinal - 1L) : last;
        return found.isBefore(days.end()) ? found : null;
    }
}
