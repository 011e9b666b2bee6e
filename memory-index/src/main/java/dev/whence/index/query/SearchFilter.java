package dev.whence.index.query;

import dev.whence.decision.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a decision must fulfil to be looked at: all of these.
///
/// @param exact for each field the values of which it must have one
/// @param present the fields that it must have, whatever the value
/// @param phrases words that must stand in it together, as they are
/// @param from the earliest time; null for no bound
/// @param until the time before which it must be; null for no bound
/// @param during recurring times, in one of which it must be; none for all
/// @param first the first position; null for no bound
/// @param last the last position; null for no bound
/// @param numbers ranges, in each of which it must have a number
/// @param none filters of which it must fulfil none; these have none themselves
public record SearchFilter(
        Map<ExactField, List<String>> exact,
        Set<ExactField> present,
        List<String> phrases,
        @Nullable Instant from,
        @Nullable Instant until,
        List<Recurrence> during,
        @Nullable Position first,
        @Nullable Position last,
        List<NumberRange> numbers,
        List<SearchFilter> none) {

    /// The most values for one field, and the most number ranges, recurring times, phrases and negated filters.
    public static final int MAX_VALUES = 100;

    /// Lets every decision through.
    public static final SearchFilter ALL =
            new SearchFilter(Map.of(), Set.of(), List.of(), null, null, List.of(), null, null, List.of(), List.of());

    public SearchFilter {
        exact = copyOf(exact);
        present = Collections.unmodifiableSet(
                present.isEmpty() ? EnumSet.noneOf(ExactField.class) : EnumSet.copyOf(present));
        phrases = List.copyOf(phrases);
        during = List.copyOf(during);
        numbers = List.copyOf(numbers);
        none = List.copyOf(none);
        exact.forEach(SearchFilter::requirePossible);
        requireFew(during, "recurring times");
        requireFew(numbers, "number ranges");
        requireFew(phrases, "phrases");
        requireFew(none, "negated filters");
        none.forEach(SearchFilter::requireNegatable);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new UnusableQueryException("No time is from " + from + " until before " + until
                    + "; the first must be earlier than the second");
        }
        if (first != null && last != null && first.isAfter(last)) {
            throw new UnusableQueryException("No position is from " + first + " to " + last + "; exchange them");
        }
    }

    private static void requireFew(List<?> parts, String what) {
        if (parts.size() > MAX_VALUES) {
            throw new UnusableQueryException("There are " + parts.size() + " " + what + "; give at most " + MAX_VALUES);
        }
    }

    private static void requireNegatable(SearchFilter negated) {
        if (negated.equals(ALL)) {
            throw new UnusableQueryException("A negated filter is empty, which would leave no decision at all;"
                    + " say what hits must not have, or leave it out");
        }
        if (!negated.none.isEmpty()) {
            throw new UnusableQueryException(
                    "A negated filter has negated filters itself; say what must hold outside of it instead");
        }
    }

    /// Whether it lets every decision through.
    public boolean isAll() {
        return equals(ALL);
    }

    private static Map<ExactField, List<String>> copyOf(Map<ExactField, List<String>> exact) {
        Map<ExactField, List<String>> copy = new EnumMap<>(ExactField.class);
        exact.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
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
        final Set<ExactField> present = EnumSet.noneOf(ExactField.class);
        final List<String> phrases = new ArrayList<>();
        final List<Recurrence> during = new ArrayList<>();
        final List<NumberRange> numbers = new ArrayList<>();
        final List<SearchFilter> none = new ArrayList<>();

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
            return new SearchFilter(exact, present, phrases, from, until, during, first, last, numbers, none);
        }
    }
}
