package dev.whence.index;

import dev.whence.decision.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a decision must fulfil to be looked at: all of these.
///
/// @param exact for each field the values of which it must have one
/// @param from the earliest time; null for no bound
/// @param until the time before which it must be; null for no bound
/// @param first the first position; null for no bound
/// @param last the last position; null for no bound
/// @param numbers ranges, in each of which it must have a number
public record SearchFilter(
        Map<ExactField, List<String>> exact,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Position first,
        @Nullable Position last,
        List<NumberRange> numbers) {

    /// The most values for one field, and the most number ranges.
    public static final int MAX_VALUES = 100;

    public SearchFilter {
        exact = copyOf(exact);
        numbers = List.copyOf(numbers);
        exact.forEach(SearchFilter::requirePossible);
        if (numbers.size() > MAX_VALUES) {
            throw new UnusableQueryException(
                    "There are " + numbers.size() + " number ranges; give at most " + MAX_VALUES);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new UnusableQueryException("No time is from " + from + " until before " + until
                    + "; the first must be earlier than the second");
        }
        if (first != null && last != null && first.isAfter(last)) {
            throw new UnusableQueryException("No position is from " + first + " to " + last + "; exchange them");
        }
    }

    private static Map<ExactField, List<String>> copyOf(Map<ExactField, List<String>> exact) {
        Map<ExactField, List<String>> copy = new EnumMap<>(ExactField.class);
        exact.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        return java.util.Collections.unmodifiableMap(copy);
    }

    private static void requirePossible(ExactField field, List<String> values) {
        if (values.isEmpty()) {
            throw new UnusableQueryException("There is no value for " + field.word() + "; give " + field.meaning()
                    + ", or leave " + field.word() + " out to search all");
        }
        if (values.size() > MAX_VALUES) {
            throw new UnusableQueryException(
                    "There are " + values.size() + " values for " + field.word() + "; give at most " + MAX_VALUES);
        }
        values.forEach(field::requirePossible);
    }

    /// Collects the parts; [SearchQuery.Builder] is its face.
    static final class Builder {
        final Map<ExactField, List<String>> exact = new EnumMap<>(ExactField.class);
        final List<NumberRange> numbers = new ArrayList<>();

        @Nullable
        Instant from;

        @Nullable
        Instant until;

        @Nullable
        Position first;

        @Nullable
        Position last;

        void exact(ExactField field, Collection<String> values) {
            exact.merge(
                    field,
                    List.copyOf(values),
                    (before, more) -> Stream.concat(before.stream(), more.stream())
                            .distinct()
                            .toList());
        }

        SearchFilter build() {
            return new SearchFilter(exact, from, until, first, last, numbers);
        }
    }
}
