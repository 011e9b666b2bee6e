package dev.whence.index;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What to compute over all decisions that a filter and a text select, for each group of them.
///
/// @param text words that a decision must all have; null for none
/// @param filter what a decision must fulfil
/// @param keys what decisions are grouped by, at most [#MAX_KEYS]; none for one figure over all
/// @param measure what is computed
/// @param order in which order groups come
/// @param most how many groups to give, from 1 to [#MAX_GROUPS]
/// @param having only groups whose figure is in this range; its name does not matter; null for all
public record Aggregation(
        @Nullable String text,
        SearchFilter filter,
        List<Key> keys,
        Measure measure,
        Order order,
        int most,
        @Nullable NumberRange having) {

    /// The most keys to group by at once.
    public static final int MAX_KEYS = 3;

    /// The most groups that one answer gives.
    public static final int MAX_GROUPS = 1_000;

    /// All groups, whatever their figure is.
    public Aggregation(
            @Nullable String text, SearchFilter filter, List<Key> keys, Measure measure, Order order, int most) {
        this(text, filter, keys, measure, order, most, null);
    }

    public Aggregation {
        keys = List.copyOf(keys);
        if (having != null && keys.isEmpty()) {
            throw new UnusableQueryException("Only groups can be chosen by their figure (" + having.written()
                    + "), and nothing is grouped by; say by what to group");
        }
        if (keys.size() > MAX_KEYS) {
            throw new UnusableQueryException(
                    "There are " + keys.size() + " things to group by; give at most " + MAX_KEYS);
        }
        if (most < 1 || most > MAX_GROUPS) {
            throw new UnusableQueryException(
                    "An answer of " + most + " groups is not possible; ask for 1 to " + MAX_GROUPS);
        }
    }

    /// Something that decisions are grouped by.
    public sealed interface Key {

        /// By the values of a field; a decision with several values counts in several groups, one with none in
        /// none.
        ///
        /// @param prefix only values that begin with this; empty for all
        record Field(ExactField field, String prefix) implements Key {}

        /// By the time at which they were appended.
        record Time(Unit unit, ZoneId zone) implements Key {}
    }

    /// A stretch of the calendar, or what stretches have in common.
    public enum Unit {
        HOUR,
        DAY,
        /// From Monday on.
        WEEK,
        MONTH,
        /// A day of the week: all Mondays together.
        WEEKDAY,
        /// An hour of the day: the same of all days together.
        HOUR_OF_DAY;

        /// The name used in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is computed of the decisions in a group.
    public sealed interface Measure {

        /// How many decisions there are.
        record Count() implements Measure {}

        /// How many different values a field has.
        ///
        /// @param prefix only values that begin with this; empty for all
        record Distinct(ExactField field, String prefix) implements Measure {}

        /// A figure over all numbers under a name, where a decision has each different number once.
        record Of(Figure figure, String number) implements Measure {
            public Of {
                number = NumberRange.plainName(number);
            }
        }
    }

    /// A figure over many numbers.
    public enum Figure {
        SUM,
        MIN,
        MAX,
        AVERAGE;

        /// The name used in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// In which order groups come.
    public enum Order {
        /// The largest figure first.
        LARGEST,
        /// The smallest figure first.
        SMALLEST,
        /// By what they are grouped by: from early to late, from A to Z.
        KEY
    }
}
