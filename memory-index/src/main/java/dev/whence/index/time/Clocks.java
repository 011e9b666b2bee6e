package dev.whence.index.time;

import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Times of day: `3pm`, `15:30`, `8.30 p.m.`, `half past seven`, `two forty five`, `noon`, `7 in the morning`.
final class Clocks {

    private enum Half {
        AM,
        PM,
        OPEN
    }

    private static final Lexicon<Half> HALVES = Lexicon.of(Map.of(
            "am|a.m.|a.m|a m|a.m .|in the morning|in the early morning|of the morning|in the early hours", Half.AM,
            "pm|p.m.|p.m|p m|in the afternoon|in the evening|at night|in the night|of the afternoon|of the evening",
                    Half.PM,
            "ampm|am pm|am/pm", Half.OPEN));

    private static final Lexicon<Half> LETTERS = Lexicon.of(Map.of("a", Half.AM, "p", Half.PM));

    private static final Lexicon<Integer> NAMED = Lexicon.of(Map.of(
            "noon|midday|mid-day|mid day|12 noon|twelve noon|noonish|high noon", 12,
            "midnight|mid-night|mid night|12 midnight|twelve midnight", 0,
            "mid-morning|mid morning|midmorning", 10,
            "mid-afternoon|mid afternoon|midafternoon", 14));

    private static final Lexicon<Integer> FRACTIONS =
            Lexicon.of(Map.of("half", 30, "quarter|a quarter", 15, "three quarters|three quarter", 45));

    private static final Lexicon<Integer> SIDES = Lexicon.of(Map.of("past|after", 1, "to|before|till|of", -1));

    /// Times that need nothing around them to be taken for times.
    final Rule<Clock> sure;
    /// Two numbers in words that can be a time, such as "two thirty".
    final Rule<Clock> spoken;
    /// A number that can be an hour.
    final Rule<Clock> bare;
    /// Four digits, such as "0730".
    final Rule<Clock> packed;
    /// Any of them.
    final Rule<Clock> any;

    Clocks(Tokens tokens, Numbers numbers) {
        Rule<Integer> hourDigits = tokens.digits(1, 2, 0, 24);
        Rule<Integer> hourWord = numbers.small.as(n -> n <= 12 ? n : null);
        Rule<Integer> hour = Rule.anyOf(hourDigits, hourWord);
        Rule<Half> letter = tokens.glued().then(tokens.any(LETTERS));
        Rule<Half> half = Rule.remembered(tokens, Rule.anyOf(tokens.any(HALVES), letter));
        Rule<String> oclock = tokens.word("o'clock", "oclock", "o clock", "'o clock", "hours", "hrs");
        Rule<Integer> twoDigits = tokens.digits(2, 2, 0, 59);
        Rule<Clock> digital = Rule.remembered(tokens, digital(tokens, hourDigits, twoDigits));
        Rule<Clock> dotted = hourDigits
                .with(tokens.glued())
                .with(tokens.word("."))
                .with(tokens.glued())
                .and(twoDigits, Clocks::minutes);
        packed = tokens.digits(3, 4, 0, 2459).as(n -> n % 100 < 60 ? minutes(n / 100, n % 100) : null);
        Rule<Clock> full = hour.with(tokens.word("o'clock", "oclock", "o clock", "'o clock", "sharp"))
                .as(Clocks::hours);
        Rule<Clock> past = Rule.remembered(tokens, past(tokens, numbers, hour, oclock));
        spoken = Rule.remembered(
                tokens,
                hour.with(tokens.word("-").or(""))
                        .and(
                                minuteWords(tokens, numbers)
                                        .with(tokens.word("minutes", "minute", "mins")
                                                .or("")),
                                Clocks::minutes));
        bare = Rule.remembered(tokens, hour.as(Clocks::hours));
        Rule<Clock> withHalf = Rule.anyOf(digital, past, full, spoken, dotted, packed, bare)
                .with(tokens.word(",").or(""))
                .and(half, Clocks::in);
        Rule<Clock> ish =
                hour.with(tokens.word("-").or("")).with(tokens.word("ish")).as(Clocks::hours);
        sure = Rule.remembered(
                tokens,
                Rule.anyOf(
                        withHalf,
                        digital,
                        past,
                        full,
                        ish,
                        tokens.word("t").with(tokens.glued()).then(digital).as(Clock::closed),
                        packed.with(tokens.word("hours", "hrs", "h")).as(Clock::closed),
                        tokens.word("at")
                                .then(dotted.with(tokens.word(",").or("")).and(half, Clocks::in)),
                        tokens.word("at").then(dotted),
                        tokens.word("in the morning at", "in the morning around")
                                .then(bare)
                                .as(clock -> in(clock, Half.AM)),
                        tokens.word("in the afternoon at", "in the evening at", "in the evening around")
                                .then(bare)
                                .as(clock -> in(clock, Half.PM)),
                        tokens.word("in the morning at").then(digital).as(clock -> in(clock, Half.AM)),
                        tokens.any(NAMED).as(h -> Clock.hour(h, false))));
        any = Rule.remembered(tokens, Rule.anyOf(sure, spoken, dotted, bare));
    }

