package dev.whence.index.time;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Days told from today or by their weekday: `yesterday`, `last Friday`, `Tuesday of last week`, `Monday the 21st`,
/// `three days ago`, `two weeks from tomorrow`, `last Easter`.
final class RelativeDates {

    private static final Lexicon<Integer> NAMED = Lexicon.of(Map.of(
            "today|otd|this day|current date|the current date|the present day|the current day|todays|today ' s date", 0,
            "tomorrow|tmr|tmrw|tomorow|tommorow|next day|the next day|the following day", 1,
            "yesterday|yday|yest|the previous day", -1,
            "the day after tomorrow|day after tomorrow|the day after tmr|day after tmr", 2,
            "the day before yesterday|day before yesterday", -2));

    private static final Lexicon<Integer> NEAREST = Lexicon.of(Map.of(
            "this coming|this upcoming|coming|upcoming|the coming|the upcoming", 1,
            "this past|past|the past|most recent|the most recent|the latest", -1));

    private static final Lexicon<Integer> BY_WEEK = Lexicon.of(Map.of(
            "next|the next|following|the following",
            1,
            "last|the last|previous|the previous|prior",
            -1,
            "this|current",
            0));

    private static final Lexicon<Integer> ANCHORED =
            Lexicon.of(Map.of("before|prior to|ahead of|preceding", -1, "after|from|since|following|past", 1));

    /// A length before or after a day.
    record Beside(Length length, int sign, Day base) {}

    /// "two weeks from tomorrow".
    final Rule<Beside> beside;
    /// A day that is not told by its distance to another.
    final Rule<Day> simple;
    /// Any day.
    final Rule<Day> day;
    /// `3 days ago`, `in two weeks`, for lengths of any unit.
    final Rule<Length> ago;
    final Rule<Length> ahead;
    /// A weekday alone.
    final Rule<Day> weekday;
    /// A named holiday.
    final Rule<Day> holiday;

    private final Reference reference;

    RelativeDates(
            Tokens tokens,
            Reference reference,
            Numbers numbers,
            Lengths lengths,
            NumericDates numeric,
            NamedDates named) {
        this.reference = reference;
        Rule<Day> near = tokens.any(NAMED).as(days -> Day.on(reference.today().plusDays(days)));
        Rule<Day> calendar = Rule.remembered(tokens, Rule.anyOf(numeric.date, named.date));
        Rule<Integer> name = Rule.anyOf(tokens.any(Words.WEEKDAYS).with(tokens.word(".")), tokens.any(Words.WEEKDAYS));
        weekday = tokens.any(Words.WEEKDAYS).as(reference::weekday);
        Rule<Day> weekdays = Rule.anyOf(
                shifted(tokens),
                numbered(tokens, numbers),
                tokens.word("the").or("").then(weekday));
        holiday = Rule.remembered(tokens, holidays(tokens, named));
        Rule<Day> shiftedDate = tokens.any(BY_WEEK).and(calendar, this::shiftedDate);
        Rule<Day> theDay = Rule.anyOf(
                        tokens.word("the day").as(_ -> 0),
                        tokens.word("the day before").as(_ -> -1),
                        tokens.word("the day after").as(_ -> 1))
                .with(new Context(tokens).atEnd())
                .as(days -> Day.on(reference.today().plusDays(days)));
        Rule<Day> counted = numbers.cardinal.and(
                Rule.anyOf(tokens.any(Words.WEEKDAYS), tokens.any(Words.WEEKDAY_PLURALS)),
                tokens.word("from now", "later"),
                (n, weekday, _) -> weeksOn(n, weekday));
        Rule<Day> countedBack = numbers.cardinal.and(
                Rule.anyOf(tokens.any(Words.WEEKDAYS), tokens.any(Words.WEEKDAY_PLURALS)),
                tokens.word("ago", "back"),
                (n, weekday, _) -> weeksBack(n, weekday));
        Rule<String> comma = tokens.word(",", ", the", "the", "(").or("");
        Rule<Day> redundant = Rule.anyOf(near, name.as(reference::weekday))
                .with(comma)
                .then(calendar)
                .with(tokens.word(")").or(""));
        Rule<Day> inThisYear = tokens.any(BY_WEEK)
                .with(name)
                .with(comma)
                .then(Rule.anyOf(calendar, dotted(tokens)))
                .with(tokens.word(")").or(""))
                .as(this::inThisYear);
        Rule<Day> bracketed = calendar.with(tokens.word(",", "(").or(""))
                .with(tokens.any(Words.WEEKDAYS))
                .with(tokens.word(")").or(""));
        simple = Rule.remembered(
                tokens,
                Rule.anyOf(
                        inThisYear,
                        redundant,
                        bracketed,
                        calendar,
                        shiftedDate,
                        holiday,
                        near,
                        weekdays,
                        counted,
                        countedBack,
                        theDay,
                        named.dayOfMonth));
        ago = Rule.remembered(
                tokens, lengths.length.with(tokens.word("ago", "back", "before now", "earlier", "previously")));
        ahead = Rule.remembered(
                tokens,
                Rule.anyOf(
                        tokens.word("in").then(lengths.length),
                        tokens.word("in")
                                .or("")
                                .then(lengths.length)
                                .with(tokens.word("from now", "later", "hence", "from today", "from the present"))));
        beside = Rule.remembered(tokens, beside(tokens, lengths));
        Rule<Day> anchored = beside.as(b -> Day.on(b.length.from(reference.pick(b.base.date()), b.sign)));
        day = Rule.remembered(tokens, Rule.anyOf(anchored, simple, agoFrom(tokens), away(ago, -1), away(ahead, 1)));
    }

