package dev.whence.index.query;

import dev.whence.decision.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an [Aggregation] came to.
///
/// @param decisions how many decisions were selected, whether or not they are in a group
/// @param groups the groups that were asked for; one without keys if there was nothing to group by
/// @param groupCount how many groups there are in all
/// @param seen up to which position the index had seen the log
/// @param notes what the caller should know, one sentence each
public record Aggregate(long decisions, List<Group> groups, int groupCount, Position seen, List<String> notes) {

    public Aggregate {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /// The decisions that have something in common.
    ///
    /// @param keys what they have in common, in the order of the aggregation's keys: a field's value as it was
    ///     recorded; an hour as `2026-04-20T09`, a day or the Monday of a week as `2026-04-20`, a month as
    ///     `2026-04`, a day of the week as `monday`, an hour of the day as `09:00`
    /// @param value the figure; null where there is no number to compute it of
    /// @param decisions how many decisions are in the group
    public record Group(List<String> keys, @Nullable Double value, long decisions) {
        public Group {
            keys = List.copyOf(keys);
        }
    }
}
