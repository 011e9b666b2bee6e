package dev.whence.index.time;

import dev.whence.index.time.TimeValue.DateRange;
import dev.whence.index.time.TimeValue.DateTimeRange;
import dev.whence.index.time.TimeValue.TimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ranges that are open at one end: `before 3 May`, `since Tuesday`, `until last week`, `3pm or later`.
final class Bounds {

    /// What a word for an open end means.
    private enum Bound {
        BEFORE("before", false, false),
        BY("before", false, true),
        UNTIL("until", false, true),
        AFTER("after", true, false),
        SINCE("since", true, true);

        /// The name of it in a value.
        private final String modifier;
        /// Whether the range lies after what the word stands before.
        private final boolean ahead;
        /// Whether a search takes in what the word stands before.
        private final boolean including;

        Bound(String modifier, boolean ahead, boolean including) {
            this.modifier = modifier;
            this.ahead = ahead;
            this.including = including;
        }
    }

    private static final Lexicon<Bound> LEADING = Lexicon.of(Map.of(
            "before|prior to|in advance of|earlier than|sooner than|ahead of|preceding|any time before|anytime before|<",
            Bound.BEFORE,
            "no later than|not later than|by|by the end of|until|till|til|up until|up to|up till|ending|ending on|ending with|not after",
            Bound.BY,
            "up to and including|until and including|as late as|on or before|before or on|before or in|< =|\u2264",
            Bound.UNTIL,
            "after|later than|any time after|anytime after|any time following|>",
            Bound.AFTER,
            "since|starting|starting from|starting on|starting with|starting in|beginning|beginning on|beginning in|beginning from"
                    + "|as early as|as early as the|no earlier than|not earlier than|not before|on or after|in or after|any time from|anytime from"
                    + "|> =|\u2265|after or on|after or in|after or equal to|any time since|ever since",
            Bound.SINCE));

    private static final Lexicon<Bound> TRAILING = Lexicon.of(Map.of(
            "or later|or after|and later|onwards|onward|and onwards|or newer|and beyond|or beyond|and newer|afterwards",
                    Bound.SINCE,
            "or earlier|or before|and earlier|or sooner|or older|at the latest|and older|or prior", Bound.UNTIL));

    private static final Lexicon<Boolean> MORE = Lexicon.of(Map.of(
            "more than|over|at least|longer than|greater than|older than",
            true,
            "less than|under|fewer than|within|newer than|not more than|no more than",
            false));

    final Rule<Meaning> meaning;

    private final Reference reference;
    private final Meanings meanings;

    Bounds(Tokens tokens, Reference reference, Meanings meanings, Subjects subjects, RelativeDates dates) {
        this.reference = reference;
        this.meanings = meanings;
        Rule<Bound> leading = tokens.any(LEADING);
        Rule<String> the = tokens.word("the").or("");
        Rule<Bound> lead = Rule.anyOf(leading.with(the), leading);
        Rule<Bound> trail = tokens.word(",").or("").then(tokens.any(TRAILING));
        Rule<Bound> fromOn = tokens.word("from").as(_ -> Bound.SINCE);
        Rule<?> onwards = tokens.word("on", "onwards", "onward", "and on", "forward", "forwards");
        Rule<String> around = tokens.word("around", "circa", "approximately", "around about");
        Rule<Boolean> more = tokens.any(MORE);
        Rule<Bound> hourly = tokens.word("before", "by", "after").as(word -> switch (word) {
            case "before" -> Bound.BEFORE;
            case "after" -> Bound.AFTER;
            default -> Bound.BY;
        });
        Rule<Bound> after = Rule.anyOf(
                tokens.word("before", "by", "until", "till")
                        .as(word -> word.equals("before") ? Bound.BEFORE : Bound.BY),
                tokens.word("after").as(_ -> Bound.AFTER),
                tokens.word("since", "starting at", "from").as(_ -> Bound.SINCE));
        meaning = Rule.anyOf(
                lead.and(subjects.day(), this::day),
                lead.and(subjects.period(), this::period),
                lead.and(subjects.moment(), (bound, moments) -> moments(bound, moments)),
                lead.and(subjects.stretch(), (bound, stretches) -> stretch(bound, stretches)),
                lead.and(subjects.clock(), this::clock),
                lead.and(subjects.part(), this::part),
                tokens.word("to date", "till date", "until date")
                        .unless(tokens.word("from"))
                        .as(_ -> toDate()),
                hourly.and(subjects.bareClock(), this::clock),
                subjects.day().and(trail, (day, bound) -> day(bound, day)),
                subjects.period().and(trail, (period, bound) -> period(bound, period)),
                subjects.moment().and(trail, (moments, bound) -> moments(bound, moments)),
                subjects.clock().and(trail, (clock, bound) -> clock(bound, clock)),
                subjects.clock()
                        .and(
                                trail.with(tokens.word("on").or("")),
                                subjects.day(),
                                (clock, bound, day) -> moments(bound, Moment.both(day, clock))),
                subjects.day()
                        .and(after, subjects.clock(), (day, bound, clock) -> moments(bound, Moment.both(day, clock))),
                subjects.day()
                        .and(
                                hourly,
                                subjects.anyClock(),
                                (day, bound, clock) -> moments(bound, Moment.both(day, clock))),
                lead.and(
                        subjects.clock(),
                        tokens.word("on").or("").then(subjects.day()),
                        (bound, clock, day) -> moments(bound, Moment.both(day, clock))),
                fromOn.and(subjects.day().with(onwards), this::day),
                fromOn.and(subjects.period().with(onwards), this::period),
                fromOn.and(subjects.moment().with(onwards), (bound, moments) -> moments(bound, moments)),
                around.then(subjects.clock()).as(this::around),
                around.then(subjects.moment()).as(moments -> around(moments)),
                around.then(subjects.day()).as(this::around),
                lead.with(around).and(subjects.clock(), (bound, clock) -> approximate(clock(bound, clock))),
                more.and(dates.ago, (isMore, length) -> away(length, isMore ? Bound.BEFORE : Bound.AFTER, -1)),
                more.and(dates.ahead, (isMore, length) -> away(length, isMore ? Bound.AFTER : Bound.BEFORE, 1)),
                more.and(dates.beside, this::beside));
    }

