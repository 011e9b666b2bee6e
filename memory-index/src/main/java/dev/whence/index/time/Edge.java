package dev.whence.index.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Where a range of days begins or ends.
///
/// @param grain what it was told by; a range between two months is counted in months
/// @param yearless the day of the year, where the other edge may supply the year; else null
/// @param dated whether its year is written, so that the other edge may take it over
record Edge(
        String timex,
        Readings<LocalDate> date,
        Unit grain,
        @Nullable MonthDay yearless,
        boolean dated) {

    static Edge of(Day day) {
        return new Edge(day.timex(), day.date(), Unit.DAY, day.yearless(), day.dated());
    }

    /// The start of a period, which a range "from May to August" ends at, too.
    static Edge startOf(Period period) {
        if (period.month() > 0) {
            return new Edge(period.timex() + "-01", period.start(), Unit.MONTH, MonthDay.of(period.month(), 1), false);
        }
        return at(period, period.start());
    }

    static Edge endOf(Period period) {
        return at(period, period.end());
    }

    /// A day in or beside a period.
    static Edge at(Period period, Readings<LocalDate> date) {
        String timex = period.timex().startsWith("XXXX")
                ? "XXXX" + date.future().toString().substring(4)
                : date.future().toString();
        return new Edge(timex, date, period.grain(), null, timex.charAt(0) != 'X');
    }

    /// The same in the year, if it leaves the year open.
    Edge in(int year) {
        if (yearless == null || !yearless.isValidYear(year)) {
            return this;
        }
        LocalDate day = yearless.atYear(year);
        return new Edge(day.toString(), Readings.definite(day), grain, null, true);
    }

    boolean isOpen() {
        return yearless != null;
    }

    /// The range up to another edge; null if it ends before it begins.
    @Nullable
    Period to(Edge end) {
        if (end.grain == Unit.YEAR && grain != Unit.YEAR && (isOpen() || timex.startsWith("X"))
                || grain == Unit.YEAR && end.isOpen()) {
            return null;
        }
        if (isOpen() && end.dated) {
            LocalDate last = end.date.past();
            Edge start = in(last.getYear());
            return (start.date.past().isAfter(last) ? in(last.getYear() - 1) : start).range(end);
        }
        if (end.isOpen() && dated) {
            LocalDate first = date.past();
            Edge last = end.in(first.getYear());
            return range(last.date.past().isBefore(first) ? end.in(first.getYear() + 1) : last);
        }
        return range(end);
    }

    private @Nullable Period range(Edge end) {
        LocalDate futureStart = date.future();
        if (futureStart.isAfter(end.date.future())) {
            futureStart = date.past();
        }
        Days past = new Days(date.past(), end.from(date.past(), end.date.past()));
        Days future = new Days(futureStart, end.from(futureStart, end.date.future()));
        if (past.end().isBefore(past.start()) || future.end().isBefore(future.start())) {
            return null;
        }
        return new Range(this, end, new Readings<>(past, future)).period();
    }

    /// The date, or the first one after the start if it lies before.
    private LocalDate from(LocalDate start, LocalDate date) {
        if (!date.isBefore(start)) {
            return date;
        }
        for (int year = start.getYear(); yearless != null && year < start.getYear() + 9; year++) {
            LocalDate next = in(year).date.past();
            if (yearless.isValidYear(year) && !next.isBefore(start)) {
                return next;
            }
        }
        return this.date.future();
    }

    private record Range(Edge start, Edge end, Readings<Days> days) {

        Period period() {
            return new Period(days.map(this::timex), days, Unit.DAY, "", 0, false);
        }

        private String timex(Days of) {
            return "(%s,%s,%s)".formatted(start.timex, end.timex, length(of));
        }

        private String length(Days of) {
            boolean years = start.grain == Unit.YEAR && end.grain == Unit.YEAR;
            if (years) {
                return "P%dY".formatted(ChronoUnit.YEARS.between(of.start(), of.end()));
            }
            boolean months = isOfMonths(start.grain) && isOfMonths(end.grain);
            if (months) {
                return "P%dM".formatted(ChronoUnit.MONTHS.between(of.start(), of.end()));
            }
            long length = ChronoUnit.DAYS.between(of.start(), of.end());
            boolean weeks = start.grain == Unit.WEEK && end.grain == Unit.WEEK && length % 7 == 0;
            return weeks ? "P%dW".formatted(length / 7) : "P%dD".formatted(length);
        }

        private static boolean isOfMonths(Unit unit) {
            return unit == Unit.MONTH || unit == Unit.YEAR || unit == Unit.QUARTER;
        }
    }
}
