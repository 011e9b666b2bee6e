package dev.whence.index.time;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The beginning, the middle and the end of periods: `early May`, `mid-2016`, `the end of the month`.
final class PeriodParts {

    /// A part of a period, with the word for it in a modifier.
    enum Part {
        EARLY("start"),
        MIDDLE("mid"),
        LATE("end");

        private final String modifier;

        Part(String modifier) {
            this.modifier = modifier;
        }
    }

    private static final Lexicon<Part> ADJECTIVES = Lexicon.of(Map.of(
            "early|early in",
            Part.EARLY,
            "mid|mid -|middle|middle of|the middle of",
            Part.MIDDLE,
            "late|late in",
            Part.LATE));

    private static final Lexicon<Part> NOUNS = Lexicon.of(Map.of(
            "beginning of|start of", Part.EARLY,
            "end of", Part.LATE));

    private static final Lexicon<Part> HALVES = Lexicon.of(
            Map.of("first half|1st half", Part.EARLY, "second half|2nd half|last half|latter half", Part.LATE));

    final Rule<Period> period;

    PeriodParts(Tokens tokens, Reference reference, Rule<Period> whole) {
        Rule<Period> bare = tokens.any(Words.PERIODS)
                .as(unit -> unit.compareTo(Unit.YEAR) > 0 ? null : Reference.around(reference.today(), unit, 0));
        Rule<String> the = tokens.word("the").or("");
        Rule<Part> half = the.then(tokens.any(HALVES)).with(tokens.word("of"));
        Rule<Unit> ending = Rule.anyOf(
                tokens.word("eoy").as(_ -> Unit.YEAR),
                tokens.word("eom", "month end", "month - end").as(_ -> Unit.MONTH));
        period = Rule.remembered(
                tokens,
                Rule.anyOf(
                        tokens.any(ADJECTIVES).with(the).and(whole, (part, p) -> cut(p, part)),
                        tokens.any(NOUNS).with(the).and(Rule.anyOf(whole, bare), (part, p) -> cut(p, part)),
                        half.with(the).and(Rule.anyOf(whole, bare), PeriodParts::half),
                        ending.as(unit -> cut(Reference.around(reference.today(), unit, 0), Part.LATE))));
    }

    /// `the first half of March`; halves of years are periods of their own.
    private static @Nullable Period half(Part part, Period whole) {
        return switch (whole.grain()) {
            case WEEK, MONTH -> cut(whole, part);
            case DECADE, CENTURY, QUARTER ->
                whole.cut(part.modifier, whole.days().map(days -> halved(days, part)));
            default -> null;
        };
    }

    private static Days halved(Days days, Part part) {
        LocalDate middle = days.start().plusDays(length(days) / 2);
        return part == Part.EARLY ? new Days(days.start(), middle) : new Days(middle, days.end());
    }

    static Period cut(Period whole, Part part) {
        return whole.cut(part.modifier, whole.days().map(days -> cut(days, whole.grain(), part)));
    }

    private static Days cut(Days days, Unit grain, Part part) {
        LocalDate start = days.start();
        LocalDate end = days.end();
        return switch (part) {
            case EARLY -> new Days(start, grain == Unit.YEAR ? start.plusMonths(4) : late(days, grain));
            case LATE -> new Days(late(days, grain), end);
            case MIDDLE ->
                switch (grain) {
                    case WEEK -> new Days(start.plusDays(1), start.plusDays(5));
                    case MONTH -> new Days(start.plusDays(9), start.plusDays(20));
                    case YEAR -> new Days(start.plusMonths(4), start.plusMonths(8));
                    default -> new Days(start.plusDays(length(days) / 4), end.minusDays(length(days) / 4));
                };
        };
    }

    private static LocalDate late(Days days, Unit grain) {
        LocalDate start = days.start();
        return switch (grain) {
            case WEEK -> start.plusDays(3);
            case MONTH -> start.plusDays(15);
            case YEAR -> start.plusMonths(8);
            default -> start.plusDays(length(days) / 2);
        };
    }

    private static long length(Days days) {
        return days.end().toEpochDay() - days.start().toEpochDay();
    }
}
