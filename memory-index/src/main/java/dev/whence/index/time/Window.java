package dev.whence.index.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A half-open stretch in local time, which is what a history is searched for.
record Window(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {

    static Window of(Days days) {
        return new Window(days.start().atStartOfDay(), days.end().atStartOfDay());
    }

    /// On the time line. An hour that a change of the clocks takes away is empty; one that it repeats counts twice.
    Interval in(ZoneId zone) {
        var from = start == null
                ? null
                : start.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
        var to =
                end == null ? null : end.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        return new Interval(from, from != null && to != null && to.isBefore(from) ? from : to);
    }
}
