package dev.whence.index.time;

import java.math.BigDecimal;
import java.util.Map;

/// What happens again and again: `every two weeks`, `each Monday at 4pm`, `Friday mornings`, `quarterly`.
final class Sets {

    private static final Lexicon<Length> ADVERBS = Lexicon.of(Map.of(
            "hourly", Length.of(1, Unit.HOUR),
            "daily|nightly|everyday", Length.of(1, Unit.DAY),
            "weekly", Length.of(1, Unit.WEEK),
            "fortnightly", Length.of(1, Unit.FORTNIGHT),
            "monthly", Length.of(1, Unit.MONTH),
            "quarterly", Length.of(1, Unit.QUARTER),
            "yearly|annually|annual", Length.of(1, Unit.YEAR)));

    private static final Lexicon<BigDecimal> MULTIPLES =
            Lexicon.of(Map.of("semi", new BigDecimal("0.5"), "bi", BigDecimal.TWO, "tri", BigDecimal.valueOf(3)));

    private static final Lexicon<String> COMPOUND = Lexicon.of(Map.of(
            "semiannually|semiannual", "P0.5Y",
            "biannually|biannual", "P2Y",
            "biweekly", "P2W",
            "triweekly", "P3W",
            "semiweekly", "P0.5W",
            "bimonthly", "P2M",
            "semimonthly", "P0.5M",
            "trimonthly", "P3M",
            "weekends", "P1WE",
            "weekdays", "P1BD"));

    /// What it means, in a timex.
    final Rule<String> set;

    Sets(Tokens tokens, Numbers numbers, Clocks clocks, DayParts parts, Rule<Day> holiday) {
        Rule<Integer> count = Rule.anyOf(
                        numbers.cardinal,
                        tokens.word("other", "second", "alternate").as(_ -> 2),
                        numbers.ordinal,
                        tokens.word("single").as(_ -> 1))
                .or(1);
        Rule<Integer> every = tokens.word("every", "each", "once every", "once each", "once a", "once an", "any")
                .then(count);
        Rule<String> units = every.and(
                tokens.any(Words.UNITS), (n, unit) -> Length.of(n, unit).timex());
        Rule<String> rate = Rule.anyOf(
                        numbers.small,
                        numbers.cardinal.with(tokens.word("times", "time")),
                        tokens.word("once", "twice").as(_ -> 1))
                .with(tokens.word("a", "an", "per"))
                .then(tokens.any(Words.UNITS))
                .as(unit -> Length.of(1, unit).timex());
        Rule<String> nights = tokens.word("every night", "each night").as(_ -> "TNI");
        Rule<String> weekday = Rule.anyOf(
                        every.then(tokens.any(Words.WEEKDAYS)),
                        every.then(tokens.any(Words.WEEKDAY_PLURALS)),
                        tokens.any(Words.WEEKDAY_PLURALS))
                .as(day -> "XXXX-WXX-" + day);
        Rule<String> weekdayPart = Rule.anyOf(
                weekday.and(parts.named, (day, part) -> day + "T" + part.symbol()),
                tokens.any(Words.WEEKDAYS)
                        .and(
                                tokens.any(Words.DAY_PART_PLURALS),
                                (day, part) -> "XXXX-WXX-" + day + "T" + part.symbol()));
        Rule<String> part = every.then(parts.named).as(p -> "T" + p.symbol());
        Rule<Length> plain = tokens.any(ADVERBS);
        Rule<String> adverb = Rule.anyOf(
                plain.as(Length::timex),
                tokens.any(COMPOUND),
                tokens.any(MULTIPLES).with(tokens.word("-").or("")).and(plain, Sets::times));
        Rule<String> yearly = every.then(holiday).as(Day::timex);
        Rule<String> month = every.then(tokens.any(Words.MONTHS)).as("XXXX-%02d"::formatted);
        Rule<String> day = Rule.anyOf(weekdayPart, weekday, nights, units, rate, part, yearly, month, adverb);
        Rule<Clock> clock = tokens.word("at", ",", "around", "from")
                .or("")
                .then(Rule.anyOf(clocks.sure, tokens.word("at").then(clocks.any)));
        Rule<Clock> atClock = tokens.word("at").then(clocks.any);
        Rule<Clock> time = Rule.anyOf(clock, atClock);
        set = Rule.remembered(
                tokens,
                Rule.anyOf(
                        day.and(time, Sets::at),
                        clocks.sure.with(tokens.word(",", "on").or("")).and(day, (c, d) -> at(d, c)),
                        day));
    }

    private static String times(BigDecimal multiple, Length length) {
        return Length.of(length.amount().multiply(multiple), length.unit()).timex();
    }

    private static String at(String day, Clock clock) {
        boolean daily = day.equals("P1D") || day.startsWith("T");
        String part = day.contains("T") && day.startsWith("X") ? day.substring(0, day.lastIndexOf('T')) : day;
        return daily ? clock.timex() : part + clock.timex();
    }
}
