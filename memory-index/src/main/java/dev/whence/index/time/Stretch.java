package dev.whence.index.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// A stretch from one time on a day to another.
///
/// @param modifier which part of what the timex names it is: `start`, `mid` or `end`; empty for all of it
record Stretch(String timex, Readings<LocalDateTime> start, Readings<LocalDateTime> end, String modifier) {

    static Stretch of(Day day, DayPart part) {
        return new Stretch(
                day.timex() + "T" + part.symbol(),
                day.date().map(date -> date.atTime(part.start())),
                day.date().map(date -> date.atTime(part.end())),
                part.modifier());
    }

    static Stretch of(Day day, ClockSpan span) {
        int days = span.runsOverMidnight() ? 1 : 0;
        String timex = "(%s,%s,%s)"
                .formatted(
                        day.timex() + span.start().timex(),
                        shifted(day, days) + span.end().timex(),
                        ClockSpan.timex(span.length()));
        return new Stretch(
                timex,
                day.date().map(date -> date.atTime(span.start().time())),
                day.date().map(date -> date.plusDays(days).atTime(span.end().time())),
                "");
    }

    private static String shifted(Day day, int days) {
        if (days == 0) {
            return day.timex();
        }
        if (day.date().isDefinite()) {
            return day.date().past().plusDays(days).toString();
        }
        LocalDate next = day.date().future().plusDays(days);
        if (day.timex().startsWith("XXXX-WXX-")) {
            return "XXXX-WXX-" + next.getDayOfWeek().getValue();
        }
        return day.timex().startsWith("XXXX-XX-")
                ? "XXXX-XX-%02d".formatted(next.getDayOfMonth())
                : "XXXX" + next.toString().substring(4);
    }

    /// From one moment to another, the second in the reading of the first that fits.
    static Stretch between(Moment start, Moment end) {
        Readings<LocalDateTime> from = start.at();
        Readings<LocalDateTime> to = end.at();
        if (to.past().isBefore(from.past())) {
            to = new Readings<>(to.future(), to.future());
        }
        if (to.future().isBefore(from.future())) {
            from = new Readings<>(from.past(), from.past());
        }
        String length = ClockSpan.timex(Duration.between(from.future(), to.future()));
        return new Stretch("(%s,%s,%s)".formatted(start.timex(), end.timex(), length), from, to, "");
    }

    boolean isOrdered() {
        return !end.past().isBefore(start.past()) && !end.future().isBefore(start.future());
    }

    /// The stretch of the length from the time on, or up to it if the sign is negative.
    static Stretch from(LocalDateTime at, Length length, int sign) {
        LocalDateTime other = length.from(at, sign);
        LocalDateTime start = sign > 0 ? at : other;
        LocalDateTime end = sign > 0 ? other : at;
        String timex = "(%s,%s,%s)".formatted(Moment.timex(start), Moment.timex(end), length.timex());
        return new Stretch(timex, Readings.definite(start), Readings.definite(end), "");
    }

    Readings<Window> windows() {
        return start.with(
                end, (from, to) -> new Window(from, to.toLocalTime().equals(DayPart.LAST) ? to.plusSeconds(1) : to));
    }
}
