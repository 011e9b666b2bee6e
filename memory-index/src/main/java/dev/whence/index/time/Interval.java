package dev.whence.index.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A half-open stretch of the time line: the start belongs to it, the end does not.
///
/// @param start null if it is open towards the past
/// @param end null if it is open towards the future
public record Interval(@Nullable Instant start, @Nullable Instant end) {

    public Interval {
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "The interval ends at " + end + ", before it starts at " + start + "; exchange them");
        }
    }

    /// Whether the instant is in it.
    public boolean contains(Instant instant) {
        return (start == null || !instant.isBefore(start)) && (end == null || instant.isBefore(end));
    }
}
