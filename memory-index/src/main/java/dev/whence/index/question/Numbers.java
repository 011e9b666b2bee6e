package dev.whence.index.question;

import dev.whence.index.query.NumberRange;
import dev.whence.index.question.Part.Condition;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads ranges of money and other numbers: `over $200`, `between 50 and 60 dollars`, `more than 3 items`.
final class Numbers {

    /// Stands for whichever amount of money the decisions have; [Amounts] finds its name.
    static final String MONEY = "money";

    private static final Set<String> CURRENCIES =
            Set.of("dollar", "dollars", "usd", "bucks", "euro", "euros", "eur", "pound", "pounds", "gbp");

    /// Words that multiply the number before them.
    private static final Map<String, Integer> MULTIPLES =
            Map.of("hundred", 100, "thousand", 1_000, "grand", 1_000, "million", 1_000_000);

    /// How two numbers compare.
    enum Bound {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        EQUAL;

        NumberRange of(String name, BigDecimal value) {
            return switch (this) {
                case ABOVE -> NumberRange.above(name, value);
                case AT_LEAST -> NumberRange.atLeast(name, value);
                case BELOW -> NumberRange.below(name, value);
                case AT_MOST -> NumberRange.atMost(name, value);
                case EQUAL -> NumberRange.between(name, value, value);
            };
        }
    }

    /// Words that compare.
    ///
    /// @param words how many there are
    record Comparison(int words, Bound bound) {}

    /// The comparison that begins at the place.
    static Optional<Comparison> comparison(int i, Draft draft) {
        return BEFORE.stream()
                .filter(words -> stands(words.getKey(), i, draft))
                .findFirst()
                .map(words -> new Comparison(words.getKey().size(), words.getValue()));
    }

    /// Words that compare, longest first.
    private static final List<Map.Entry<List<String>, Bound>> BEFORE = List.of(
            words("no more than", Bound.AT_MOST),
            words("not more than", Bound.AT_MOST),
            words("no less than", Bound.AT_LEAST),
            words("not less than", Bound.AT_LEAST),
            words("no fewer than", Bound.AT_LEAST),
            words("more than", Bound.ABOVE),
            words("greater than", Bound.ABOVE),
            words("larger than", Bound.ABOVE),
            words("higher than", Bound.ABOVE),
            words("bigger than", Bound.ABOVE),
            words("in excess of", Bound.ABOVE),
            words("less than", Bound.BELOW),
            words("fewer than", Bound.BELOW),
            words("smaller than", Bound.BELOW),
            words("lower than", Bound.BELOW),
            words("cheaper than", Bound.BELOW),
            words("at least", Bound.AT_LEAST),
            words("minimum of", Bound.AT_LEAST),
            words("at most", Bound.AT_MOST),
            words("maximum of", Bound.AT_MOST),
            words("up to", Bound.AT_MOST),
            words("equal to", Bound.EQUAL),
            words("exactly", Bound.EQUAL),
            words("precisely", Bound.EQUAL),
            words("over", Bound.ABOVE),
            words("above", Bound.ABOVE),
            words("exceeding", Bound.ABOVE),
            words("exceeds", Bound.ABOVE),
            words("exceeded", Bound.ABOVE),
            words("beyond", Bound.ABOVE),
            words("under", Bound.BELOW),
            words("below", Bound.BELOW),
            words(">=", Bound.AT_LEAST),
            words("<=", Bound.AT_MOST),
            words(">", Bound.ABOVE),
            words("<", Bound.BELOW));

    private static final String[] LENGTHS = {
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
        "year", "years"
    };

    private Numbers() {}

    private static Map.Entry<List<String>, Bound> words(String words, Bound bound) {
        return Map.entry(List.of(words.split(" ")), bound);
    }

    /// A number with how many tokens it takes and what it counts.
    ///
    /// @param last the last token, unit included
    /// @param name the name of the number; null if it does not say
    private record Amount(
            BigDecimal value, int last, @Nullable String name) {}

