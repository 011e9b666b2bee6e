package dev.whence.index.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stretches of time on days: `tomorrow night`, `between 3pm and 5pm yesterday`, `from 2pm till tomorrow 4:30pm`,
/// `the past 48 hours`, `this morning`.
final class Stretches {

    private static final Lexicon<Integer> SHIFTS = Lexicon.of(
            Map.of("this|the current", 0, "last|previous|the previous", -1, "next|following|the following", 1));

    final Rule<List<Stretch>> stretch;
    /// A part of a day that is named: `this morning`, `Friday evening`.
    final Rule<Stretch> partOfDay;

    private final Reference reference;

    private record Placed(Day day, DayPart part) {}

    Stretches(
            Tokens tokens,
            Reference reference,
            Rule<Day> day,
            Rule<Day> weekdayOfWeek,
            Clocks clocks,
            DayParts parts,
            Hours hours,
            Rule<List<Moment>> moment,
            Lengths lengths,
            Numbers numbers) {
        this.reference = reference;
        Rule<Placed> placed = Rule.remembered(tokens, placed(tokens, day, parts));
        partOfDay = placed.as(p -> Stretch.of(p.day, p.part));
        Rule<String> on = tokens.word("on", ",", "of", "on the", "in", "in the").or("");
        Rule<List<Stretch>> dayHours = Rule.anyOf(
                tokens.word("the")
                        .or("")
                        .then(day)
                        .with(tokens.word(",", "from", "at", "between the hours of")
                                .or(""))
                        .and(hours.any, Stretches::on),
                hours.any.with(on).and(day, (spans, d) -> on(d, spans)),
                onNumber(tokens, hours));
        Rule<List<Stretch>> partHours = Rule.anyOf(
                placed.with(tokens.word(",").or("")).and(hours.any, Stretches::on),
                hours.any.with(on).and(placed, (spans, p) -> on(p, spans)));
        Rule<String> to = tokens.word("to", "-", "until", "till", "til", "through", "thru", "~", "up to");
        Rule<Moment> single = Rule.remembered(tokens, moment.as(Moment::likely));
        Rule<Moment> today = clocks.any.as(clock -> Moment.of(Day.on(reference.today()), clock));
        Rule<Moment> nowMoment = tokens.word("now", "right now")
                .as(_ -> new Moment("PRESENT_REF", Readings.definite(reference.now()), 3));
        Rule<List<Stretch>> moments = Rule.anyOf(
                tokens.word("from").or("").then(single).with(to).and(single, Stretches::between),
                tokens.word("between")
                        .then(single)
                        .with(Rule.anyOf(tokens.word("and"), to))
                        .and(single, Stretches::between),
                tokens.word("from", "between")
                        .then(Rule.anyOf(today, nowMoment))
                        .with(Rule.anyOf(to, tokens.word("and")))
                        .and(single, Stretches::between),
                tokens.word("between", "from")
                        .then(single)
                        .with(Rule.anyOf(to, tokens.word("and")))
                        .and(nowMoment, Stretches::between),
                tokens.word("from", "between")
                        .then(nowMoment)
                        .with(Rule.anyOf(to, tokens.word("and")))
                        .and(clocks.any, this::untilClock),
                Rule.anyOf(
                                tokens.word("from").or("").then(moment).with(to),
                                tokens.word("between").then(moment).with(Rule.anyOf(tokens.word("and"), to)))
                        .and(clocks.any, Stretches::sameDay));
        Rule<Integer> forward = new Context(tokens).notVerb().then(tokens.any(Words.FORWARD));
        Rule<List<Stretch>> counted = Rule.anyOf(
                forward.and(lengths.length, this::counted),
                forward.and(tokens.any(Words.UNITS), (sign, unit) -> counted(sign, Length.of(1, unit))),
                numbers.cardinal.and(
                        forward, tokens.any(Words.UNITS), (n, sign, unit) -> counted(sign, Length.of(n, unit))),
                tokens.word("within", "in less than", "within the next", "within the")
                        .then(lengths.length)
                        .as(length -> counted(1, length)),
                tokens.word("within the last", "within the past", "in less than the last")
                        .then(lengths.length)
                        .as(length -> counted(-1, length)));
        Rule<List<Stretch>> rest = tokens.word(
                        "rest of the day",
                        "rest of my day",
                        "rest of this day",
                        "rest of today",
                        "remainder of the day",
                        "rest of day")
                .as(_ -> List.of(rest()));
        Rule<List<Stretch>> lasting =
                single.with(tokens.word("for")).and(lengths.length, (start, length) -> lasting(start, length));
        stretch = Rule.remembered(
                tokens,
                Rule.anyOf(
                        partHours,
                        dayHours,
                        moments,
                        partOfDay.as(List::of),
                        halves(tokens, day),
                        counted,
                        rest,
                        lasting));
    }

    /// "on the 17 from 2pm to 4pm".
    private Rule<List<Stretch>> onNumber(Tokens tokens, Hours hours) {
        return new Context(tokens)
                .after("on")
                .then(tokens.word("the"))
                .then(tokens.digits(1, 2, 1, 31).as(reference::dayOfMonth))
                .with(tokens.word(",", "at").or(""))
                .and(hours.sure, Stretches::on);
    }

