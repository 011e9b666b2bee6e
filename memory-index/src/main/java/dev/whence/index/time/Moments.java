package dev.whence.index.time;

import java.util.List;

/// Times on days: `tomorrow at 5`, `8.30pm today`, `Sunday evening at 10:00`, `3 minutes ago`, `the end of the
/// day`.
final class Moments {

    /// Times on days; two where the half of the day is open.
    final Rule<List<Moment>> moment;
    /// Those of them that name a time zone.
    final Rule<List<Moment>> zoned;
    /// Words for the present.
    final Rule<String> now;

    Moments(
            Tokens tokens,
            Reference reference,
            RelativeDates dates,
            Rule<Day> day,
            Clocks clocks,
            DayParts parts,
            Lengths lengths,
            Zones zones) {
        Rule<String> at = tokens.word("at", ", at", "@", "around", "about", "at around", "at about", "- at", "for");
        Rule<String> joint = tokens.word(",", "-", "on", "t", "from").or("");
        Rule<Clock> numbered = at.then(clocks.any);
        Rule<Clock> clear = Rule.anyOf(at.or("").then(clocks.sure), joint.then(clocks.sure), joint.then(clocks.spoken));
        Rule<Clock> then = Rule.remembered(tokens, Rule.anyOf(clear, numbered));
        Rule<String> on = tokens.word("on", ",", "of", "on the", "-", "in").or("");
        Rule<DayPart> partOf = tokens.word("in the", "in", ",").or("").then(parts.named);
        Rule<List<Moment>> dayFirst = day.and(then, Moment::both);
        Rule<List<Moment>> clockFirst =
                Rule.anyOf(clocks.sure, clocks.spoken).with(on).and(day, (clock, d) -> Moment.both(d, clock));
        Rule<List<Moment>> weakFirst = new Context(tokens)
                .after("at", "around", "by", "before", "after", "until", "from", "since", "till")
                .then(clocks.bare)
                .with(tokens.word("on").or(""))
                .and(day, (clock, d) -> Moment.both(d, clock));
        Rule<List<Moment>> inPart =
                day.and(partOf, tokens.word("at", "around", "@", ",").or("").then(clocks.any), Moments::inPart);
        Rule<DayPart> thisPart = tokens.word("this").then(parts.named);
        Rule<DayPart> tonight = tokens.word("tonight").as(_ -> DayPart.of("NI", 20, 24));
        Day today = Day.on(reference.today());
        Rule<DayPart> present = Rule.anyOf(thisPart, tonight);
        Rule<List<Moment>> today1 =
                present.and(at.or("").then(clocks.any), (part, clock) -> inPart(today, part, clock));
        Rule<List<Moment>> today2 = clocks.any.with(on).and(present, (clock, part) -> inPart(today, part, clock));
        Rule<List<Moment>> beforePart =
                Rule.anyOf(clocks.any).with(on).and(day, parts.part, (clock, d, part) -> inPart(d, part, clock));
        Rule<List<Moment>> lastNight = tokens.word("last night")
                .then(at.or(""))
                .then(clocks.any)
                .as(clock -> inPart(Day.on(reference.today().minusDays(1)), DayPart.of("NI", 20, 24), clock));
        Clock end = new Clock(DayPart.LAST, 3, false);
        Rule<List<Moment>> endOfDay = Rule.anyOf(
                tokens.word(
                                "eod",
                                "the eod",
                                "end of day",
                                "end of the day",
                                "the end of the day",
                                "the end of day",
                                "close of business",
                                "cob")
                        .as(_ -> Moment.both(today, end)),
                tokens.word("end of", "the end of", "eod")
                        .with(tokens.word("the").or(""))
                        .then(day)
                        .as(d -> Moment.both(d, end)),
                day.with(tokens.word("eod", "end of day")).as(d -> Moment.both(d, end)));
        Rule<List<Moment>> away = Rule.anyOf(
                dates.ago.as(
                        length -> length.isOfDays() ? null : List.of(Moment.exactly(length.from(reference.now(), -1)))),
                dates.ahead.as(
                        length -> length.isOfDays() ? null : List.of(Moment.exactly(length.from(reference.now(), 1)))));
        now = tokens.word(
                "now",
                "right now",
                "at present",
                "at the moment",
                "at this moment",
                "as of now",
                "at this time",
                "currently",
                "at the present time",
                "at this minute",
                "this moment");
        Rule<List<Moment>> direct = Rule.remembered(
                tokens,
                Rule.anyOf(
                        dayFirst,
                        clockFirst,
                        inPart,
                        beforePart,
                        today1,
                        today2,
                        lastNight,
                        endOfDay,
                        away,
                        weakFirst));
        zoned = Rule.anyOf(
                direct.and(
                        zones.zone,
                        (moments, zone) -> moments.stream()
                                .map(moment -> zones.here(moment, zone))
                                .toList()),
                direct.and(
                        zones.offset,
                        (moments, zone) -> moments.stream().allMatch(moment -> moment.precision() == 3)
                                ? moments.stream()
                                        .map(moment -> zones.here(moment, zone))
                                        .toList()
                                : null),
                Rule.anyOf(clocks.sure, clocks.spoken)
                        .and(
                                zones.zone,
                                on.then(day),
                                (clock, zone, d) -> Moment.both(d, clock).stream()
                                        .map(moment -> zones.here(moment, zone))
                                        .toList()));
        Rule<List<Moment>> anchored = lengths.length.and(
                tokens.word("before", "after").as(word -> word.equals("before") ? -1 : 1),
                direct,
                (length, sign, base) -> List.of(Moment.exactly(
                        length.from(reference.pick(Moment.likely(base).at()), sign))));
        moment = Rule.remembered(tokens, Rule.anyOf(direct, zoned, anchored));
    }

    private static List<Moment> inPart(Day day, DayPart part, Clock clock) {
        boolean afterMidnight =
                part.symbol().equals("NI") && clock.open() && clock.time().getHour() < 6;
        return List.of(Moment.of(day, part.isLate() && !afterMidnight ? clock.afternoon() : clock.morning()));
    }
}
