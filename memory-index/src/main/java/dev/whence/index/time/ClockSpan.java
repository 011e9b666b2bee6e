package dev.whence.index.time;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// A stretch from one time of day to another, on the next day if that is not later.
///
/// @param exact whether the end was worked out and is written to the second
record ClockSpan(Clock start, Clock end, boolean exact) {

    /// What "from … to …" can mean where halves of the day are left open.
    ///
    /// @param plain whether both are numbers alone, which read more freely
    static List<ClockSpan> between(Clock start, Clock end, boolean plain) {
        if (!start.open() && !end.open()) {
            return List.of(new ClockSpan(start, end, false));
        }
        if (!start.open()) {
            boolean later = !end.time().isAfter(start.time())
                    || isEarly(end) && start.time().getHour() >= 12;
            boolean overMidnight = later && !end.later().time().isAfter(start.time());
            return List.of(new ClockSpan(start, later && !overMidnight ? end.later() : end.closed(), false));
        }
        if (!end.open()) {
            Clock late = start.afternoon();
            boolean fits = end.time().getHour() >= 12 && late.time().isBefore(end.time());
            return List.of(new ClockSpan(fits ? late : start.morning(), end, false));
        }
        List<ClockSpan> spans = new ArrayList<>();
        if (start.time().isBefore(end.time())) {
            spans.add(new ClockSpan(start.closed(), end.closed(), false));
            spans.add(new ClockSpan(start.later(), end.later(), false));
        } else {
            spans.add(new ClockSpan(start.closed(), end.later(), false));
            if (plain) {
                spans.add(new ClockSpan(start.later(), end.closed(), false));
            }
        }
        return spans;
    }

    private static boolean isEarly(Clock clock) {
        return clock.time().isBefore(LocalTime.NOON);
    }

    static ClockSpan lasting(Clock start, Length length) {
        LocalTime end = start.time().plusSeconds(length.seconds());
        return new ClockSpan(start.closed(), new Clock(end, 3, false), true);
    }

    boolean runsOverMidnight() {
        return !end.time().isAfter(start.time());
    }

    Duration length() {
        Duration length = Duration.between(start.time(), end.time());
        return runsOverMidnight() ? length.plusDays(1) : length;
    }

    String timex() {
        return "(%s,%s,%s)".formatted(start.timex(), end.timex(), timex(length()));
    }

    /// A length in hours, minutes and seconds.
    static String timex(Duration length) {
        return length.isZero() ? "PT0S" : Duration.ofSeconds(length.toSeconds()).toString();
    }
}