    private Rule<Placed> placed(Tokens tokens, Rule<Day> day, DayParts parts) {
        Day today = Day.on(reference.today());
        Rule<DayPart> part = tokens.word("in the", "in", ",", "at").or("").then(parts.part);
        Rule<DayPart> ofDay = parts.part;
        Rule<Placed> tonight = Rule.anyOf(
                tokens.word("tonight", "tonite", "this night").as(_ -> new Placed(today, DayPart.of("NI", 20, 24))),
                tokens.word("early tonight", "earlier tonight")
                        .as(_ -> new Placed(today, DayPart.of("NI", 20, 24).early())),
                tokens.word("late tonight", "later tonight")
                        .as(_ -> new Placed(today, DayPart.of("NI", 20, 24).late())));
        Rule<Placed> shifted = tokens.any(SHIFTS)
                .and(
                        parts.named,
                        (days, p) -> new Placed(Day.on(reference.today().plusDays(days)), p));
        Rule<Integer> shade = tokens.word("early", "earlier", "late", "later")
                .as(word -> word.startsWith("early") || word.startsWith("earlier") ? 1 : -1);
        Rule<Placed> shaded = shade.with(tokens.word("in").or(""))
                .and(shifted, (s, p) -> new Placed(p.day, DayParts.shaded(s, p.part)));
        Rule<Placed> dayFirst = day.and(part, Placed::new);
        Rule<Placed> partFirst = ofDay.with(
                        tokens.word("of", "on", ",", "of the", "on the").or(""))
                .and(day, (p, d) -> new Placed(d, p));
        Rule<Placed> inWeek = tokens.any(Words.WEEKDAYS)
                .and(
                        parts.named,
                        tokens.word("of", "in").or("").then(tokens.any(SHIFTS)).with(tokens.word("week")),
                        (weekday, p, weeks) -> new Placed(Day.on(reference.weekday(weekday, weeks)), p));
        return Rule.anyOf(inWeek, dayFirst, partFirst, shifted, shaded, tonight);
    }

    /// "early in the day Wednesday", "later in today": the half before or after noon.
    private Rule<List<Stretch>> halves(Tokens tokens, Rule<Day> day) {
        Rule<Boolean> early = tokens.word("early", "earlier", "late", "later")
                .as(word -> word.startsWith("early") || word.startsWith("earlier"));
        Rule<Day> theDay =
                tokens.word("in the day", "in the", "in", "on").or("").then(day);
        Rule<Day> bareDay = tokens.word("in the day").as(_ -> Day.on(reference.today()));
        return Rule.anyOf(
                early.and(Rule.anyOf(theDay, bareDay), (e, d) -> List.of(half(d, e))),
                day.with(tokens.word(",").or(""))
                        .and(early.with(tokens.word("in the day")), (d, e) -> List.of(half(d, e))));
    }

    private Stretch half(Day day, boolean early) {
        Day on = Day.open(day.timex(), Readings.definite(reference.pick(day.date())));
        Readings<LocalDateTime> start =
                on.date().map(date -> early ? date.atStartOfDay() : date.atTime(LocalTime.NOON));
        return new Stretch(day.timex(), start, start.map(at -> at.plusHours(12)), early ? "start" : "end");
    }

    private static List<Stretch> on(Day day, List<ClockSpan> spans) {
        return spans.stream().map(span -> Stretch.of(day, span)).toList();
    }

    /// In the half of the day that the part lies in.
    private static List<Stretch> on(Placed placed, List<ClockSpan> spans) {
        ClockSpan span = spans.size() > 1 && placed.part.isLate() ? spans.get(1) : spans.getFirst();
        return List.of(Stretch.of(placed.day, span));
    }

    private static @Nullable List<Stretch> between(Moment start, Moment end) {
        Stretch stretch = Stretch.between(start, end);
        return stretch.isOrdered() ? List.of(stretch) : null;
    }

    private @Nullable List<Stretch> untilClock(Moment now, Clock clock) {
        boolean gone = clock.time().isBefore(reference.now().toLocalTime());
        Clock end = clock.open() && gone ? clock.later() : clock.closed();
        return between(now, Moment.of(Day.on(reference.today()), end));
    }

    private static @Nullable List<Stretch> sameDay(List<Moment> starts, Clock clock) {
        List<Stretch> stretches =
                starts.stream().flatMap(start -> sameDay(start, clock).stream()).toList();
        return stretches.isEmpty() ? null : stretches;
    }

    private static List<Stretch> sameDay(Moment start, Clock clock) {
        Clock end = clock.open() && clock.time().isBefore(start.at().future().toLocalTime())
                ? clock.later()
                : clock.closed();
        String timex = start.timex().substring(0, start.timex().indexOf('T'));
        Readings<LocalDate> days = start.at().map(LocalDateTime::toLocalDate);
        List<Stretch> stretch = between(start, Moment.of(Day.open(timex, days), end));
        return stretch == null ? List.of() : stretch;
    }

    private @Nullable List<Stretch> counted(int sign, Length length) {
        return length.isOfDays() ? null : List.of(Stretch.from(reference.now(), length, sign));
    }

    private Stretch rest() {
        LocalDateTime end = reference.today().atTime(DayPart.LAST);
        LocalDateTime now = reference.now();
        String timex = "(%s,%s,PT%dS)"
                .formatted(
                        Moment.timex(now),
                        Moment.timex(end),
                        Duration.between(now, end).toSeconds());
        return new Stretch(timex, Readings.definite(now), Readings.definite(end), "");
    }

    private static @Nullable List<Stretch> lasting(Moment start, Length length) {
        Readings<LocalDateTime> end = start.at().map(at -> length.from(at, 1));
        String day = start.timex().substring(0, start.timex().indexOf('T'));
        boolean sameDay = end.future().toLocalDate().equals(start.at().future().toLocalDate());
        String last = sameDay ? day + Moment.timex(end.future()).substring(10) : Moment.timex(end.future());
        return List.of(new Stretch("(%s,%s,%s)".formatted(start.timex(), last, length.timex()), start.at(), end, ""));
    }
}
