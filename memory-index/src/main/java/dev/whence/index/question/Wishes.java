package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Measure;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Order;
import java.util.Map;
import java.util.Optional;

/// Reads what is wanted of the decisions: how many, per what, the largest, the latest.
final class Wishes {

    private static final Map<String, Boolean> LARGEST = Map.ofEntries(
            Map.entry("largest", true),
            Map.entry("biggest", true),
            Map.entry("highest", true),
            Map.entry("greatest", true),
            Map.entry("maximum", true),
            Map.entry("max", true),
            Map.entry("priciest", true),
            Map.entry("dearest", true),
            Map.entry("smallest", false),
            Map.entry("lowest", false),
            Map.entry("minimum", false),
            Map.entry("min", false),
            Map.entry("cheapest", false));

    private static final Map<String, Integer> PLACES =
            Map.of("second", 2, "2nd", 2, "third", 3, "3rd", 3, "fourth", 4, "4th", 4, "fifth", 5, "5th", 5);

    private static final int MOST_LIMIT = 100;

    private Wishes() {}

    static void read(Draft draft) {
        Shares.read(draft);
        counts(draft);
        Figures.read(draft);
        Rankings.readTop(draft);
        extremes(draft);
        Rankings.readMost(draft);
        keys(draft);
        breakdown(draft);
        Rankings.readByNumber(draft);
        order(draft);
    }

