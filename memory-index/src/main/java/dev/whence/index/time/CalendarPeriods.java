package dev.whence.index.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/// Months, quarters, halves, years, decades, centuries and seasons: `May 2015`, `2017 Q1`, `the 90s`, `this
/// summer`.
final class CalendarPeriods {

    private static final Lexicon<Integer> DECADES = Lexicon.of(Map.of(
            "twenties", 20,
            "thirties", 30,
            "forties", 40,
            "fifties", 50,
            "sixties", 60,
            "seventies", 70,
            "eighties", 80,
            "nineties", 90));

    private static final Lexicon<String> CUSTOMARY =
            Lexicon.of(Map.of("fiscal year|financial year|fy|fiscal", "FY", "school year|academic year|sy", "SY"));

    /// A year by its number, also as `year 2012` or `cy18`.
    final Rule<Period> year;
    /// A year by its number or by its distance: `2016`, `next year`.
    final Rule<Integer> yearNumber;
    /// A year by its number or with "this", "next" or "last".
    private final Rule<Integer> givenYear;
    /// A month by its name alone.
    final Rule<Period> monthAlone;
    /// A month by its name, alone or of a year.
    final Rule<Period> month;
    /// Any other of them.
    final Rule<Period> other;

    private final Tokens tokens;
    private final Reference reference;
    private final Numbers numbers;

    CalendarPeriods(Tokens tokens, Reference reference, Numbers numbers, NamedDates named) {
        this.tokens = tokens;
        this.reference = reference;
        this.numbers = numbers;
        Rule<Integer> relativeYear = tokens.any(Words.SHIFTS)
                .or(0)
                .with(tokens.word("year", "year's", "calendar year"))
                .as(years -> reference.today().getYear() + years);
        Rule<Integer> theYear =
                tokens.word("the year").as(_ -> reference.today().getYear());
        Rule<Integer> prefixed = tokens.word("year", "the year", "calendar year", "cy", "the calendar year")
                .then(Rule.anyOf(numbers.year, numbers.shortYear));
        Rule<Integer> shifted = tokens.any(Words.SHIFTS)
                .with(tokens.word("year", "year's", "calendar year"))
                .as(years -> reference.today().getYear() + years);
        year = Rule.remembered(tokens, Rule.anyOf(prefixed, numbers.year).as(Reference::year));
        givenYear = Rule.remembered(tokens, Rule.anyOf(prefixed, numbers.year, shifted));
        yearNumber = Rule.remembered(tokens, Rule.anyOf(prefixed, numbers.year, shifted, theYear, relativeYear));
        monthAlone = tokens.any(Words.MONTHS).as(reference::month);
        month = Rule.remembered(tokens, months(named));
        other = Rule.remembered(
                tokens,
                Rule.anyOf(
                        parts("quarter", "q", 3),
                        parts("half", "h", 6),
                        decades(),
                        centuries(),
                        seasons(),
                        customary()));
    }

    private Rule<Period> months(NamedDates named) {
        Rule<String> joint = tokens.word("of", ",", "-", "/", "in", ", in").or("");
        Rule<Integer> short2 = tokens.word("of").then(numbers.shortYear);
        Rule<Integer> apostrophe =
                tokens.word("'").then(tokens.digits(2, 2, 0, 99)).as(Numbers::inFull);
        Rule<Integer> inYear = Rule.anyOf(joint.then(yearNumber), short2, apostrophe);
        Rule<Integer> digits = tokens.digits(1, 2, 1, 12).with(tokens.glued());
        Rule<Integer> dashed = tokens.word("-", "/").with(tokens.glued()).then(tokens.digits(4, 4, 1500, 2199));
        Rule<Integer> last = tokens.digits(2, 2, 1, 12)
                .unless(tokens.glued()
                        .then(Rule.anyOf(tokens.word("-", "/", ":"), tokens.digits(1, 9, 0, Integer.MAX_VALUE))));
        return Rule.anyOf(
                named.monthBefore.and(inYear, (month, year) -> of(year, month)),
                digits.and(dashed, (month, year) -> of(year, month)),
                tokens.digits(4, 4, 1500, 2199)
                        .with(tokens.glued())
                        .with(tokens.word("-", "/"))
                        .with(tokens.glued())
                        .and(last, CalendarPeriods::of),
                numbers.year.with(tokens.word("-", "/", ",").or("")).and(tokens.any(Words.MONTHS), CalendarPeriods::of),
                numbers.ordinal
                        .with(tokens.word("month of", "month in", "month"))
                        .and(yearNumber, (month, year) -> month <= 12 ? of(year, month) : null),
                tokens.word("the")
                        .then(numbers.ordinal)
                        .with(tokens.word("month of", "month in", "month"))
                        .and(yearNumber, (month, year) -> month <= 12 ? of(year, month) : null),
                tokens.any(Words.SHIFTS).and(tokens.any(Words.MONTHS), this::shifted),
                tokens.word("the month of", "month of").then(monthAlone),
                monthAlone);
    }

