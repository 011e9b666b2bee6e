package dev.whence.index.time;

import java.util.List;

/// Stretches between times of day: `5 to 6pm`, `between 9 and 10:30`, `2 hours from 9`.
final class Hours {

    /// Stretches that need nothing around them.
    final Rule<List<ClockSpan>> sure;
    /// Those, and such as are made of numbers alone.
    final Rule<List<ClockSpan>> any;

    Hours(Tokens tokens, Clocks clocks, Lengths lengths) {
        Rule<Boolean> bare = clocks.bare.as(_ -> true);
        Rule<String> to = tokens.word("to", "-", "until", "till", "til", "through", "thru", "~", "up to", "to the");
        Rule<String> at = tokens.word("at", "around", "about").or("");
        Rule<Clock> first = at.then(clocks.any);
        Rule<Clock> second = at.then(clocks.any);
        Rule<List<ClockSpan>> between = tokens.word("between")
                .then(first)
                .with(Rule.anyOf(tokens.word("and", "and the"), to))
                .and(second, Hours::span);
        Rule<List<ClockSpan>> from =
                tokens.word("from").or("").then(first).with(to).and(second, Hours::span);
        Rule<Length> length = tokens.word("for").or("").then(lengths.length).as(l -> l.isOfDays() ? null : l);
        Rule<List<ClockSpan>> lasting = Rule.anyOf(
                length.with(tokens.word("from", "starting at", "starting from", "after", "beginning at"))
                        .and(clocks.any, (l, clock) -> List.of(ClockSpan.lasting(clock, l))),
                tokens.word("from", "at", "starting at")
                        .or("")
                        .then(clocks.any)
                        .with(tokens.word("for"))
                        .and(lengths.length, (clock, l) -> l.isOfDays() ? null : List.of(ClockSpan.lasting(clock, l))));
        Rule<List<ClockSpan>> packed = tokens.word("from", "between")
                .then(clocks.packed)
                .with(Rule.anyOf(to, tokens.word("and")))
                .and(clocks.packed, (start, end) -> ClockSpan.between(start, end, true));
        any = Rule.remembered(tokens, Rule.anyOf(between, from, lasting, packed));
        Rule<?> plain = Rule.anyOf(tokens.word("from", "between")
                .or("")
                .then(bare)
                .with(Rule.anyOf(to, tokens.word("and")))
                .then(bare));
        sure = position -> {
            List<Match<?>> numbers = List.copyOf(plain.at(position));
            return any.at(position).stream()
                    .filter(match -> numbers.stream().noneMatch(number -> number.end() == match.end()))
                    .toList();
        };
    }

    private static List<ClockSpan> span(Clock start, Clock end) {
        return ClockSpan.between(start, end, start.precision() == 1 && end.precision() == 1);
    }
}
