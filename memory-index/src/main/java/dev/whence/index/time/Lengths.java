package dev.whence.index.time;

import dev.whence.index.time.Length.Part;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lengths of time: `3 days`, `two and a half hours`, `an hour and a half`, `2 hours and 30 minutes`, `3-day`, `2h`.
final class Lengths {

    private static final Lexicon<BigDecimal> FRACTIONS = Lexicon.of(Map.of(
            "and a half|and half|and one half", new BigDecimal("0.5"),
            "and a quarter|and quarter|and one quarter", new BigDecimal("0.25"),
            "and three quarters", new BigDecimal("0.75")));

    private static final Lexicon<Length> WHOLE = Lexicon.of(Map.of(
            "day", Length.of(1, Unit.DAY),
            "week", Length.of(1, Unit.WEEK),
            "month", Length.of(1, Unit.MONTH),
            "year", Length.of(1, Unit.YEAR)));

    /// Any of them.
    final Rule<Length> length;
    /// One unit with a number, written out: the ordinary kind.
    final Rule<Length> single;
    /// `all day`, `the whole week`.
    final Rule<Length> whole;

    Lengths(Tokens tokens, Numbers numbers) {
        Rule<Unit> unit = tokens.any(Words.UNITS);
        Rule<Unit> letter = tokens.glued().then(tokens.any(Words.UNIT_LETTERS));
        Rule<String> joint =
                tokens.word("-", "more", "full", "whole", "consecutive").or("");
        Rule<BigDecimal> digits = tokens.digits(1, 4, 0, 9999).as(BigDecimal::valueOf);
        Rule<Part> part = Rule.remembered(
                tokens,
                Rule.anyOf(
                        numbers.count.with(joint).and(unit, Part::new),
                        digits.and(letter, Part::new),
                        tokens.word("another").and(unit, (_, u) -> new Part(BigDecimal.ONE, u))));
        Rule<Length> withHalf = part.and(
                tokens.any(FRACTIONS), (p, rest) -> Length.of(p.amount().add(rest), p.unit()));
        single = Rule.remembered(tokens, Rule.anyOf(withHalf, part.as(p -> Length.of(p.amount(), p.unit()))));
        Rule<String> and = tokens.word("and", ",", ", and").or("");
        Rule<Length> two = single.with(and).and(part, Lengths::joined);
        length = Rule.remembered(tokens, Rule.anyOf(withHalf, two.with(and).and(part, Lengths::joined), two, single));
        whole = tokens.word("all", "the whole", "whole", "the entire", "entire", "all the", "the full", "full")
                .then(tokens.any(WHOLE));
    }

    private static @Nullable Length joined(Length length, Part part) {
        Unit last = length.parts().getLast().unit();
        return part.unit().compareTo(last) < 0 ? length.and(part) : null;
    }
}
