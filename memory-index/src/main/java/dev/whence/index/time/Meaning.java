package dev.whence.index.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an expression means.
///
/// @param values its values, in their past and future readings; more than one where the half of the day is open
/// @param windows the stretches to search for, in both readings; null for what has no place on the time line
record Meaning(List<Readings<TimeValue>> values, @Nullable Readings<Window> windows) {

    static Meaning of(TimeValue value, @Nullable Readings<Window> windows) {
        return new Meaning(List.of(Readings.definite(value)), windows);
    }

    static Meaning of(Readings<? extends TimeValue> values, @Nullable Readings<Window> windows) {
        return new Meaning(List.of(new Readings<>(values.past(), values.future())), windows);
    }
}
