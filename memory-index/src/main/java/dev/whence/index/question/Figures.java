package dev.whence.index.question;

import dev.whence.index.query.Aggregation.Figure;
import dev.whence.index.query.ExactField;
import java.util.stream.IntStream;

/// Reads which figure is wanted: a sum, an average of a number, or an average of how many there are.
final class Figures {

    private Figures() {}

    static void read(Draft draft) {
        if (IntStream.range(0, draft.size())
                .anyMatch(i -> draft.is(i, "median", "percentile", "quantile", "deviation"))) {
            return; // none of those that there are; another figure in its place would be wrong
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "on") && draft.is(i + 1, "average")) {
                average(i, i + 1, draft);
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "how") && draft.is(i + 1, "much")) {
                figure(Figure.SUM, i, i + 1, draft);
            } else if (draft.is(i, "revenue", "turnover", "takings", "spend", "spent", "spending")) {
                draft.wish.revenue = true;
                draft.wish.revenueAt = i;
                figure(Figure.SUM, i, i, draft);
            } else if (draft.is(i, "sum")) {
                figure(Figure.SUM, i, draft.is(i + 1, "of") ? i + 1 : i, draft);
            } else if (draft.is(i, "average", "avg", "mean")) {
                average(i, i, draft);
            } else if (isSumOfMoney(i, draft) || isValueOfEach(i, draft)) {
                figure(Figure.SUM, i, i, draft);
            } else if (draft.is(i, "total") && !draft.wish.count) {
                figure(Figure.SUM, i, i, draft);
            }
        }
    }

    /// Of how many there are, or of a number.
    private static void average(int first, int last, Draft draft) {
        if (draft.wish.count || isOfDeeds(last + 1, draft)) {
            draft.claim(first, last);
            draft.wish.count = true;
            draft.wish.averageOfCounts = true;
        } else {
            figure(Figure.AVERAGE, first, last, draft);
        }
    }

    /// `average refusals per day`, `average daily cancellations`: what is done, in the plural, and no sum
    /// of money.
    private static boolean isOfDeeds(int from, Draft draft) {
        for (int i = from; draft.isFree(i) && i < from + 3; i++) {
            Token token = draft.token(i);
            String word = token.lower();
            boolean deed = Outcomes.words().contains(word)
                    || Fillers.isGeneral(word)
                    || draft.lexicon.commands().stream()
                            .anyMatch(command -> command.head().equals(token.concept()));
            if (word.endsWith("s") && deed && !Amounts.isWord(token, draft)) {
                return true;
            }
        }
        return false;
    }

    /// `money withdrawn per week`.
    private static boolean isSumOfMoney(int i, Draft draft) {
        return draft.is(i, "money", "sums")
                && (i == 0 || draft.is(i - 1, "the", "all"))
                && draft.isFree(i + 1)
                && draft.lexicon.rarity(draft.token(i + 1).concept()) > 0;
    }

    /// `order value per month`.
    private static boolean isValueOfEach(int i, Draft draft) {
        return draft.is(i, "value", "volume", "worth")
                && draft.is(i + 1, "per", "by", "each", "every")
                && draft.wish.figure == null
                && !draft.wish.count;
    }

    /// Sums and averages are of what was done, unless attempts are asked for: what was refused came to nothing.
    static void readDone(Draft draft) {
        boolean attempts = IntStream.range(0, draft.size())
                .anyMatch(i -> draft.token(i)
                        .is(
                                "attempt",
                                "attempts",
                                "attempted",
                                "try",
                                "tried",
                                "request",
                                "requests",
                                "requested",
                                "asked"));
        if (draft.wish.figure == Figure.SUM || draft.wish.figure == Figure.AVERAGE) {
            draft.wish.done |= !attempts && !draft.values(ExactField.COMMAND).isEmpty();
        }
    }

    private static void figure(Figure figure, int first, int last, Draft draft) {
        if (draft.wish.figure == null) {
            draft.wish.figure = figure;
        }
        draft.claim(first, last);
        for (int i = last + 1; i < Math.min(draft.size(), last + 4); i++) {
            if (draft.isFree(i) && isOfMoney(i, draft)) {
                draft.wish.numberWords.add(draft.token(i).lower());
                if (draft.is(i, "money", "amount", "value", "sum", "volume")) {
                    draft.claim(i, i);
                }
            }
        }
    }

    private static boolean isOfMoney(int i, Draft draft) {
        return draft.is(i, "money", "value", "volume", "sum") || Amounts.isWord(draft.token(i), draft);
    }
}