    /// `7.6`, which is no date without a weekday.
    private Rule<Day> dotted(Tokens tokens) {
        return tokens.digits(1, 2, 1, 12)
                .with(tokens.glued())
                .with(tokens.word("."))
                .with(tokens.glued())
                .and(tokens.digits(1, 2, 1, 31), reference::dayOfYear);
    }

    /// "this Friday 7/6" leaves no year open.
    private Day inThisYear(Day day) {
        int year = reference.today().getYear();
        return day.yearless() != null && day.yearless().isValidYear(year)
                ? Day.open(day.timex(), Readings.definite(day.yearless().atYear(year)))
                : day;
    }

    /// "next 5/12", "last 5/12" and "this 5/12".
    private @Nullable Day shiftedDate(int shift, Day day) {
        if (day.yearless() == null) {
            return null;
        }
        LocalDate date = shift > 0 ? day.date().future() : day.date().past();
        return shift == 0 ? inThisYear(day) : Day.open(day.timex(), Readings.definite(date));
    }

    /// "two Sundays from now".
    private @Nullable Day weeksOn(int count, int weekday) {
        return count == 0 ? null : Day.on(nearest(1, weekday).date().past().plusWeeks(count - 1L));
    }

    /// "two Fridays ago".
    private @Nullable Day weeksBack(int count, int weekday) {
        return count == 0 ? null : Day.on(nearest(-1, weekday).date().past().minusWeeks(count - 1L));
    }

    /// "a week ago yesterday", "two weeks ago on Monday" is the Monday of that week.
    private Rule<Day> agoFrom(Tokens tokens) {
        Rule<Day> base = tokens.word("from")
                .or("")
                .then(tokens.any(NAMED))
                .as(days -> Day.on(reference.today().plusDays(days)));
        Rule<Day> moved = ago.and(
                base,
                (length, day) ->
                        length.isOfDays() ? Day.on(length.from(day.date().past(), -1)) : null);
        Rule<Day> inWeek = ago.and(
                tokens.word("on").or("").then(tokens.any(Words.WEEKDAYS)),
                (length, weekday) -> length.unit() == Unit.WEEK && length.isOfDays()
                        ? Day.on(Reference.monday(length.from(reference.today(), -1))
                                .plusDays(weekday - 1L))
                        : null);
        return Rule.anyOf(moved, inWeek);
    }

    private Rule<Day> away(Rule<Length> distance, int sign) {
        return distance.as(length -> length.isOfDays() ? Day.on(length.from(reference.today(), sign)) : null);
    }