    /// Reads ranges that say what they count, before times are read; or all that are left, after.
    static void read(boolean named, Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && !between(i, named, draft) && !compared(i, named, draft)) {
                alone(i, draft);
            }
        }
    }

    private static boolean between(int i, boolean named, Draft draft) {
        boolean between = draft.is(i, "between");
        int from = between || draft.is(i, "from") ? i + 1 : i;
        Optional<Amount> least = amount(from, draft);
        if (least.isEmpty()) {
            return false;
        }
        int next = least.get().last() + 1;
        boolean dashed = isDashed(next, draft);
        if (!dashed && !draft.is(next, between ? "and" : "to", "to")) {
            return false;
        }
        Optional<Amount> most = amount(dashed ? next : next + 1, draft);
        if (most.isEmpty()) {
            return false;
        }
        String name =
                most.get().name() != null ? most.get().name() : least.get().name();
        if (name == null) {
            name = nameBefore(i, draft);
        }
        if (name == null && (named || !between)) {
            return false;
        }
        BigDecimal low = least.get().value().min(most.get().value());
        BigDecimal high = least.get().value().max(most.get().value());
        draft.add(
                i,
                most.get().last(),
                new Condition.Numbers(NumberRange.between(name == null ? MONEY : name, low, high)));
        return true;
    }

    /// `$300-$400`.
    private static boolean isDashed(int i, Draft draft) {
        return draft.isFree(i)
                && draft.question
                        .substring(draft.token(i - 1).end(), draft.token(i).start())
                        .matches("\\s*[-–—]\\s*");
    }

    private static boolean compared(int i, boolean named, Draft draft) {
        Optional<Comparison> comparison = comparison(i, draft);
        if (comparison.isEmpty()) {
            return orMore(i, named, draft);
        }
        int behind = i + comparison.get().words();
        Optional<Amount> amount = amount(draft.is(behind, "a", "the") ? behind + 1 : behind, draft);
        return amount.isPresent() && add(i, amount.get(), comparison.get().bound(), named, draft);
    }

    private static boolean stands(List<String> words, int i, Draft draft) {
        for (int k = 0; k < words.size(); k++) {
            if (!draft.is(i + k, words.get(k))) {
                return false;
            }
        }
        return true;
    }

    /// `$500 or more`.
    private static boolean orMore(int i, boolean named, Draft draft) {
        Optional<Amount> amount = amount(i, draft);
        if (amount.isPresent() && trailing(amount.get(), draft) != null) {
            boolean marked = !isPlus(amount.get().last(), draft);
            Amount bounded = marked
                    ? new Amount(
                            amount.get().value(),
                            amount.get().last() + (draft.is(amount.get().last() + 1, "at") ? 2 : 1),
                            amount.get().name())
                    : amount.get();
            return add(
                    draft.is(i - 1, "from") ? i - 1 : i,
                    bounded,
                    Objects.requireNonNull(trailing(amount.get(), draft)),
                    named,
                    draft);
        }
        if (amount.isEmpty() || !draft.is(amount.get().last() + 1, "or", "and")) {
            return false;
        }
        int last = amount.get().last() + 2;
        Bound bound = draft.is(last, "more", "above", "over", "higher", "greater", "up")
                ? Bound.AT_LEAST
                : draft.is(last, "less", "below", "under", "fewer", "lower") ? Bound.AT_MOST : null;
        if (bound == null) {
            return false;
        }
        Amount whole = amount.get();
        Optional<String> unit = whole.name() == null ? counted(last + 1, draft) : Optional.empty();
        return add(
                i,
                new Amount(whole.value(), unit.isPresent() ? last + 1 : last, unit.orElse(whole.name())),
                bound,
                named,
                draft);
    }

    /// `$100 at most`, `$900+`, `$900 upwards`.
    private static @Nullable Bound trailing(Amount amount, Draft draft) {
        int next = amount.last() + 1;
        if (draft.is(next, "upwards", "upward", "onwards", "minimum")
                || draft.is(next, "at") && draft.is(next + 1, "least")
                || isPlus(amount.last(), draft)) {
            return Bound.AT_LEAST;
        }
        return draft.is(next, "tops", "maximum") || draft.is(next, "at") && draft.is(next + 1, "most")
                ? Bound.AT_MOST
                : null;
    }

    private static boolean isPlus(int i, Draft draft) {
        return draft.question.startsWith("+", draft.token(i).end());
    }

    private static boolean add(int first, Amount amount, Bound bound, boolean named, Draft draft) {
        String name = amount.name() != null ? amount.name() : nameBefore(first, draft);
        if (name == null && named) {
            return false;
        }
        if (name == null && draft.is(amount.last() + 1, LENGTHS)) {
            draft.giveUp(first, amount.last() + 1); // how long after another decision is not known of any
            return true;
        }
        if (name == null && isCountOfGroups(amount.last() + 1, draft)) {
            name = NumberRange.COUNT + draft.token(amount.last() + 1).lower(); // nothing has it, which is said
        }
        String known = name == null ? MONEY : name;
        draft.add(first, amount.last(), new Condition.Numbers(bound.of(known, amount.value())));
        return true;
    }

    /// `more than one rule` is no sum of money.
    private static boolean isCountOfGroups(int i, Draft draft) {
        return draft.isFree(i)
                && Groups.words().contains(draft.token(i).lower())
                && draft.token(i).lower().matches("(rule|agent|actor|client|conversation|ticket|customer)s?");
    }

    /// A sum of money, or a number of things, without a comparison means exactly that much.
    private static void alone(int i, Draft draft) {
        Optional<Amount> amount = amount(i, draft);
        if (amount.isEmpty() || amount.get().name() == null) {
            return;
        }
        boolean counted = amount.get().name().startsWith(NumberRange.COUNT);
        int before = draft.is(i - 1, "a", "only", "just") ? i - 2 : i - 1;
        if (MONEY.equals(amount.get().name())
                || counted && draft.is(before, "with", "of", "containing", "having", "for", "had", "has", "have")) {
            add(i, amount.get(), Bound.EQUAL, true, draft);
        }
    }

    private static Optional<Amount> amount(int i, Draft draft) {
        if (!draft.isFree(i)) {
            return Optional.empty();
        }
        Token token = draft.token(i);
        if (CURRENCIES.contains(token.lower()) && draft.isFree(i + 1)) {
            return amount(i + 1, draft).map(amount -> new Amount(amount.value(), amount.last(), MONEY)); // EUR 400
        }
        Optional<BigDecimal> first = NumberWords.value(token);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int last = lastOfNumber(i, draft);
        return Optional.of(unit(token, first.get().multiply(multiple(i, last, draft)), last, draft));
    }

    /// `two hundred`, `5 thousand`, `a hundred thousand`.
    private static int lastOfNumber(int i, Draft draft) {
        int last = i;
        while (draft.isFree(last + 1)
                && !draft.token(last + 1).afterBreak()
                && MULTIPLES.containsKey(draft.token(last + 1).lower())) {
            last++;
        }
        return last;
    }

    private static BigDecimal multiple(int i, int last, Draft draft) {
        BigDecimal multiple = BigDecimal.ONE;
        for (int at = i + 1; at <= last; at++) {
            multiple = multiple.multiply(
                    BigDecimal.valueOf(MULTIPLES.getOrDefault(draft.token(at).lower(), 1)));
        }
        return multiple;
    }

    private static Amount unit(Token token, BigDecimal value, int i, Draft draft) {
        if (draft.isFree(i + 1) && CURRENCIES.contains(draft.token(i + 1).lower())) {
            return new Amount(value, i + 1, MONEY);
        }
        if (token.isMoney()) {
            return new Amount(value, i, MONEY);
        }
        return counted(i + 1, draft)
                .map(name -> new Amount(value, i + 1, name))
                .orElseGet(() -> new Amount(value, i, null));
    }

    /// What stands behind a number and is counted in the record: `items` for the lengths of lists of items.
    private static Optional<String> counted(int i, Draft draft) {
        if (!draft.isFree(i)) {
            return Optional.empty();
        }
        String word = draft.token(i).lower();
        String plural = word.endsWith("s") ? word : word + "s";
        return draft.known.numbers().stream()
                .filter(name -> name.equals(NumberRange.COUNT + plural)
                        || name.equals(word)
                        || name.equals(plural)
                        || name.equals(word.replaceAll("s$", "")))
                .min(Comparator.comparing((String name) -> !name.startsWith(NumberRange.COUNT))
                        .thenComparing(name -> name));
    }

    /// The name of a number right before its comparison: `balance under 10`, `price > 20`, `price difference
    /// above 60`.
    private static @Nullable String nameBefore(int i, Draft draft) {
        for (int last = i - 1; last >= i - 3; last--) {
            for (int first = last - 2; first <= last; first++) {
                String name = first < 0 || !draft.areFree(first, last) ? "" : joined(first, last, draft);
                if (draft.known.numbers().contains(name) && !name.startsWith(NumberRange.COUNT)) {
                    draft.claim(first, first == last ? first - 1 : last);
                    return name;
                }
            }
        }
        return null;
    }

    private static String joined(int first, int last, Draft draft) {
        return draft.tokens.subList(first, last + 1).stream().map(Token::lower).collect(Collectors.joining("_"));
    }
}
