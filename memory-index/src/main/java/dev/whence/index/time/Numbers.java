package dev.whence.index.time;

import java.math.BigDecimal;
import java.util.Map;

/// Numbers, ordinals, counts and years, in digits and in words.
final class Numbers {

    private static final Lexicon<BigDecimal> VAGUE = Lexicon.of(Map.of(
            "a|an",
            BigDecimal.ONE,
            "half a|half an|a half|half|\u00bd|1/2|a \u00bd",
            new BigDecimal("0.5"),
            "a couple|a couple of|couple|couple of|a pair of",
            BigDecimal.TWO,
            "a few|few|several|some",
            BigDecimal.valueOf(3),
            "a dozen|dozen",
            BigDecimal.valueOf(12)));

    private static final Lexicon<Integer> CENTURIES = Lexicon.of(
            Map.of("fifteen", 15, "sixteen", 16, "seventeen", 17, "eighteen", 18, "nineteen", 19, "twenty", 20));

    /// 1 to 99 in words.
    final Rule<Integer> small;
    /// 0 to 9999 in digits or words.
    final Rule<Integer> cardinal;
    /// `3rd`, `third`, `twenty-third`.
    final Rule<Integer> ordinal;
    /// How many of a unit: a cardinal, a decimal number, `a`, `half an`, `a couple of`.
    final Rule<BigDecimal> count;
    /// 1500 to 2199, in digits or words.
    final Rule<Integer> year;
    /// A year of two digits, with or without an apostrophe.
    final Rule<Integer> shortYear;

    Numbers(Tokens tokens) {
        Rule<String> hyphen = tokens.word("-").or("");
        Rule<Integer> units = tokens.any(Words.SMALL);
        Rule<Integer> tens = tokens.any(Words.TENS);
        small = Rule.remembered(
                tokens,
                Rule.anyOf(tens.with(hyphen).and(units, (ten, one) -> one < 10 ? ten + one : null), tens, units));
        Rule<Integer> hundreds = Rule.anyOf(small, tokens.word("a").as(_ -> 1))
                .with(tokens.word("hundred"))
                .and(tokens.word("and").or("").then(small).or(0), (hundred, rest) -> hundred * 100 + rest);
        Rule<Integer> below = Rule.anyOf(hundreds, small);
        Rule<Integer> thousands = Rule.anyOf(small, tokens.word("a").as(_ -> 1))
                .with(tokens.word("thousand"))
                .and(tokens.word("and").or("").then(below).or(0), (thousand, rest) -> thousand * 1000 + rest);
        cardinal = Rule.remembered(
                tokens,
                Rule.anyOf(
                        tokens.digits(1, 4, 0, 9999),
                        thousands,
                        below,
                        tokens.word("zero").as(_ -> 0)));
        ordinal = Rule.remembered(tokens, ordinal(tokens, tens, hyphen));
        count = Rule.remembered(tokens, count(tokens));
        Rule<Integer> spoken = tokens.any(CENTURIES)
                .with(hyphen)
                .and(small, (century, rest) -> rest >= 10 ? century * 100 + rest : null);
        year = Rule.remembered(
                tokens,
                Rule.anyOf(
                        tokens.digits(4, 4, 1500, 2199), thousands.as(n -> n >= 1900 && n < 2200 ? n : null), spoken));
        shortYear = tokens.word("'").or("").then(tokens.digits(2, 2, 0, 99)).as(Numbers::inFull);
    }

    /// Two digits mean a year from 1940 to 2039.
    static int inFull(int year) {
        return year >= 100 ? year : year < 40 ? 2000 + year : 1900 + year;
    }

    private static Rule<Integer> ordinal(Tokens tokens, Rule<Integer> tens, Rule<String> hyphen) {
        Rule<Integer> units = tokens.any(Words.ORDINALS);
        return Rule.anyOf(
                tokens.digits(1, 2, 1, 99).with(tokens.glued()).with(tokens.word("st", "nd", "rd", "th")),
                tens.with(hyphen).and(units, (ten, one) -> one < 10 ? ten + one : null),
                units,
                tokens.any(Words.ORDINAL_TENS));
    }

    private Rule<BigDecimal> count(Tokens tokens) {
        Rule<BigDecimal> whole = cardinal.as(BigDecimal::valueOf);
        Rule<BigDecimal> large = tokens.digits(5, 5, 0, 99_999).as(BigDecimal::valueOf);
        Rule<BigDecimal> decimal = tokens.digits(1, 4, 0, 9999)
                .with(tokens.glued())
                .with(tokens.word("."))
                .with(tokens.glued())
                .and(tokens.digits(1, 3, 0, 999), (a, b) -> new BigDecimal(a + "." + b));
        Rule<BigDecimal> halves = whole.with(tokens.word("and a half")).as(n -> n.add(new BigDecimal("0.5")));
        return Rule.anyOf(halves, decimal, whole, large, tokens.any(VAGUE));
    }
}
