package dev.whence.index.time;

import org.jspecify.annotations.Nullable;

/// Ranges from one day or period to another: `from April until the end of June`, `Nov 18-20`, `between 2007 and 2009`.
///
/// A range ends where what it ends with begins: "to 2018" is up to the first of January 2018, "to May 5" up to that
/// day.
final class Ranges {

    private record Numbers2(int first, int last) {}

    final Rule<Range> range;

    private final NamedDates named;

    /// @param whole periods that a range can begin or end with
    Ranges(Tokens tokens, Reference reference, NamedDates named, Rule<Day> day, Rule<Period> whole) {
        this.named = named;
        Rule<Edge> now =
                tokens.word("now", "right now", "the present", "present").as(_ -> Edge.of(Day.on(reference.today())));
        Rule<String> the = tokens.word("the").or("");
        Rule<Edge> start = the.then(tokens.word("start of", "beginning of"))
                .with(the)
                .then(whole)
                .as(p -> Edge.within(p, p.start()));
        Rule<Edge> middle = the.then(tokens.word("middle of", "mid", "mid -"))
                .with(the)
                .then(whole)
                .as(p -> p.grain() == Unit.MONTH ? Edge.at(p, p.start().map(date -> date.plusDays(15))) : null);
        Rule<Edge> end = the.then(tokens.word("end of")).with(the).then(whole).as(Edge::endOf);
        Rule<Edge> edge = Rule.remembered(
                tokens,
                Rule.anyOf(
                        start,
                        middle,
                        end,
                        tokens.word("the").or("").then(day).as(Edge::of),
                        the.then(whole).as(Edge::startOf),
                        now));
        Rule<String> to = tokens.word(
                "to",
                "-",
                "until",
                "till",
                "til",
                "through",
                "thru",
                "~",
                "up to",
                "up until",
                "to the",
                "and till",
                "- to",
                "and until");
        Rule<String> and = Rule.anyOf(tokens.word("and"), to);
        Rule<String> at = tokens.word(",").or("");
        Rule<Range> edges = Rule.anyOf(
                tokens.word("between", "in between").then(edge).with(and).and(edge, Edge::to),
                tokens.word("from").or("").then(edge).with(at).with(to).and(edge, Edge::to));
        Rule<Range> toDate = tokens.word("from")
                .then(edge)
                .with(tokens.word("to date", "till date", "until date"))
                .as(from -> from.to(Edge.of(Day.on(reference.today()))));
        Rule<Edge> year = whole.as(p -> p.grain() == Unit.YEAR && p.modifier().isEmpty() ? Edge.startOf(p) : null);
        Rule<Range> years = tokens.word("in", "during").then(year).with(to).and(year, Edge::to);
        range = Rule.remembered(tokens, Rule.anyOf(sharedMonth(tokens, to, and), edges, years, toDate));
    }

    /// Two days of one month that is named once.
    private Rule<Range> sharedMonth(Tokens tokens, Rule<String> to, Rule<String> and) {
        Rule<Integer> number = named.dayNumber;
        Rule<Numbers2> numbers = Rule.anyOf(
                tokens.word("between").then(number).with(and).and(number, Numbers2::new),
                tokens.word("from").or("").then(number).with(to).and(number, Numbers2::new));
        Rule<String> of = tokens.word("of", "in", ",").or("");
        Rule<Range> after = numbers.with(of)
                .and(
                        named.monthBefore,
                        named.yearAfter,
                        (days, month, year) -> range(year, month, days.first, days.last));
        Rule<Numbers2> plain = Rule.anyOf(
                number.with(to).and(number, Numbers2::new),
                tokens.word("between").then(number).with(and).and(number, Numbers2::new),
                tokens.word("from").then(number).with(to).and(number, Numbers2::new));
        Rule<Integer> month = tokens.word("from", "between").or("").then(named.monthBefore);
        Rule<Range> before =
                month.and(plain, named.yearAfter, (m, days, year) -> range(year, m, days.first, days.last));
        Rule<Range> betweenDays = tokens.word("between")
                .then(named.monthBefore)
                .and(
                        number.with(and).and(number, Numbers2::new),
                        named.yearAfter,
                        (m, days, year) -> range(year, m, days.first, days.last));
        return Rule.anyOf(after, before, betweenDays);
    }

    private @Nullable Range range(int year, int month, int first, int last) {
        Day start = named.day(year, month, first);
        Day end = named.day(year, month, last);
        return start == null || end == null || first >= last
                ? null
                : Edge.of(start).to(Edge.of(end));
    }
}
