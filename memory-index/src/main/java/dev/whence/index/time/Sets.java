package dev.whence.index.time;

import java.util.Map;

/// What happens again and again: `every two weeks`, `each Monday at 4pm`, `Friday mornings`, `quarterly`.
final class Sets {

    private static final Lexicon<String> ADVERBS = Lexicon.of(Map.of(
            "hourly", "PT1H",
            "daily|nightly|everyday", "P1D",
            "weekly", "P1W",
            "biweekly|bi - weekly|fortnightly", "P2W",
            "monthly", "P1M",
            "bimonthly|bi - monthly", "P2M",
            "quarterly", "P3M",
            "semiannually|semi - annually|biannually", "P6M",
            "yearly|annually|annual", "P1Y",
            "weekdays", "P1BD"));

    /// What it means, in a timex.
    final Rule<String> set;

    Sets(Tokens tokens, Numbers numbers, Clocks clocks, DayParts parts, Rule<Day> holiday) {
        Rule<Integer> count = Rule.anyOf(
                        numbers.cardinal,
                        tokens.word("other", "second").as(_ -> 2),
                        numbers.ordinal,
                        tokens.word("single").as(_ -> 1))
                .or(1);
        Rule<Integer> every =
                tokens.word("every", "each", "once every", "once each").then(count);
        Rule<String> units = every.and(
                tokens.any(Words.UNITS), (n, unit) -> Length.of(n, unit).timex());
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
        Rule<String> yearly = every.then(holiday).as(Day::timex);
        Rule<String> month = every.then(tokens.any(Words.MONTHS)).as("XXXX-%02d"::formatted);
        Rule<String> day = Rule.anyOf(weekdayPart, weekday, nights, units, part, yearly, month, tokens.any(ADVERBS));
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

    private static String at(String day, Clock clock) {
        boolean daily = day.equals("P1D") || day.startsWith("T");
        String part = day.contains("T") && day.startsWith("X") ? day.substring(0, day.lastIndexOf('T')) : day;
        return daily ? clock.timex() : part + clock.timex();
    }
}