    private Rule<Day> shifted(Tokens tokens) {
        Rule<Integer> name = tokens.any(Words.WEEKDAYS);
        Rule<Integer> week = tokens.any(BY_WEEK).with(tokens.word("week"));
        Rule<String> joint = tokens.word("of", "in", ",").or("");
        return Rule.anyOf(
                tokens.any(NEAREST).and(name, this::nearest),
                tokens.any(BY_WEEK).and(name, (weeks, weekday) -> byWeek(weekday, weeks)),
                name.with(joint).and(week, this::byWeek),
                week.with(tokens.word("on", "'s").or("")).and(name, (weeks, weekday) -> byWeek(weekday, weeks)));
    }

    private Day byWeek(int weekday, int weeks) {
        return Day.on(reference.weekday(weekday, weeks));
    }

    private Day nearest(int sign, int weekday) {
        LocalDate inWeek = reference.weekday(weekday, 0);
        boolean isThere = sign > 0 ? inWeek.isAfter(reference.today()) : inWeek.isBefore(reference.today());
        return Day.on(isThere ? inWeek : inWeek.plusWeeks(sign));
    }

    private Rule<Day> numbered(Tokens tokens, Numbers numbers) {
        Rule<Integer> name = tokens.any(Words.WEEKDAYS).with(tokens.word(",").or(""));
        return Rule.anyOf(
                name.and(tokens.word("the").then(numbers.ordinal), this::weekdayThe),
                name.and(numbers.ordinal, reference::weekdayOfMonth),
                name.and(
                        tokens.digits(1, 2, 1, 31)
                                .unless(Rule.anyOf(
                                        tokens.word("-", ":", "to", "am", "pm", "a.m", "p.m", "."),
                                        tokens.glued().then(tokens.word("a", "p", "/", "h", "d")))),
                        reference::weekdayOfMonth));
    }

    /// "Tuesday the eleventh" is the eleventh of this month where that is a Tuesday.
    private @Nullable Day weekdayThe(int weekday, int number) {
        Day inMonth = NamedDates.inMonth(java.time.YearMonth.from(reference.today()), number);
        return inMonth != null && inMonth.date().past().getDayOfWeek().getValue() == weekday
                ? inMonth
                : reference.weekdayOfMonth(weekday, number);
    }

    private Rule<Day> holidays(Tokens tokens, NamedDates named) {
        Rule<Holidays> name = tokens.any(Holidays.ALL);
        Rule<Integer> thisYear = tokens.word("of", "in", ",")
                .or("")
                .then(tokens.any(BY_WEEK).with(tokens.word("year")))
                .as(years -> reference.today().getYear() + years);
        return Rule.anyOf(
                name.and(Rule.anyOf(named.yearAfter, thisYear), this::holiday),
                tokens.any(BY_WEEK).and(name, this::shiftedHoliday));
    }

    private @Nullable Day holiday(Holidays holiday, int year) {
        if (year != 0) {
            LocalDate date = holiday.inYear().apply(year);
            return date == null ? null : Day.open(holiday.timex(year, date), Readings.definite(date));
        }
        Readings<LocalDate> dates = reference.nearest(
                years -> holiday.inYear().apply(reference.today().getYear() + years));
        return Day.open(holiday.timex(dates.past()), dates);
    }

    private @Nullable Day shiftedHoliday(int shift, Holidays holiday) {
        int year = reference.today().getYear();
        LocalDate inYear = holiday.inYear().apply(year);
        boolean isPast = inYear != null && inYear.isBefore(reference.today());
        int years = shift > 0 && isPast || shift < 0 && !isPast ? shift : 0;
        LocalDate date = holiday.inYear().apply(year + years);
        return date == null ? null : Day.on(date);
    }

    /// A length before or after another day, which is the next one unless the past is asked for.
    private Rule<Beside> beside(Tokens tokens, Lengths lengths) {
        Rule<Length> distance = Rule.anyOf(
                lengths.length.as(length -> length.isOfDays() ? length : null),
                tokens.word("the day", "day").as(_ -> Length.of(1, Unit.DAY)));
        return distance.and(tokens.any(ANCHORED), simple, Beside::new);
    }
}
