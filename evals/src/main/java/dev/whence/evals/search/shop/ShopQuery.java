package dev.whence.evals.search.shop;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What somebody types, with how relevant each decision is to it.
///
/// @param text in other words than the record's
/// @param kind where the record says what is meant
/// @param grades by position, 2 for a decision that is what was meant and 1 for one like it; others are not relevant
record ShopQuery(String text, Kind kind, Map<Long, Integer> grades) {

    static final int MEANT = 2;
    static final int LIKE_IT = 1;

    /// Where the record says what is meant.
    enum Kind {
        /// In the reason that the customer gave.
        REASON,
        /// In that reason and the goods it names.
        GOODS,
        /// In the rule that failed.
        RULE,
        /// In an argument or the summary for a person.
        ARGUMENT,
        /// In what the shop did without a customer asking.
        OPERATIONS
    }

    ShopQuery {
        grades = Map.copyOf(grades);
    }

    /// A query over a history.
    ///
    /// @param meant what it is after
    /// @param likeIt what comes near to that
    static ShopQuery of(
            String text, Kind kind, List<Decision> history, Predicate<Decision> meant, Predicate<Decision> likeIt) {
        return new ShopQuery(
                text,
                kind,
                history.stream()
                        .filter(meant.or(likeIt))
                        .collect(Collectors.toMap(
                                decision -> Objects.requireNonNull(decision.position())
                                        .value(),
                                decision -> meant.test(decision) ? MEANT : LIKE_IT)));
    }

    int grade(long position) {
        return grades.getOrDefault(position, 0);
    }

    /// How many decisions are what was meant.
    long meant() {
        return grades.values().stream().filter(grade -> grade == MEANT).count();
    }
}