    /// What a range can be open towards.
    ///
    /// @param clock times of day that cannot be taken for anything else
    /// @param bareClock numbers that can be hours, where no noun follows
    record Subjects(
            Rule<Day> day,
            Rule<Period> period,
            Rule<List<Moment>> moment,
            Rule<List<Stretch>> stretch,
            Rule<Clock> clock,
            Rule<DayPart> part,
            Rule<Clock> bareClock,
            Rule<Clock> anyClock) {}

    private Meaning day(Bound bound, Day day) {
        return Meaning.of(
                day.date()
                        .map(date -> bound.ahead
                                ? new DateRange(day.timex(), date, null, bound.modifier)
                                : new DateRange(day.timex(), null, date, bound.modifier)),
                day.date()
                        .map(date -> window(
                                bound, date.atStartOfDay(), date.plusDays(1).atStartOfDay())));
    }

    private Meaning period(Bound bound, Period period) {
        String modifier = period.modifier().isEmpty() ? bound.modifier : bound.modifier + "-" + period.modifier();
        return Meaning.of(
                period.timexes()
                        .with(
                                period.days(),
                                (timex, days) -> bound.ahead
                                        ? new DateRange(
                                                timex,
                                                isAfterEnd(bound, period) ? days.end() : days.start(),
                                                null,
                                                modifier)
                                        : new DateRange(
                                                timex,
                                                null,
                                                isAtEnd(bound, period) ? days.end() : days.start(),
                                                modifier)),
                period.days()
                        .map(days -> window(
                                bound, days.start().atStartOfDay(), days.end().atStartOfDay())));
    }

    private Meaning around(Clock clock) {
        Meaning exact = meanings.clock(clock);
        List<Clock> clocks = clock.open() ? List.of(clock.closed(), clock.later()) : List.of(clock);
        return new Meaning(
                clocks.stream()
                        .map(each -> (TimeValue) new TimeRange(each.timex(), each.time(), each.time(), "approx"))
                        .map(Readings::definite)
                        .toList(),
                exact.windows());
    }

    private Meaning around(List<Moment> moments) {
        return new Meaning(
                moments.stream()
                        .map(moment ->
                                moment.at().map(at -> (TimeValue) new DateTimeRange(moment.timex(), at, at, "approx")))
                        .toList(),
                Moment.likely(moments).windows());
    }

    private Meaning around(Day day) {
        return Meaning.of(
                day.date().map(date -> (TimeValue) new DateRange(day.timex(), date, date, "approx")),
                meanings.day(day).windows());
    }

    private static Meaning approximate(Meaning open) {
        return new Meaning(
                open.values().stream()
                        .map(readings -> readings.map(Bounds::approximate))
                        .toList(),
                open.windows());
    }

