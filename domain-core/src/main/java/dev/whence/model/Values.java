package dev.whence.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How values of facts compare: numbers by value, everything else by equality and natural order.
final class Values {

    private Values() {}

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return exact(a).compareTo(exact(b)) == 0;
        }
        return left == null ? right == null : left.equals(right);
    }

    static boolean contains(@Nullable Object collection, @Nullable Object element) {
        return collection instanceof Collection<?> elements
                && elements.stream().anyMatch(candidate -> same(candidate, element));
    }

    static boolean ordered(@Nullable Object left, @Nullable Object right, IntPredicate sign) {
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return sign.test(exact(a).compareTo(exact(b)));
        }
        return sign.test(compareNaturally(left, right));
    }

    @SuppressWarnings("unchecked") // two values of the same class that orders itself
    private static int compareNaturally(Object left, Object right) {
        if (left.getClass() != right.getClass() || !(left instanceof Comparable<?>)) {
            throw new IllegalArgumentException(
                    "Cannot put " + left + " (" + left.getClass().getSimpleName() + ") and "
                            + right + " (" + right.getClass().getSimpleName()
                            + ") in order: compare numbers with numbers, and other values with values of the same type");
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default ->
                throw new IllegalArgumentException(number.getClass().getSimpleName()
                        + " is not an exact number: use BigDecimal, int or long for facts");
        };
    }
}
