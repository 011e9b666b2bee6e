package dev.whence.index.time;

import dev.whence.index.time.TimeValue.Recurring;
import dev.whence.index.time.TimeValue.Span;
import java.util.ArrayList;
import java.util.List;

/// All rules over one text, each built on those before it, and what may stand alone.
final class Grammar {

    /// Marks that no expression begins with.
    private static final String MARKS = "()[]{},;:!?.\"";

    private final Tokens tokens;
    private final Context context;
    private final List<Rule<Meaning>> rules;

    Grammar(Tokens tokens, Reference reference) {
        this.tokens = tokens;
        this.context = new Context(tokens);
        Meanings meanings = new Meanings(reference);
        Numbers numbers = new Numbers(tokens);
        Lengths lengths = new Lengths(tokens, numbers);
        NamedDates named = new NamedDates(tokens, reference, numbers);
        RelativeDates relative =
                new RelativeDates(tokens, reference, numbers, lengths, new NumericDates(tokens, reference), named);
        CalendarPeriods calendar = new CalendarPeriods(tokens, reference, numbers, named);
        RelativePeriods distant = new RelativePeriods(tokens, reference, lengths, numbers, relative.day);
        Rule<Period> owner =
                Rule.remembered(tokens, Rule.anyOf(calendar.month, calendar.other, distant.whole, calendar.year));
        WeekPeriods weeks = new WeekPeriods(tokens, reference, numbers, relative.day, owner, calendar.yearNumber);
        Rule<Day> day = Rule.remembered(tokens, Rule.anyOf(weeks.day, relative.day));
        Rule<Period> whole = Rule.remembered(
                tokens, Rule.anyOf(weeks.period, calendar.month, calendar.other, distant.period, calendar.year));
        PeriodParts parts = new PeriodParts(tokens, reference, owner);
        Rule<Period> edges = Rule.remembered(tokens, Rule.anyOf(parts.period, owner, weeks.period));
        Ranges ranges = new Ranges(tokens, reference, named, day, edges);
        Clocks clocks = new Clocks(tokens, numbers);
        DayParts dayParts = new DayParts(tokens);
        Hours hours = new Hours(tokens, clocks, lengths);
        Zones zones = new Zones(tokens, reference);
        Moments moments = new Moments(tokens, reference, relative, day, clocks, dayParts, lengths, zones);
        Stretches stretches = new Stretches(
                tokens, reference, day, relative.weekday, clocks, dayParts, hours, moments.moment, lengths, numbers);
        Sets sets = new Sets(tokens, numbers, clocks, dayParts, relative.holiday);
        HolidayWeekends weekends = new HolidayWeekends(tokens, relative.holiday, relative.day, calendar.yearNumber);
        Rule<Period> period = Rule.remembered(tokens, Rule.anyOf(weekends.period, parts.period, whole));
        Rule<Clock> clock = Rule.remembered(
                tokens,
                Rule.anyOf(
                        clocks.sure,
                        context.after(
                                        "at", "by", "until", "till", "before", "after", "from", "around", "is", "since",
                                        "'s")
                                .then(clocks.spoken)));
        Bounds bounds = new Bounds(
                tokens,
                reference,
                meanings,
                new Bounds.Subjects(
                        day,
                        period,
                        moments.moment,
                        stretches.stretch,
                        clock,
                        Rule.anyOf(dayParts.part, dayParts.meal),
                        clocks.bare.with(context.noNoun()),
                        clocks.any),
                relative);
        Doubtful doubtful = new Doubtful(tokens, context, numbers);
        rules = List.of(
                moments.zoned.as(meanings::moments),
                bounds.meaning,
                ranges.range.as(meanings::range),
                stretches.stretch.as(meanings::stretches),
                moments.moment.as(meanings::moments),
                moments.now.as(_ -> meanings.now()),
                doubtful.day(day).as(meanings::day),
                doubtful.period(period).as(meanings::period),
                hours.sure.as(meanings::spans),
                clock.as(meanings::clock),
                clock.and(zones.zone, (time, zone) -> meanings.clock(time, at -> zones.here(at, zone))),
                context.after("at", "around")
                        .then(clocks.bare)
                        .with(context.noNoun())
                        .as(meanings::clock),
                dayParts.part.as(meanings::part),
                sets.set.as(timex -> Meaning.of(new Recurring(timex), null)),
                doubtful.length(lengths).as(length -> length(length, "")),
                named.impossible.as(meanings::impossible));
    }

    private static Meaning length(Length length, String modifier) {
        return Meaning.of(new Span(length.timex(), length.seconds(), modifier), null);
    }

    /// The longest expression that begins at the position; nothing if there is none.
    List<Match<Meaning>> longest(int position) {
        if (MARKS.contains(tokens.text(position)) || !context.canBegin(position)) {
            return List.of();
        }
        List<Match<Meaning>> best = new ArrayList<>();
        for (Rule<Meaning> rule : rules) {
            for (Match<Meaning> match : rule.at(position)) {
                boolean longer = best.isEmpty() || match.end() > best.getFirst().end();
                if (longer && context.canEnd(match.end())) {
                    best.clear();
                    best.add(match);
                }
            }
        }
        return best;
    }
}
