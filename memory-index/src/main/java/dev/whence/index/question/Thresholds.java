package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.question.Numbers.Bound;
import dev.whence.index.question.Numbers.Comparison;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Reads which groups are wanted by how many decisions they have: `customers with more than two refused
/// payments`.
final class Thresholds {

    private static final Map<String, Integer> TIMES = Map.of("once", 1, "twice", 2, "thrice", 3);

    /// What is counted in a group, and where it says so.
    private record Threshold(int first, int last, Bound bound, int count) {}

    private Thresholds() {}

    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            Optional<Threshold> threshold = threshold(i, draft);
            if (threshold.isPresent() && grouped(i, draft)) {
                Threshold found = threshold.get();
                draft.wish.having = found.bound().of("count", BigDecimal.valueOf(found.count()));
                draft.wish.count = true;
                draft.wish.countOfGroups = isHowMany(draft);
                draft.claim(found.first(), found.last());
                return;
            }
        }
    }

    /// `how many customers had more than two refusals`: their number is wanted.
    private static boolean isHowMany(Draft draft) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            boolean many =
                    draft.is(i, "how") && draft.is(i + 1, "many") || draft.is(i, "number") && draft.is(i + 1, "of");
            if (many && !draft.isFree(i + 2)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Threshold> threshold(int i, Draft draft) {
        Optional<Comparison> compared = Numbers.comparison(i, draft);
        if (compared.isPresent()) {
            int number = i + compared.get().words();
            return counted(i, number, number, compared.get().bound(), draft);
        }
        if (draft.is(i, "only")
                && draft.isFree(i + 1)
                && TIMES.containsKey(draft.token(i + 1).lower())) {
            return counted(i, i + 1, i + 1, Bound.EQUAL, draft);
        }
        if (draft.is(i, "twice", "thrice")) {
            return counted(i, i, i, Bound.AT_LEAST, draft);
        }
        boolean open = draft.is(i + 1, "or") && draft.is(i + 2, "more", "less", "fewer");
        return open
                ? counted(i, i, i + 2, draft.is(i + 2, "more") ? Bound.AT_LEAST : Bound.AT_MOST, draft)
                : Optional.empty();
    }

    /// How often something happened: `twice`, `5 times`, `three refusals`.
    private static Optional<Threshold> counted(int first, int number, int last, Bound bound, Draft draft) {
        if (!draft.isFree(number)) {
            return Optional.empty();
        }
        Integer times = TIMES.get(draft.token(number).lower());
        if (times != null) {
            return Optional.of(new Threshold(first, last, bound, times));
        }
        Optional<Integer> count = Wishes.whole(number, draft);
        if (count.isEmpty() || !draft.isFree(last + 1)) {
            return Optional.empty();
        }
        boolean said = draft.is(last + 1, "times", "occasions");
        return said || isDeed(last + 1, draft) || isObject(first, last + 1, draft)
                ? Optional.of(new Threshold(first, said ? last + 1 : last, bound, count.get()))
                : Optional.empty();
    }

    /// A word for decisions: an outcome, or a command as a noun.
    private static boolean isDeed(int i, Draft draft) {
        String word = draft.token(i).lower();
        boolean deed = draft.lexicon.commands().stream()
                .anyMatch(command -> command.head().equals(draft.token(i).concept())
                        || command.alias().equals(draft.token(i).concept()));
        boolean participle = word.endsWith("ed") || word.endsWith("wn");
        if (draft.lexicon.isEntity(draft.token(i).concept()) && draft.isFree(i + 1)) {
            int behind = draft.is(i + 1, "were", "was", "got") && draft.isFree(i + 2) ? i + 2 : i + 1;
            String next = draft.token(behind).lower(); // 80 orders placed
            return Outcomes.words().contains(next) || next.endsWith("ed") || next.endsWith("wn");
        }
        return Outcomes.words().contains(word)
                || deed && !participle
                || draft.is(i, "decisions", "requests", "attempts", "cases");
    }

    /// `customers that returned more than two orders`: what was done, in front of how often.
    private static boolean isObject(int first, int noun, Draft draft) {
        return first > 0
                && draft.isFree(first - 1)
                && draft.lexicon.isEntity(draft.token(noun).concept())
                && draft.token(first - 1).lower().matches(".*(ed|ew|nt|id)")
                && draft.lexicon.rarity(draft.token(first - 1).concept()) > 0;
    }

    /// What the decisions are grouped by: `which customers`, `days with`, `who`.
    private static boolean grouped(int before, Draft draft) {
        if (!draft.wish.by.isEmpty()) {
            return true;
        }
        for (int i = 0; i < before; i++) {
            boolean begins = i == 0
                    || draft.token(i - 1)
                            .is("which", "what", "the", "all", "those", "any", "of", "on", "show", "list", "find")
                    || draft.token(i - 1).is("many", "are", "were", "me", "name");
            Optional<Aggregation.Key> key = begins ? Groups.key(i, draft) : Optional.empty();
            if (key.isPresent()) {
                draft.wish.by.add(key.get());
                draft.claim(i, i);
                return true;
            }
            if (draft.is(i, "who")) {
                draft.wish.by.add(new Aggregation.Key.Field(ExactField.ACTOR, ""));
                return true;
            }
        }
        return false;
    }
}