    private static void counts(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            int last = countEnd(i, draft);
            if (last >= i) {
                draft.claim(i, last);
                draft.wish.count = true;
                distinct(last + 1, draft);
                counted(last + 1, draft);
            }
        }
    }

    /// `how many items were returned`: the sum of how many each decision has.
    private static void counted(int i, Draft draft) {
        String number = draft.isFree(i) ? NumberRange.COUNT + draft.token(i).lower() : "";
        if (draft.known.numbers().contains(number)
                && !draft.lexicon.isEntity(draft.token(i).concept())
                && !draft.lexicon.paying().containsKey(draft.token(i).concept())
                && draft.lexicon.commands().stream()
                        .noneMatch(
                                command -> command.head().equals(draft.token(i).concept()))) {
            draft.wish.counted = number;
        }
    }

    /// The last of the tokens that ask how many; -1 if they do not.
    private static int countEnd(int i, Draft draft) {
        if (draft.is(i, "how") && draft.is(i + 1, "many")) {
            return draft.is(i + 2, "times") ? i + 2 : draft.is(i + 2, "of") ? i + 2 : i + 1;
        }
        if (draft.is(i, "how") && draft.is(i + 1, "often", "frequently")) {
            return i + 1;
        }
        if (draft.is(i, "number", "amount") && draft.is(i + 1, "of") && !draft.is(i + 2, "money")) {
            return draft.is(i, "number") ? start(i, draft) : -1;
        }
        if (draft.is(i, "count", "counts", "counting", "tally") && !draft.is(i - 1, "not")) {
            return draft.is(i + 1, "of", "the") ? i + 1 : i;
        }
        return -1;
    }

    private static int start(int i, Draft draft) {
        if (draft.is(i - 1, "total", "overall")) {
            draft.claim(i - 1, i - 1);
        }
        return i + 1;
    }

    private static void distinct(int i, Draft draft) {
        int at = draft.is(i, "the") ? i + 1 : i;
        if (draft.is(at, "different", "distinct", "unique", "separate")) {
            Optional<Aggregation.Key> key = Groups.key(at + 1, draft);
            if (key.isPresent() && key.get() instanceof Aggregation.Key.Field field) {
                draft.wish.distinct = new Measure.Distinct(field.field(), field.prefix());
                draft.claim(i, at + 1);
            }
        }
    }

    static Optional<Integer> whole(int i, Draft draft) {
        return draft.isFree(i)
                ? NumberWords.value(draft.token(i))
                        .filter(value -> value.signum() > 0
                                && value.stripTrailingZeros().scale() <= 0
                                && value.intValue() <= MOST_LIMIT
                                && !draft.token(i).isMoney())
                        .map(java.math.BigDecimal::intValue)
                : Optional.empty();
    }

    private static void extremes(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            Boolean largest = draft.isFree(i) ? LARGEST.get(draft.token(i).lower()) : null;
            if (largest != null && !Rankings.readLargest(largest, i, draft)) {
                extreme(largest, i, i, draft);
            } else if (draft.is(i, "most", "least") && draft.is(i + 1, "expensive", "valuable", "costly")) {
                extreme(draft.is(i, "most"), i, i + 1, draft);
            }
        }
    }

    private static void extreme(boolean largest, int first, int last, Draft draft) {
        draft.wish.largest = largest;
        draft.claim(first, last);
        if (draft.is(last + 1, "first")) {
            draft.wish.limit = SearchQuery.DEFAULT_PAGE_SIZE; // a list, in this order
            draft.claim(last + 1, last + 1);
        }
        whole(first - 1, draft).ifPresent(count -> {
            draft.wish.limit = count;
            draft.claim(first - 1, first - 1);
        });
        ordinal(first - 1, draft);
        for (int i = last + 1; i < Math.min(draft.size(), last + 4); i++) {
            if (draft.isFree(i) && Amounts.isWord(draft.token(i), draft)) {
                draft.wish.numberWords.add(draft.token(i).lower());
            }
        }
    }

    /// `the second largest`: it is the last of so many.
    private static void ordinal(int i, Draft draft) {
        Integer place = draft.isFree(i) ? PLACES.get(draft.token(i).lower()) : null;
        if (place != null) {
            draft.wish.limit = place;
            draft.claim(i, i);
            draft.note("Gives the first " + place + " in order; number " + place + " of them is the one asked for.");
        }
    }

    /// `by rule and per day`, `for each command`, `daily`.
    private static void keys(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (Rankings.readRanked(i, draft)) {
                continue;
            }
            if (draft.is(i, "by", "per", "each", "every") || draft.is(i, "a") && isPerTime(i, draft)) {
                int noun = draft.is(i + 1, "each", "the", "every", "failed", "failing", "unmet", "stated")
                                && Groups.key(i + 2, draft).isPresent()
                        ? i + 2
                        : i + 1;
                if (isDoer(i, noun, draft)) {
                    draft.giveUp(i, noun);
                    continue;
                }
                noun = draft.is(noun, "kind", "type", "sort") && draft.is(noun + 1, "of") ? noun + 2 : noun;
                if (isKeyBehindBy(i, noun, draft)) {
                    key(i, noun, draft);
                }
            } else if (draft.is(i, "daily", "weekly", "monthly", "hourly")) {
                Groups.key(i, draft).ifPresent(draft.wish.by::add);
                draft.claim(i, i);
            }
        }
    }

    /// `cancelled by the customer`: who did it, which is no name.
    private static boolean isDoer(int by, int noun, Draft draft) {
        return draft.is(by, "by")
                && draft.is(by + 1, "the")
                && noun == by + 2
                && by > 0
                && draft.token(by - 1).lower().endsWith("ed")
                && !draft.wish.isFigures()
                && draft.areFree(by, noun)
                && Groups.key(noun, draft)
                        .filter(Aggregation.Key.Field.class::isInstance)
                        .isPresent();
    }

    /// `orders a day`.
    private static boolean isPerTime(int i, Draft draft) {
        return draft.wish.isFigures()
                && draft.isFree(i + 1)
                && Groups.unit(draft.token(i + 1)).isPresent();
    }

    /// `by agents` says who acted; `by agent` asks for a group of each.
    private static boolean isKeyBehindBy(int i, int noun, Draft draft) {
        if (!draft.is(i, "by")) {
            return true;
        }
        boolean plural = draft.isFree(noun) && draft.token(noun).lower().endsWith("s");
        boolean named = draft.isFree(noun + 1)
                && draft.is(noun, "agent", "bot", "principal", "client", "customer", "user")
                && !draft.token(noun + 1).afterBreak()
                && !Fillers.isSmall(draft.token(noun + 1).lower());
        return !plural && !named;
    }

    private static void key(int first, int noun, Draft draft) {
        Optional<Aggregation.Key> key = Groups.key(noun, draft);
        if (key.isEmpty()) {
            return;
        }
        draft.wish.by.add(key.get());
        draft.claim(first, noun);
        int grouped = first - 1;
        if (draft.is(grouped, "grouped", "broken", "split", "for", "group", "break", "down", "divided")) {
            draft.claim(grouped, grouped);
            if (draft.is(grouped - 1, "broken", "break", "split")) {
                draft.claim(grouped - 1, grouped - 1);
            }
        }
        int next = draft.is(noun + 1, "and") ? noun + 2 : noun + 1;
        if (next > noun + 1 && Groups.key(next, draft).isPresent()) {
            key(noun + 1, next, draft);
        }
    }

    /// `breakdown of outcomes`, `breakdown of refusals by rule`.
    private static void breakdown(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "breakdown", "distribution", "rundown", "split")) {
                int noun = draft.is(i + 2, "the") ? i + 3 : i + 2;
                Optional<Aggregation.Key> key = draft.is(i + 1, "of") ? Groups.key(noun, draft) : Optional.empty();
                if (key.isPresent()) {
                    draft.wish.by.add(key.get());
                    draft.claim(i + 1, noun);
                }
                if (!draft.wish.by.isEmpty()) {
                    draft.claim(i, i);
                }
            }
        }
    }

    private static void order(Draft draft) {
        for (int i = 1; i < draft.size() - 1; i++) {
            boolean few = draft.is(i - 1, "show", "give", "list", "find", "get", "display", "me");
            if (few && draft.wish.limit == 0 && isPlural(i + 1, draft)) {
                int number = i;
                whole(i, draft).ifPresent(count -> {
                    draft.wish.limit = count;
                    draft.claim(number, number);
                });
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "latest", "newest", "recent", "last", "freshest")) {
                ordered(Order.NEWEST, i, draft);
            } else if (draft.is(i, "first", "earliest", "oldest", "initial")) {
                ordered(Order.OLDEST, i, draft);
            }
        }
    }

    /// `show 3 refusals`, which are no days or dollars.
    private static boolean isPlural(int i, Draft draft) {
        return draft.isFree(i)
                && draft.token(i).lower().endsWith("s")
                && Groups.unit(draft.token(i)).isEmpty()
                && !draft.is(i, "items", "dollars", "euros", "times");
    }

    private static void ordered(Order order, int i, Draft draft) {
        if (draft.wish.order != null || draft.is(i + 1, "name", "names")) {
            return;
        }
        draft.wish.order = order;
        int first = draft.is(i - 1, "most", "very") ? i - 1 : i;
        if (draft.is(i + 1, "first") || draft.is(i + 1, "one", "ones") && draft.is(i + 2, "first")) {
            draft.claim(first, draft.is(i + 1, "first") ? i + 1 : i + 2); // all of them, only in this order
            return;
        }
        Optional<Integer> behind = whole(i + 1, draft);
        Optional<Integer> before = whole(first - 1, draft);
        if (behind.isPresent()) {
            draft.wish.limit = behind.get();
            draft.claim(first, i + 1);
        } else if (before.isPresent()) {
            draft.wish.limit = before.get();
            draft.claim(first - 1, i);
        } else {
            draft.claim(first, i);
            if (draft.wish.limit == 0 && isOne(i, draft)) {
                draft.wish.limit = 1;
            }
        }
    }

    /// `the last refusal`, `when did dash last get refused`: one is wanted. `the latest refusals`: a list.
    private static boolean isOne(int i, Draft draft) {
        if (draft.tokens.getFirst().is("when")) {
            return true;
        }
        for (int next = i + 1; next < Math.min(draft.size(), i + 4); next++) {
            String word = draft.token(next).lower();
            if (word.endsWith("s") && !word.endsWith("ss") && !Fillers.isSmall(word)) {
                return false;
            }
        }
        return true;
    }

    /// What figures come to be, once all is read.
    static Measure measure(Draft draft, String number) {
        if (draft.wish.distinct != null) {
            return draft.wish.distinct;
        }
        return draft.wish.figure == null ? new Measure.Count() : new Measure.Of(draft.wish.figure, number);
    }

    static Aggregation.Order order(Wish wish) {
        boolean byTime = wish.by.stream().anyMatch(Aggregation.Key.Time.class::isInstance);
        if (wish.most != null) {
            return wish.most ? Aggregation.Order.LARGEST : Aggregation.Order.SMALLEST;
        }
        if (wish.fewestFirst) {
            return Aggregation.Order.SMALLEST;
        }
        return byTime && wish.limit == 0 ? Aggregation.Order.KEY : Aggregation.Order.LARGEST;
    }
}
