package dev.whence.index.time;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Keeps out what only looks like a time when it stands alone: the verb "may", the ordinal "second", a number that
/// could be a year, a fraction.
final class Doubtful {

    /// Words that a month can stand behind, and a verb cannot.
    private static final List<String> MONTH_PREPOSITIONS = List.of(
            "in",
            "during",
            "since",
            "of",
            "before",
            "after",
            "until",
            "till",
            "by",
            "from",
            "for",
            "through",
            "to",
            "between",
            "last",
            "next",
            "this",
            "early",
            "mid",
            "late",
            "throughout");

    /// Words that any ambiguous word is a time behind.
    private static final String[] PREPOSITIONS = with(
            MONTH_PREPOSITIONS,
            "on",
            "past",
            "over",
            "and",
            "year",
            "than",
            "=",
            ">",
            "<",
            "the",
            "is",
            "within",
            "around",
            ",",
            "(",
            "or",
            "each",
            "every");

    /// Words that a bare number is a year behind.
    private static final String[] YEAR_PREPOSITIONS = with(
            MONTH_PREPOSITIONS.stream()
                    .filter(word -> !Set.of("to", "last", "next", "this").contains(word))
                    .toList(),
            "year",
            "=",
            ">",
            "<",
            "than",
            "as",
            "the",
            "around");

    private static final Set<String> AMBIGUOUS = Set.of(
            "may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "fall", "spring", "sec", "second", "dec", "jan",
            "sep", "august");

    /// Units that "a" stands before for other reasons.
    private static final Set<String> UNLIKELY = Set.of("second", "quarter");

    private final Tokens tokens;
    private final Context context;
    private final Rule<Integer> bareYear;
    private final Rule<Boolean> led;
    private final Rule<Boolean> yearLed;
    private final Rule<Boolean> monthLed;
    /// Behind these a number can count what follows.
    private final Rule<Boolean> counting;

    Doubtful(Tokens tokens, Context context, Numbers numbers) {
        this.tokens = tokens;
        this.context = context;
        bareYear = numbers.year;
        led = Rule.anyOf(context.after(PREPOSITIONS), context.capital());
        yearLed = context.after(YEAR_PREPOSITIONS);
        monthLed = context.after(MONTH_PREPOSITIONS.toArray(String[]::new));
        counting = context.after("of", "for", "by", "from", "to", "than", "the");
    }

    private static String[] with(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /// Without single ambiguous words, ordinals and fractions that nothing marks as dates.
    Rule<Day> day(Rule<Day> day) {
        return position -> day.at(position).stream()
                .filter(match -> isDay(position, match.end()))
                .toList();
    }

    private boolean isDay(int start, int end) {
        if (end - start == 1) {
            return !AMBIGUOUS.contains(tokens.text(start))
                    || isLed(start) && !tokens.text(start - 1).equals("the");
        }
        if (end - start == 2 && tokens.text(start).equals("the") && AMBIGUOUS.contains(tokens.text(start + 1))) {
            return false;
        }
        boolean isOrdinal = tokens.text(start).equals("the")
                && !tokens.isMark(start + 1)
                && (tokens.isNumber(start + 1) ? end == start + 3 : end <= start + 4)
                && isOrdinalOnly(start + 1, end);
        if (isOrdinal) {
            boolean marked = Set.of("on", "by", "before", "after", "since", "until", "till", "from")
                    .contains(tokens.text(start - 1));
            return (marked || tokens.isNumber(start + 1))
                    && !context.noNoun().at(end).isEmpty();
        }
        boolean isFraction = end - start == 3 && tokens.text(start + 1).equals("/");
        return !isFraction
                || !tokens.text(end).equals("of") && !(tokens.text(start) + tokens.text(start + 2)).equals("247");
    }

    private boolean isOrdinalOnly(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Words.WEEKDAYS.at(tokens, i).isEmpty()
                    || !Words.MONTHS.at(tokens, i).isEmpty()
                    || tokens.text(i).equals("day")) {
                return false;
            }
        }
        return true;
    }

    private boolean isLed(int position) {
        return !led.at(position).isEmpty();
    }

    /// Without single ambiguous words and bare numbers that nothing marks as months and years.
    Rule<Period> period(Rule<Period> period) {
        return position -> period.at(position).stream()
                .filter(match -> isPeriod(position, match))
                .toList();
    }

    private boolean isPeriod(int start, Match<Period> match) {
        boolean isYear = bareYear.at(start).stream().anyMatch(year -> year.end() == match.end());
        if (isYear) {
            boolean free = counting.at(start).isEmpty();
            return !yearLed.at(start).isEmpty()
                    && (free || !context.noNoun().at(match.end()).isEmpty());
        }
        boolean single = match.end() - start == 1;
        if (single && tokens.text(start).equals("may")) {
            return !monthLed.at(start).isEmpty() || !context.capital().at(start).isEmpty() && isNoVerb(match.end());
        }
        return !single || !AMBIGUOUS.contains(tokens.text(start)) || isLed(start);
    }

    private boolean isNoVerb(int position) {
        return !tokens.isWord(position)
                || !Set.of("i", "we", "be", "have", "you", "he", "she", "they", "it", "not", "or")
                        .contains(tokens.text(position));
    }

    /// Without "a second" and the like before a noun.
    Rule<Length> length(Lengths lengths) {
        Rule<Length> plain = Rule.anyOf(lengths.whole, lengths.length);
        return position -> plain.at(position).stream()
                .filter(match -> !tokens.text(position).equals("a")
                        || !UNLIKELY.contains(tokens.text(match.end() - 1))
                        || !context.noNoun().at(match.end()).isEmpty()
                                && !tokens.text(match.end()).equals("of"))
                .toList();
    }
}
