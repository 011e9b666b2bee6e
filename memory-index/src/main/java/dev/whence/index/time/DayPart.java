package dev.whence.index.time;

import java.time.LocalTime;

/// A part of the day, such as the morning.
///
/// @param symbol its letters in a timex, after the `T`
/// @param modifier `start`, `mid` or `end` for an early or late part of it
record DayPart(String symbol, LocalTime start, LocalTime end, String modifier) {

    static final LocalTime LAST = LocalTime.of(23, 59, 59);

    static DayPart of(String symbol, int start, int end) {
        return new DayPart(symbol, LocalTime.of(start, 0), end == 24 ? LAST : LocalTime.of(end, 0), "");
    }

    DayPart early() {
        return new DayPart(symbol, start, start.plusHours(2), "start");
    }

    DayPart late() {
        return new DayPart(symbol, start.plusHours(2), end, "end");
    }

    /// Whether a time that leaves the half of the day open is in the second half here.
    boolean isLate() {
        return start.getHour() >= 12;
    }
}
