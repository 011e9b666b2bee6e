package dev.whence.index.time;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// Where a range of days begins or ends.
///
/// @param grain what it was told by; a range between two months is counted in months
/// @param yearless the day of the year, where the other edge may supply the year; else null
/// @param dated whether its year is written, so that the other edge may take it over
/// @param whole whether all of what it was told by belongs to a range that ends with it
record Edge(
        String timex,
        Readings<LocalDate> date,
        Unit grain,
        @Nullable MonthDay yearless,
        boolean dated,
        boolean whole) {

    static Edge of(Day day) {
        return new Edge(day.timex(), day.date(), Unit.DAY, day.yearless(), day.dated(), true);
    }

    /// The start of a period, which a range "from May to August" ends at, too.
    static Edge startOf(Period period) {
        if (period.month() > 0) {
            return new Edge(
                    period.timex() + "-01", period.start(), Unit.MONTH, MonthDay.of(period.month(), 1), false, true);
        }
        Edge edge = at(period, period.start());
        return new Edge(edge.timex, edge.date, edge.grain, null, edge.dated, true);
    }

    static Edge endOf(Period period) {
        return within(period, period.end());
    }

    /// The start, the middle or the end of a period, which makes a range count in months.
    static Edge within(Period period, Readings<LocalDate> date) {
        Edge edge = at(period, date);
        return period.grain() == Unit.YEAR ? new Edge(edge.timex, date, Unit.MONTH, null, edge.dated, false) : edge;
    }

    /// A day in or beside a period.
    static Edge at(Period period, Readings<LocalDate> date) {
        String timex = period.timex().contains("XXXX")
                ? "XXXX" + date.future().toString().substring(4)
                : date.future().toString();
        return new Edge(timex, date, period.grain(), null, timex.charAt(0) != 'X', false);
    }

    /// The same in the year, if it leaves the year open.
    Edge in(int year) {
        if (yearless == null || !yearless.isValidYear(year)) {
            return this;
        }
        LocalDate day = yearless.atYear(year);
        return new Edge(day.toString(), Readings.definite(day), grain, null, true, whole);
    }

    boolean isOpen() {
        return yearless != null;
    }

    /// The range up to another edge; null if it ends before it begins.
    @Nullable
    Range to(Edge end) {
        if (end.grain == Unit.YEAR && grain != Unit.YEAR && (isOpen() || timex.startsWith("X"))
                || grain == Unit.YEAR && (end.isOpen() || end.timex.startsWith("X"))) {
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

    private @Nullable Range range(Edge end) {
        LocalDate futureStart = date.future();
        if (futureStart.isAfter(end.date.future())) {
            futureStart = date.past();
        }
        Days past = new Days(date.past(), end.from(date.past(), end.date.past()));
        Days future = new Days(futureStart, end.from(futureStart, end.date.future()));
        if (past.end().isBefore(past.start()) || future.end().isBefore(future.start())) {
            return null;
        }
        return new Range(this, end, new Readings<>(past, future));
    }

    /// The first day after what belongs to a range that ends with it on the date.
    LocalDate after(LocalDate end) {
        if (!whole) {
            return end;
        }
        return switch (grain) {
            case DAY -> end.plusDays(1);
            case WEEK -> end.plusWeeks(1);
            case MONTH -> end.plusMonths(1);
            case QUARTER -> end.plusMonths(3);
            case YEAR -> end.plusYears(1);
            case DECADE -> end.plusYears(10);
            case CENTURY -> end.plusYears(100);
            case SECOND, MINUTE, HOUR, BUSINESS_DAY, FORTNIGHT, WEEKEND -> end;
        };
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
}
