package dev.whence.index.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a text that speaks of a time, with what it can mean.
///
/// @param start where it begins, in chars from the start of the text
/// @param end where it ends, the first char after it
/// @param text what is written there, as it is written
/// @param values what it can mean, at least one; more where the reading or the half of the day is open
/// @param interval the stretch of time to search for it, in the asked reading (the past one where both were asked
///     for); null for what has no place on the time line, such as a duration or a recurring set
public record TimeMention(
        int start,
        int end,
        String text,
        List<TimeValue> values,
        @Nullable Interval interval) {

    public TimeMention {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' was found but means nothing; give at least one value");
        }
    }
}
