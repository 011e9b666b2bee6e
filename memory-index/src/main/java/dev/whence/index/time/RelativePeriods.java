package dev.whence.index.time;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Periods told from today: `this week`, `last month`, `the week after next`, `the past 3 weeks`, `the rest of the
/// year`, `later this month`, `year to date`; and those before and after a day: `the two weeks before Christmas`.
final class RelativePeriods {

    private static final Lexicon<Integer> BESIDE =
            Lexicon.of(Map.of("after next", 2, "before last|before previous", -2));

    private static final Lexicon<Integer> SIDES = Lexicon.of(Map.of(
            "before|prior to|preceding|leading up to|up to|until", -1,
            "after|following|from|since|starting|starting on|starting from|beginning|beginning on|from the", 1));

    /// Periods by their distance to the present one.
    final Rule<Period> whole;
    /// Any of them.
    final Rule<Period> period;

    private final Reference reference;

    RelativePeriods(Tokens tokens, Reference reference, Lengths lengths, Numbers numbers, Rule<Day> date) {
        this.reference = reference;
        Rule<Unit> unit = tokens.any(Words.PERIODS);
        Rule<Period> working = tokens.any(Words.SHIFTS)
                .or(0)
                .with(tokens.word("working week", "work week", "workweek", "business week"))
                .as(this::workingWeek);
        Rule<Period> weekend =
                tokens.word("weekend").with(new Context(tokens).noNoun()).as(_ -> Reference.weekend(reference.today()));
        Rule<Period> decade = tokens.word("the")
                .then(tokens.any(Words.SHIFTS))
                .with(tokens.word("decade"))
                .as(shift -> Reference.around(reference.today(), Unit.DECADE, shift));
        Rule<Period> shifted =
                tokens.any(Words.SHIFTS).and(unit, (shift, u) -> Reference.around(reference.today(), u, shift));
        Rule<Period> beside = tokens.word("the")
                .or("")
                .then(unit)
                .and(tokens.any(BESIDE), (u, shift) -> Reference.around(reference.today(), u, shift));
        Rule<?> named = Rule.anyOf(
                tokens.digits(1, 4, 0, 9999),
                tokens.word("of", "starting", "beginning", "commencing", "number", "no", "to date"));
        Rule<Period> present = tokens.word("the", "my")
                .then(unit)
                .unless(named)
                .as(u -> u == Unit.WEEKEND || u.compareTo(Unit.YEAR) > 0
                        ? null
                        : Reference.around(reference.today(), u, 0));
        Rule<Period> that = tokens.word("that", "same").then(unit).as(this::that);
        whole = Rule.remembered(tokens, Rule.anyOf(decade, working, shifted, beside, present, weekend));
        Rule<Integer> direction = new Context(tokens).notVerb().then(tokens.any(Words.FORWARD));
        Rule<Length> length = lengths.length;
        Rule<Period> counted = Rule.anyOf(
                direction.and(length, this::counted),
                numbers.cardinal
                        .with(tokens.word("-").or(""))
                        .and(direction, tokens.any(Words.UNITS), (n, sign, u) -> counted(sign, Length.of(n, u))),
                length.with(tokens.word("to come", "in the future")).as(l -> counted(1, l)));
        Rule<Period> rest = tokens.word("rest of", "remainder of", "remaining", "remaining of")
                .with(tokens.word("the", "this", "my", "the current").or(""))
                .then(unit)
                .as(this::rest);
        Rule<Period> sofar = Rule.anyOf(
                        unit.with(tokens.word("to date")),
                        tokens.word("ytd").as(_ -> Unit.YEAR),
                        tokens.word("mtd").as(_ -> Unit.MONTH),
                        tokens.word("so far this", "so far in this", "this")
                                .then(unit)
                                .with(tokens.word("so far")),
                        tokens.word("so far this", "so far in this").then(unit))
                .as(this::toDate);
        Rule<Period> later = tokens.word("later in", "later")
                .with(tokens.word("the").or(""))
                .then(whole)
                .as(this::later);
        Rule<Period> earlier = tokens.word("earlier in", "earlier")
                .with(tokens.word("the").or(""))
                .then(whole)
                .as(this::earlier);
        Rule<Period> within = tokens.word("within", "in less than")
                .with(tokens.word("the next", "the").or(""))
                .then(lengths.length)
                .as(this::within);
        Rule<Length> forLength = tokens.word("for").or("").then(lengths.length);
        Rule<String> starting =
                tokens.word("starting", "starting from", "beginning", "starting on", "beginning on", "beginning from");
        Rule<Period> from = Rule.anyOf(
                forLength
                        .with(tokens.word(",").or(""))
                        .with(tokens.word("from"))
                        .and(date, this::following),
                lengths.length.with(tokens.word(",").or("")).with(starting).and(date, this::following));
        Rule<Period> beforeDay = tokens.word("the")
                .then(Rule.anyOf(lengths.length, unit.as(u -> Length.of(1, u))))
                .and(tokens.any(SIDES), date, this::beside);
        period = Rule.remembered(
                tokens, Rule.anyOf(whole, that, rest, sofar, later, earlier, within, counted, beforeDay, from));
    }

