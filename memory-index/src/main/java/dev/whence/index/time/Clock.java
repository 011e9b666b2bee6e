package dev.whence.index.time;

import java.time.LocalTime;

/// A time of day.
///
/// @param precision how many of hour, minute and second are said: 1, 2 or 3
/// @param open whether it can as well be 12 hours later
record Clock(LocalTime time, int precision, boolean open) {

    static Clock hour(int hour, boolean open) {
        return new Clock(LocalTime.of(hour, 0), 1, open);
    }

    String timex() {
        return switch (precision) {
            case 1 -> "T%02d".formatted(time.getHour());
            case 2 -> "T%02d:%02d".formatted(time.getHour(), time.getMinute());
            default -> "T%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        };
    }

    /// The other half of the day.
    Clock later() {
        return new Clock(time.plusHours(12), precision, false);
    }

    Clock closed() {
        return new Clock(time, precision, false);
    }

    /// In the second half of the day if it is open.
    Clock afternoon() {
        return open && time.getHour() < 12 ? later() : closed();
    }

    /// In the first half of the day if it is open.
    Clock morning() {
        return open && time.getHour() == 12 ? later() : closed();
    }
}