    private static Period of(int year, int month) {
        return Reference.month(YearMonth.of(year, month));
    }

    private Period shifted(int shift, int month) {
        int current = reference.today().getMonthValue();
        int years = shift > 0 && month <= current || shift < 0 && month >= current ? shift : 0;
        return of(reference.today().getYear() + years, month);
    }

    /// Quarters and halves of years: `Q1 2016`, `2016q1`, `the first quarter of 2016`, `next year's second half`.
    private Rule<Period> parts(String name, String letter, int months) {
        Rule<Integer> symbol = tokens.word(letter).with(tokens.glued()).then(tokens.digits(1, 1, 1, 12 / months));
        Rule<Integer> spelled = tokens.word("the")
                .or("")
                .then(numbers.ordinal)
                .with(tokens.word(name))
                .as(number -> number <= 12 / months ? number : null);
        Rule<Integer> last = tokens.word("the")
                .or("")
                .then(tokens.word("last"))
                .with(tokens.word(name))
                .as(_ -> 12 / months);
        Rule<Integer> number = Rule.anyOf(symbol, spelled, last);
        Rule<String> joint =
                tokens.word("of", ",", "in", "-", "/", "of the", "'s").or("");
        return Rule.anyOf(
                number.with(joint)
                        .and(
                                Rule.anyOf(givenYear, tokens.word("'").then(numbers.shortYear)),
                                (part, year) -> part(year, part, months)),
                givenYear
                        .with(joint)
                        .with(tokens.word("the").or(""))
                        .and(number, (year, part) -> part(year, part, months)),
                symbol.as(part -> part(part, months)),
                Rule.anyOf(spelled, last)
                        .with(tokens.word("of the year", "in the year"))
                        .as(part -> part(part, months)),
                spelled.as(part -> months == 3 ? part(part, months) : null));
    }

    private static Period part(int year, int number, int months) {
        return Reference.months(LocalDate.of(year, (number - 1) * months + 1, 1), months);
    }

    /// A part of the year that is left open.
    private Period part(int number, int months) {
        Readings<LocalDate> start = reference.nearest(
                years -> LocalDate.of(reference.today().getYear() + years, (number - 1) * months + 1, 1));
        String timex =
                "(%s,%s,P%dM)".formatted(open(start.past()), open(start.past().plusMonths(months)), months);
        return Period.of(timex, start.map(day -> new Days(day, day.plusMonths(months))), Unit.QUARTER);
    }

    private static String open(LocalDate day) {
        return "XXXX" + day.toString().substring(4);
    }

