package dev.whence.index.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A range of days between two edges.
///
/// @param days as they are written: "3 to 5 May" is written up to where 5 May begins
record Range(Edge start, Edge end, Readings<Days> days) {

    Period period() {
        return new Period(days.map(this::timex), days, Unit.DAY, "", 0, false);
    }

    /// As they are meant by those who search: with all of what the range ends with.
    Readings<Window> windows() {
        return days.map(of -> {
            LocalDate after = end.after(of.end());
            return Window.of(new Days(of.start(), after));
        });
    }

    private String timex(Days of) {
        return "(%s,%s,%s)".formatted(start.timex(), end.timex(), length(of));
    }

    private String length(Days of) {
        boolean years = start.grain() == Unit.YEAR && end.grain() == Unit.YEAR;
        if (years) {
            return "P%dY".formatted(ChronoUnit.YEARS.between(of.start(), of.end()));
        }
        boolean months = isOfMonths(start.grain()) && isOfMonths(end.grain());
        if (months) {
            return "P%dM".formatted(ChronoUnit.MONTHS.between(of.start(), of.end()));
        }
        long length = ChronoUnit.DAYS.between(of.start(), of.end());
        boolean weeks = start.grain() == Unit.WEEK && end.grain() == Unit.WEEK && length % 7 == 0;
        return weeks ? "P%dW".formatted(length / 7) : "P%dD".formatted(length);
    }

    private static boolean isOfMonths(Unit unit) {
        return unit == Unit.MONTH || unit == Unit.YEAR || unit == Unit.QUARTER;
    }
}
