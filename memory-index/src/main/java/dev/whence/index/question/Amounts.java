package dev.whence.index.question;

import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.question.Part.Condition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the name under which decisions have the number that a question means.
final class Amounts {

    /// Names of sums of money, those of wholes before those of parts.
    private static final List<String> MONEY = List.of(
            "total", "amount", "sum", "value", "price", "cost", "payment", "fee", "charge", "refund", "balance",
            "limit", "salary", "premium", "revenue");

    private static final Set<String> WORDS = Set.of(
            "amount", "value", "price", "cost", "total", "balance", "refund", "payment", "fee", "charge", "sum",
            "worth", "money");

    private Amounts() {}

    /// Whether a word speaks of a number of the record, or of money.
    static boolean isWord(Token token, Draft draft) {
        return WORDS.contains(singular(token.lower())) || named(token, draft).isPresent();
    }

    private static String singular(String word) {
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    private static Optional<String> named(Token token, Draft draft) {
        return Stream.of(token.lower(), singular(token.lower()))
                .filter(draft.known.numbers()::contains)
                .findFirst();
    }

    /// The name of the number that is meant, where decisions are like this.
    static Optional<String> name(Draft draft, SearchFilter filter) {
        for (String word : draft.wish.numberWords) {
            Optional<String> name = Stream.of(word, singular(word))
                    .filter(draft.known.numbers()::contains)
                    .filter(number -> draft.known.withNumber(filter, number) > 0)
                    .findFirst();
            if (name.isPresent()) {
                return name;
            }
        }
        Optional<String> typed = draft.tokens.stream()
                .filter(token -> !token.is("total"))
                .flatMap(token -> named(token, draft).stream())
                .filter(number -> draft.known.withNumber(filter, number) > 0)
                .findFirst();
        return typed.isPresent() ? typed : money(draft, filter);
    }

    /// The first kind of money that at least half as many of these decisions have as have any.
    private static Optional<String> money(Draft draft, SearchFilter filter) {
        record Found(String name, long decisions) {}
        List<Found> found = MONEY.stream()
                .flatMap(kind -> draft.known.numbers().stream()
                        .filter(name -> !name.startsWith(NumberRange.COUNT))
                        .filter(name -> Arrays.asList(name.split("_")).contains(kind))
                        .sorted())
                .distinct()
                .map(name -> new Found(name, draft.known.withNumber(filter, name)))
                .filter(candidate -> candidate.decisions() > 0)
                .toList();
        long most = found.stream().mapToLong(Found::decisions).max().orElse(0);
        return found.isEmpty()
                ? commonest(draft, filter)
                : found.stream()
                        .filter(candidate -> 2 * candidate.decisions() >= most)
                        .map(Found::name)
                        .findFirst();
    }

    /// The number that most of these decisions have, whatever it is called.
    private static Optional<String> commonest(Draft draft, SearchFilter filter) {
        return draft.known.numbers().stream()
                .filter(name -> !name.startsWith(NumberRange.COUNT)
                        && !name.contains("_in_")
                        && !name.contains("_of_")) // computed of a fact
                .filter(name -> draft.known.withNumber(filter, name) > 0)
                .max(Comparator.comparingLong((String name) -> draft.known.withNumber(filter, name))
                        .thenComparing(Comparator.<String>naturalOrder().reversed()));
    }

    /// The condition with the name that is meant in it.
    static Condition.Numbers resolved(Condition.Numbers numbers, String name) {
        NumberRange range = numbers.range();
        return range.name().equals(Numbers.MONEY)
                ? new Condition.Numbers(
                        new NumberRange(name, range.least(), range.leastIncluded(), range.most(), range.mostIncluded()))
                : numbers;
    }
}
