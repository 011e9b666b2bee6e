package dev.whence.index.query;

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
/// @param members what groups must have among all decisions, or must not have, whatever the filter is
public record Aggregation(
        @Nullable String text,
        SearchFilter filter,
        List<Key> keys,
        Measure measure,
        Order order,
        int most,
        @Nullable NumberRange having,
        List<Member> members) {

    /// The most keys to group by at once.
    public static final int MAX_KEYS = 3;

    /// The most groups that one answer gives.
    public static final int MAX_GROUPS = 1_000;

    /// All groups, whatever their figure is.
    public Aggregation(
            @Nullable String text, SearchFilter filter, List<Key> keys, Measure measure, Order order, int most) {
        this(text, filter, keys, measure, order, most, null, List.of());
    }

    public Aggregation {
        keys = List.copyOf(keys);
        members = List.copyOf(members);
        requireGroups(keys, measure, members);
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

    private static void requireGroups(List<Key> keys, Measure measure, List<Member> members) {
        if (keys.isEmpty() && !members.isEmpty()) {
            throw new UnusableQueryException("Only groups can be chosen by the decisions they have or lack, and"
                    + " nothing is grouped by; say by what to group");
        }
        if (keys.isEmpty() && measure instanceof Measure.Groups) {
            throw new UnusableQueryException(
                    "Groups cannot be counted where nothing is grouped by; say by what to group");
        }
        if (keys.isEmpty() && measure instanceof Measure.Share share && share.part() == null) {
            throw new UnusableQueryException("A share needs a part, which tells of what, or something to group by");
        }
        if (measure instanceof Measure.Rate rate && keys.size() == MAX_KEYS) {
            throw new UnusableQueryException("An average of counts takes a key itself; group by at most "
                    + (MAX_KEYS - 1) + " more than " + rate.each());
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

    /// What a group must have, or must not have, to be given: a decision like this, anywhere in the
    /// history.
    ///
    /// @param filter what the decision is like; its groups are those of the same value
    /// @param field where the decision has that value if not in the same field: a rule that is checked is a
    ///     failed rule of other decisions; null for the same field
    /// @param wanted whether the group must have such a decision, or must have none
    public record Member(SearchFilter filter, @Nullable ExactField field, boolean wanted) {
        public Member {
            if (filter.isAll() && field == null) {
                throw new UnusableQueryException("What groups must have or lack is empty; say what that is like");
            }
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

        /// Which part of the decisions fulfils a filter, from 0 to 1.
        ///
        /// @param part what those decisions are like; null for the part that each
        ///     group is of all decisions
        record Share(@Nullable SearchFilter part) implements Measure {
            public Share {
                if (part != null && part.isAll()) {
                    throw new UnusableQueryException("The part of a share is empty; say what it is like");
                }
            }
        }

        /// How many decisions there are on average for each of something: for each day of the time that is asked
        /// about, whether or not it had any; for each value of a field that has any.
        record Rate(Key each) implements Measure {}

        /// How many groups there are; a single figure.
        record Groups() implements Measure {}

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