    private static TimeValue approximate(TimeValue value) {
        return value instanceof TimeRange range
                ? new TimeRange(range.timex(), range.start(), range.end(), range.modifier() + "-approx")
                : value;
    }

    private Meaning toDate() {
        LocalDate today = reference.today();
        return Meaning.of(
                new DateRange("PRESENT_REF", null, today, Bound.BEFORE.modifier),
                Readings.definite(new Window(null, reference.now())));
    }

    private static boolean isAfterEnd(Bound bound, Period period) {
        return bound == Bound.AFTER && !period.modifier().equals("start");
    }

    private static boolean isAtEnd(Bound bound, Period period) {
        return bound == Bound.UNTIL || period.modifier().equals("end");
    }

    private static Window window(Bound bound, @Nullable LocalDateTime start, @Nullable LocalDateTime end) {
        return bound.ahead
                ? new Window(bound.including ? start : end, null)
                : new Window(null, bound.including ? end : start);
    }

    private Meaning moments(Bound bound, List<Moment> moments) {
        Moment likely = Moment.likely(moments);
        return new Meaning(
                moments.stream().map(moment -> values(bound, moment)).toList(),
                likely.at().map(at -> window(bound, at, at)));
    }

    private static Readings<TimeValue> values(Bound bound, Moment moment) {
        return moment.at().map(at -> range(bound, moment.timex(), at, at, bound.modifier));
    }

    private static TimeValue range(Bound bound, String timex, LocalDateTime start, LocalDateTime end, String modifier) {
        return bound.ahead
                ? new DateTimeRange(timex, bound == Bound.AFTER ? end : start, null, modifier)
                : new DateTimeRange(timex, null, bound == Bound.UNTIL ? end : start, modifier);
    }

    private Meaning stretch(Bound bound, List<Stretch> stretches) {
        Stretch stretch = stretches.getFirst();
        String modifier = stretch.modifier().isEmpty() ? bound.modifier : bound.modifier + "-" + stretch.modifier();
        return Meaning.of(
                stretch.start()
                        .with(stretch.end(), (start, end) -> range(bound, stretch.timex(), start, end, modifier)),
                stretch.windows().map(window -> window(bound, window.start(), window.end())));
    }

    private Meaning clock(Bound bound, Clock clock) {
        Clock likely = clock.open() && clock.time().isBefore(Meanings.DAYTIME) ? clock.later() : clock;
        List<Clock> clocks = clock.open() ? List.of(clock.closed(), clock.later()) : List.of(clock);
        return new Meaning(
                clocks.stream()
                        .map(each ->
                                Readings.definite(range(bound, each.timex(), each.time(), each.time(), bound.modifier)))
                        .toList(),
                meanings.day(likely.time()).date().map(date -> within(bound, date.atTime(likely.time()))));
    }

    private static TimeValue range(Bound bound, String timex, LocalTime start, LocalTime end, String modifier) {
        return bound.ahead
                ? new TimeRange(timex, bound == Bound.AFTER ? end : start, null, modifier)
                : new TimeRange(timex, null, bound == Bound.UNTIL ? end : start, modifier);
    }

    /// A time of day bounds a part of its own day.
    private static Window within(Bound bound, LocalDateTime at) {
        return bound.ahead
                ? new Window(at, at.toLocalDate().plusDays(1).atStartOfDay())
                : new Window(at.toLocalDate().atStartOfDay(), at);
    }

    private Meaning part(Bound bound, DayPart part) {
        LocalTime edge = bound == Bound.AFTER || bound == Bound.UNTIL ? part.end() : part.start();
        return Meaning.of(
                range(bound, "T" + part.symbol(), part.start(), part.end(), bound.modifier),
                meanings.day(edge).date().map(date -> within(bound, date.atTime(edge))));
    }

    /// "more than 3 days after tomorrow" is open, "less than 3 days after tomorrow" ends there.
    private Meaning beside(boolean isMore, RelativeDates.Beside beside) {
        Day far = Day.on(beside.length().from(reference.pick(beside.base().date()), beside.sign()));
        return isMore
                ? day(beside.sign() > 0 ? Bound.AFTER : Bound.BEFORE, far)
                : meanings.period(Period.from(reference.pick(beside.base().date()), beside.length(), beside.sign()));
    }

    private Meaning away(Length length, Bound bound, int sign) {
        return length.isOfDays()
                ? day(bound, Day.on(length.from(reference.today(), sign)))
                : moments(bound, List.of(Moment.exactly(length.from(reference.now(), sign))));
    }
}