    private Period workingWeek(int shift) {
        Period week = Reference.around(reference.today(), Unit.WEEK, shift);
        return Period.of(
                week.timex(),
                week.days().map(days -> new Days(days.start(), days.start().plusDays(5))),
                Unit.WEEK);
    }

    private @Nullable Period that(Unit unit) {
        Period current = Reference.around(reference.today(), unit, 0);
        String timex = switch (unit) {
            case WEEKEND -> "XXXX-WXX-WE";
            case WEEK -> "XXXX-WXX";
            case MONTH -> "XXXX-XX";
            case YEAR -> "XXXX";
            default -> "";
        };
        return timex.isEmpty() ? null : Period.of(timex, current.days(), unit).cut("ref_undef", current.days());
    }

    private @Nullable Period counted(int sign, Length length) {
        Unit unit = length.unit();
        if (!length.isOfDays()) {
            return null;
        }
        return switch (unit) {
            case QUARTER, DECADE, CENTURY -> aligned(sign, length);
            case BUSINESS_DAY -> businessDays(sign, length);
            case WEEKEND -> null;
            default -> Period.from(sign > 0 ? reference.today().plusDays(1) : reference.today(), length, sign);
        };
    }

    /// From the first to the last of the days, which need not be a whole number of weeks.
    private Period businessDays(int sign, Length length) {
        LocalDate first = Length.of(1, Unit.BUSINESS_DAY).from(reference.today(), sign);
        LocalDate last = length.from(reference.today(), sign);
        Days days = sign > 0 ? new Days(first, last.plusDays(1)) : new Days(last, first.plusDays(1));
        return Period.of("(%s,%s,%s)".formatted(days.start(), days.end(), length.timex()), days, Unit.DAY);
    }

    /// Whole quarters, decades and centuries, not counting the present one.
    private @Nullable Period aligned(int sign, Length length) {
        Days current =
                Reference.around(reference.today(), length.unit(), 0).days().past();
        return Period.from(sign > 0 ? current.end() : current.start(), length, sign);
    }

    private Period rest(Unit unit) {
        LocalDate last =
                Reference.around(reference.today(), unit, 0).end().past().minusDays(1);
        LocalDate today = reference.today().isAfter(last) ? last : reference.today();
        long days = last.toEpochDay() - today.toEpochDay();
        return Period.of("(%s,%s,P%dD)".formatted(today, last, days), today, last, Unit.DAY);
    }

    private Period toDate(Unit unit) {
        Period current = Reference.around(reference.today(), unit, 0);
        return Period.of(current.timex(), new Days(current.start().past(), reference.today()), unit);
    }

    private Period later(Period whole) {
        LocalDate start = middle(whole);
        boolean isCurrent = !reference.today().isBefore(whole.start().past())
                && reference.today().isBefore(whole.end().past());
        LocalDate from = isCurrent && start.isBefore(reference.today()) ? reference.today() : start;
        return Period.of(whole.timex(), new Days(from, whole.end().past()), whole.grain());
    }

    private static LocalDate middle(Period whole) {
        LocalDate start = whole.start().past();
        return whole.grain() == Unit.YEAR
                ? start.plusMonths(6)
                : PeriodParts.cut(whole, PeriodParts.Part.EARLY).end().past();
    }

    private Period earlier(Period whole) {
        LocalDate end = middle(whole);
        LocalDate today = reference.today();
        boolean isCurrent = !today.isBefore(whole.start().past())
                && today.isBefore(whole.end().past());
        LocalDate to = isCurrent && end.isAfter(today) ? today : end;
        return Period.of(whole.timex(), new Days(whole.start().past(), to), whole.grain());
    }

    private @Nullable Period within(Length length) {
        return length.isOfDays() ? Period.from(reference.today(), length, 1) : null;
    }

    private @Nullable Period following(Length length, Day day) {
        return length.isOfDays() ? Period.from(day.date().past(), length, 1) : null;
    }

    private @Nullable Period beside(Length length, int sign, Day day) {
        return length.isOfDays() ? Period.from(reference.pick(day.date()), length, sign) : null;
    }
}
