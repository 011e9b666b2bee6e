package dev.whence.index.time;

import java.util.Map;

/// Parts of the day: `in the morning`, `late evening`, `at night`, `lunchtime`.
final class DayParts {

    private static final Lexicon<Integer> SHADES =
            Lexicon.of(Map.of("early|early in the|early in|earlier", 1, "late|late in the|late in|later", -1));

    /// The part by its name, early or late or whole.
    final Rule<DayPart> named;
    /// A meal, which is one after a preposition only.
    final Rule<DayPart> meal;
    /// The same with the words that lead it in.
    final Rule<DayPart> part;

    DayParts(Tokens tokens) {
        Rule<DayPart> name = Rule.anyOf(tokens.any(Words.DAY_PARTS));
        meal = tokens.any(Words.MEALS);
        named = Rule.remembered(
                tokens,
                Rule.anyOf(tokens.any(SHADES).with(tokens.word("-").or("")).and(name, DayParts::shaded), name));
        part = Rule.remembered(
                tokens,
                Rule.anyOf(
                        tokens.word("in the", "at", "in").then(named),
                        tokens.word("in the").then(tokens.any(Words.DAY_PART_PLURALS)),
                        tokens.word("at", "during", "over").then(meal),
                        tokens.any(SHADES).with(tokens.word("in the")).and(name, DayParts::shaded),
                        named));
    }

    static DayPart shaded(int shade, DayPart part) {
        return shade > 0 ? part.early() : part.late();
    }
}