    private Rule<Period> decades() {
        Rule<?> plural = Rule.anyOf(tokens.glued().with(tokens.word("s")), tokens.word("'s", "s"));
        Rule<Integer> full = tokens.digits(4, 4, 1500, 2190).with(plural).as(year -> year % 10 == 0 ? year : null);
        Rule<Integer> two = tokens.word("'")
                .or("")
                .then(tokens.digits(2, 2, 10, 90))
                .with(tokens.glued())
                .with(tokens.word("s", "'s"))
                .as(year -> year % 10 == 0 ? year : null);
        Rule<Integer> named = Rule.anyOf(two, tokens.any(DECADES));
        Rule<Integer> spoken = tokens.word("nineteen", "nineteen hundred")
                .then(tokens.any(DECADES))
                .as(year -> 1900 + year);
        return Rule.anyOf(
                tokens.word("the")
                        .or("")
                        .then(Rule.anyOf(full, spoken))
                        .as(year -> Reference.years(year, 10, Unit.DECADE)),
                tokens.word("the")
                        .or("")
                        .then(tokens.word("noughties", "aughts", "two thousands"))
                        .as(_ -> Reference.years(2000, 10, Unit.DECADE)),
                tokens.word("the").or("").then(named).as(this::decade));
    }

    private Period decade(int tens) {
        int century = Math.floorDiv(reference.today().getYear(), 100) * 100;
        int past = century + tens <= reference.today().getYear() ? century + tens : century - 100 + tens;
        String timex = "(XX%02d-01-01,XX%02d-01-01,P10Y)".formatted(tens, (tens + 10) % 100);
        return Period.of(timex, new Readings<>(past, past + 100).map(CalendarPeriods::decadeDays), Unit.DECADE);
    }

    private static Days decadeDays(int year) {
        return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 10, 1, 1));
    }

    private Rule<Period> centuries() {
        return numbers.ordinal
                .with(tokens.word("-").or(""))
                .with(tokens.word("century"))
                .as(century -> Reference.years((century - 1) * 100, 100, Unit.CENTURY))
                .as(period -> period.start().past().getYear() > 0 ? period : null);
    }

    private Rule<Period> seasons() {
        Rule<String> name = Rule.anyOf(tokens.any(Words.SEASONS));
        Rule<String> joint = tokens.word("of", ",", "in").or("");
        Rule<Integer> shift = tokens.any(Words.SHIFTS);
        return Rule.anyOf(
                name.with(joint).and(yearNumber, (season, year) -> season(year + "-" + season, season, year)),
                numbers.year.and(name, (year, season) -> season(year + "-" + season, season, year)),
                shift.and(name, this::shiftedSeason),
                name.as(season -> season(season, season, lastYearOf(season))));
    }

    private Period shiftedSeason(int shift, String season) {
        int year = reference.today().getYear() + shift;
        return season(year + "-" + season, season, year);
    }

    private int lastYearOf(String season) {
        int year = reference.today().getYear();
        return seasonDays(season, year).start().isAfter(reference.today()) ? year - 1 : year;
    }

    private static Period season(String timex, String season, int year) {
        return new Period(
                Readings.definite(timex), Readings.definite(seasonDays(season, year)), Unit.QUARTER, "", 0, true);
    }

    /// The seasons of the north as weather services count them, from the first of a month; winter ends in the next
    /// year.
    private static Days seasonDays(String season, int year) {
        int month = switch (season) {
            case "SP" -> 3;
            case "SU" -> 6;
            case "FA" -> 9;
            default -> 12;
        };
        LocalDate start = LocalDate.of(year, month, 1);
        return new Days(start, start.plusMonths(3));
    }

    private Rule<Period> customary() {
        Rule<String> kind = tokens.any(CUSTOMARY);
        Rule<Integer> number = tokens.word("of").or("").then(Rule.anyOf(numbers.year, numbers.shortYear));
        return Rule.anyOf(
                kind.and(number, (name, year) -> customary(name + year, year)),
                tokens.any(Words.SHIFTS)
                        .and(
                                kind,
                                (shift, name) -> customary(
                                        name + (reference.today().getYear() + shift),
                                        reference.today().getYear() + shift)),
                kind.as(name -> name.length() == 2
                        ? customary(name + "XXXX", reference.today().getYear())
                        : null));
    }

    private static Period customary(String timex, int year) {
        Days days = new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        return new Period(Readings.definite(timex), Readings.definite(days), Unit.YEAR, "", 0, true);
    }
}