    private static Rule<Clock> digital(Tokens tokens, Rule<Integer> hour, Rule<Integer> twoDigits) {
        Rule<Integer> colon = tokens.word(":").then(twoDigits);
        Rule<?> fraction = tokens.glued().with(tokens.word(".", ",")).then(tokens.digits(1, 9, 0, Integer.MAX_VALUE));
        Rule<Clock> seconds =
                hour.and(colon, colon, (h, m, s) -> h == 24 ? null : new Clock(LocalTime.of(h, m, s), 3, isOpen(h)));
        return Rule.anyOf(
                seconds.with(fraction),
                seconds,
                hour.with(tokens.word(":")).and(twoDigits, Clocks::minutes),
                hour.with(tokens.glued())
                        .with(tokens.word("h"))
                        .with(tokens.glued())
                        .and(twoDigits, Clocks::minutes));
    }

    private static Rule<Integer> minuteWords(Tokens tokens, Numbers numbers) {
        Rule<Integer> oh = tokens.word("oh", "o", "zero").then(numbers.small).as(n -> n < 10 ? n : null);
        return Rule.anyOf(
                oh,
                tokens.any(Words.TENS).as(n -> n <= 50 ? n : null).unless(tokens.word("-")),
                numbers.small.as(n -> n >= 10 && n < 60 ? n : null).unless(tokens.word("-")));
    }

    private static Rule<Clock> past(Tokens tokens, Numbers numbers, Rule<Integer> hour, Rule<String> oclock) {
        Rule<Integer> minutes = Rule.anyOf(tokens.digits(1, 2, 1, 59), numbers.small.as(n -> n < 60 ? n : null));
        Rule<Integer> amount = Rule.anyOf(
                minutes.with(tokens.word("min", "mins", "minute", "minutes")),
                tokens.any(FRACTIONS).with(tokens.word("hour").or("")));
        Rule<Integer> fives = minutes.as(n -> n % 5 == 0 ? n : null);
        Rule<Integer> fullHour = hour.with(oclock.or(""));
        return Rule.anyOf(
                amount.and(tokens.any(SIDES), fullHour, Clocks::beside),
                fives.and(tokens.any(SIDES), fullHour.with(new Context(tokens).noNoun()), Clocks::beside),
                fives.and(tokens.any(SIDES), tokens.any(NAMED), (m, side, h) -> beside(m, side, h, false)),
                amount.and(tokens.any(SIDES), tokens.any(NAMED), (m, side, h) -> beside(m, side, h, false)));
    }

    private static @Nullable Clock beside(int minutes, int side, int hour) {
        return hour == 0 || hour > 24 ? null : beside(minutes, side, hour % 24, isOpen(hour));
    }

    private static Clock beside(int minutes, int side, int hour, boolean open) {
        LocalTime time = LocalTime.of(hour, 0).plusMinutes((long) side * minutes);
        boolean wraps = open && time.getHour() == 0;
        return new Clock(wraps ? time.plusHours(12) : time, 2, open);
    }

    private static Clock hours(int hour) {
        return Clock.hour(hour % 24, isOpen(hour));
    }

    private static @Nullable Clock minutes(int hour, int minute) {
        return hour > 24 || hour == 24 && minute > 0
                ? null
                : new Clock(LocalTime.of(hour % 24, minute), 2, isOpen(hour));
    }

    private static boolean isOpen(int hour) {
        return hour >= 1 && hour <= 12;
    }

    private static Clock in(Clock clock, Half half) {
        return switch (half) {
            case AM -> clock.morning();
            case PM -> clock.afternoon();
            case OPEN -> clock;
        };
    }
}
