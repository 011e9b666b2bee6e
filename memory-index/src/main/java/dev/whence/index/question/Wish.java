package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of the decisions, as far as it was read. Used by one thread.
final class Wish {

    final List<Aggregation.Key> by = new ArrayList<>();
    boolean count;
    Aggregation.@Nullable Figure figure;
    Aggregation.Measure.@Nullable Distinct distinct;
    SearchQuery.@Nullable Order order;

    /// The largest or smallest decisions by a number.
    @Nullable
    Boolean largest;

    /// Words that say which number is meant.
    final List<String> numberWords = new ArrayList<>();

    /// The groups with the most or the fewest decisions.
    @Nullable
    Boolean most;

    /// Groups in the order of their size, the smallest first.
    boolean fewestFirst;

    /// Whether a share is asked for, where that stands, and behind what the part is told; -1 if nothing
    /// says so.
    boolean share;
    int shareAt = -1;
    int shareBehind = -1;

    /// Which groups are wanted, by their figure.
    @Nullable
    NumberRange having;

    /// What groups must have or lack.
    final List<Memberships.Membership> memberships = new ArrayList<>();

    /// Whether the counts of groups are to be averaged, or the groups counted.
    boolean averageOfCounts;
    boolean countOfGroups;

    /// Whether what followed something is asked for, which is told in the order in which it happened.
    boolean follows;

    /// The number that tells how many of something there were, if some decisions have it.
    @Nullable
    String counted;

    /// Whether all the money that comes in is asked for, and where that stands.
    boolean revenue;
    int revenueAt;

    int limit;

    /// Whether what is asked about is said to have been done.
    boolean done;

    boolean isFigures() {
        return count || figure != null || distinct != null || !by.isEmpty() || most != null || share;
    }
}
