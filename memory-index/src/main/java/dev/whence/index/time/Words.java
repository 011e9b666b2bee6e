package dev.whence.index.time;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The vocabulary: what single words and fixed phrases mean. A new synonym belongs here.
final class Words {

    static final Lexicon<Integer> MONTHS = Lexicon.counted(
            1,
            "january|jan|januray|janurary|janaury",
            "february|feb|febuary|feburary|febrary|februrary",
            "march|mar|mrach",
            "april|apr|apirl|arpil|aprl",
            "may",
            "june|jun",
            "july|jul",
            "august|aug|agust|auguest",
            "september|sept|sep|setember|septmber|septembre|sepetmber",
            "october|oct|ocotber|octobre|octber",
            "november|nov|novemeber|novmber|novembre",
            "december|dec|decmber|decembre|dezember");

    static final Lexicon<Integer> WEEKDAYS = Lexicon.counted(
            1,
            "monday|mon|munday|mondy",
            "tuesday|tues|tue|teusday|tuseday|tusday",
            "wednesday|weds|wedn|wed|wendesday|wensday|wednsday|wedensday",
            "thursday|thurs|thur|thu|thrusday|thirsday|thursdy",
            "friday|fri|firday|frday|fridy",
            "saturday|sat|saterday|satruday|saturdy",
            "sunday|sun|sundy|snuday");

    static final Lexicon<Integer> WEEKDAY_PLURALS =
            Lexicon.counted(1, "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays");

    static final Lexicon<Unit> UNITS = Lexicon.of(new TreeMap<>(Map.ofEntries(
            Map.entry("second|seconds|sec|secs", Unit.SECOND),
            Map.entry("minute|minutes|min|mins", Unit.MINUTE),
            Map.entry("hour|hours|hr|hrs", Unit.HOUR),
            Map.entry("day|days|night|nights", Unit.DAY),
            Map.entry(
                    "business day|business days|working day|working days|work day|work days|workday|workdays"
                            + "|weekday|weekdays",
                    Unit.BUSINESS_DAY),
            Map.entry("week|weeks|wk|wks", Unit.WEEK),
            Map.entry("fortnight|fortnights|fourtenight", Unit.FORTNIGHT),
            Map.entry("weekend|weekends", Unit.WEEKEND),
            Map.entry("month|months|mth|mths", Unit.MONTH),
            Map.entry("quarter|quarters|qtr|qtrs", Unit.QUARTER),
            Map.entry("year|years|yr|yrs", Unit.YEAR),
            Map.entry("decade|decades", Unit.DECADE),
            Map.entry("century|centuries", Unit.CENTURY))));

    /// Single letters that are units where they are written right behind a number.
    static final Lexicon<Unit> UNIT_LETTERS =
            Lexicon.of(Map.of("s", Unit.SECOND, "h", Unit.HOUR, "d", Unit.DAY, "w", Unit.WEEK, "y", Unit.YEAR));

    /// The periods that "this", "next" and "last" are said of.
    static final Lexicon<Unit> PERIODS = Lexicon.of(Map.of(
            "week|wk", Unit.WEEK,
            "fortnight", Unit.FORTNIGHT,
            "weekend", Unit.WEEKEND,
            "month", Unit.MONTH,
            "quarter|qtr", Unit.QUARTER,
            "year|calendar year", Unit.YEAR,
            "decade", Unit.DECADE,
            "century", Unit.CENTURY));

    static final Lexicon<Integer> SHIFTS = Lexicon.of(Map.of(
            "next|coming|upcoming|following|this coming|this upcoming", 1,
            "last|past|previous|prior|preceding|this past|the other", -1,
            "this|current|this current|present", 0));

    static final Lexicon<Integer> FORWARD = Lexicon.of(Map.of(
            "next|coming|upcoming|following|subsequent", 1,
            "last|past|previous|prior|preceding|latest|most recent|trailing|recent", -1));

    static final Lexicon<Integer> SMALL = Lexicon.counted(
            1,
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");

    static final Lexicon<Integer> TENS =
            tens("twenty", "thirty", "forty|fourty", "fifty", "sixty", "seventy", "eighty", "ninety");

    static final Lexicon<Integer> ORDINALS = Lexicon.counted(
            1,
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth");

    static final Lexicon<Integer> ORDINAL_TENS =
            tens("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth");

    /// The parts of the day with the hours that they run over.
    static final Lexicon<DayPart> DAY_PARTS = Lexicon.of(Map.ofEntries(
            Map.entry("morning|forenoon", DayPart.of("MO", 8, 12)),
            Map.entry("afternoon|arvo", DayPart.of("AF", 12, 16)),
            Map.entry("evening", DayPart.of("EV", 16, 20)),
            Map.entry("night", DayPart.of("NI", 20, 24)),
            Map.entry("night - time|nighttime|night time", DayPart.of("NT", 0, 8)),
            Map.entry("daytime|day - time|day time", DayPart.of("DT", 8, 18)),
            Map.entry("business hours|business hour|office hours|working hours", DayPart.of("BH", 8, 18)),
            Map.entry("breakfast time|breakfasttime", DayPart.of("MEB", 8, 12)),
            Map.entry("brunch time", DayPart.of("MER", 8, 12)),
            Map.entry("lunchtime|lunch time|lunch - time", DayPart.of("MEL", 11, 13)),
            Map.entry("dinnertime|dinner time|dinner - time", DayPart.of("MED", 16, 20))));

    static final Lexicon<DayPart> DAY_PART_PLURALS = Lexicon.of(Map.of(
            "mornings", DayPart.of("MO", 8, 12),
            "afternoons", DayPart.of("AF", 12, 16),
            "evenings", DayPart.of("EV", 16, 20),
            "nights", DayPart.of("NI", 20, 24)));

    /// Meals, which are parts of the day after a preposition only.
    static final Lexicon<DayPart> MEALS = Lexicon.of(Map.of(
            "breakfast", DayPart.of("MEB", 8, 12),
            "brunch", DayPart.of("MER", 8, 12),
            "lunch", DayPart.of("MEL", 11, 13),
            "dinner|supper", DayPart.of("MED", 16, 20)));

    static final Lexicon<String> SEASONS = Lexicon.of(Map.of(
            "spring|springtime", "SP", "summer|summertime", "SU", "fall|autumn", "FA", "winter|wintertime", "WI"));

    private Words() {}

    private static Lexicon<Integer> tens(String... words) {
        Map<String, Integer> meanings = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            meanings.put(words[i], 20 + 10 * i);
        }
        return Lexicon.of(meanings);
    }
}
