package dev.whence.index.time;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// A day.
///
/// @param yearless the day of the year, where a year is left open that another date may supply; else null
/// @param dated whether the year is written, so that another date may take it over
record Day(String timex, Readings<LocalDate> date, @Nullable MonthDay yearless, boolean dated) {

    static Day on(LocalDate date) {
        return new Day(date.toString(), Readings.definite(date), null, false);
    }

    /// A date with its year.
    static Day dated(LocalDate date) {
        return new Day(date.toString(), Readings.definite(date), null, true);
    }

    static Day open(String timex, Readings<LocalDate> date) {
        return new Day(timex, date, null, false);
    }
}
