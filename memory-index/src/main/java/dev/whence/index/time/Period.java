package dev.whence.index.time;

import java.time.LocalDate;

/// A run of days that has a name: a week, a month, a year, or a part of one.
///
/// @param timexes its name, which can differ between the readings
/// @param grain the unit that it is
/// @param modifier which part of it is meant, `start`, `mid` or `end`; empty for all of it
/// @param month the month of a year that is left open; 0 for none
/// @param customary whether its bounds are custom rather than calendar
record Period(
        Readings<String> timexes, Readings<Days> days, Unit grain, String modifier, int month, boolean customary) {

    static Period of(String timex, Days days, Unit grain) {
        return of(timex, Readings.definite(days), grain);
    }

    static Period of(String timex, Readings<Days> days, Unit grain) {
        return new Period(Readings.definite(timex), days, grain, "", 0, false);
    }

    static Period of(String timex, LocalDate start, LocalDate end, Unit grain) {
        return of(timex, new Days(start, end), grain);
    }

    /// From the start on for the length, written as a range.
    static Period from(LocalDate start, Length length, int sign) {
        LocalDate other = length.from(start, sign);
        Days days = sign > 0 ? new Days(start, other) : new Days(other, start);
        return of("(%s,%s,%s)".formatted(days.start(), days.end(), length.timex()), days, length.unit());
    }

    String timex() {
        return timexes.future();
    }

    Readings<LocalDate> start() {
        return days.map(Days::start);
    }

    Readings<LocalDate> end() {
        return days.map(Days::end);
    }

    Period cut(String part, Readings<Days> days) {
        return new Period(timexes, days, grain, part, 0, customary);
    }
}
