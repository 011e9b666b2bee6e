package dev.whence.index.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The time at which the text was written: what is open in a date is read from here.
///
/// The past reading lies before the reference time; asked for the past alone, it includes today and the current month.
final class Reference {

    private final ZonedDateTime zoned;
    private final LocalDateTime now;
    private final Reading reading;

    Reference(ZonedDateTime zoned, Reading reading) {
        this.zoned = zoned;
        this.now = zoned.toLocalDateTime();
        this.reading = reading;
    }

    ZonedDateTime zoned() {
        return zoned;
    }

    LocalDateTime now() {
        return now;
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    Reading reading() {
        return reading;
    }

    /// The reading that counts where only one can.
    <T> T pick(Readings<T> readings) {
        return reading == Reading.PAST ? readings.past() : readings.future();
    }

    private boolean includesToday() {
        return reading == Reading.PAST;
    }

    private boolean isPast(LocalDate day) {
        return includesToday() ? !day.isAfter(today()) : day.atStartOfDay().isBefore(now);
    }

    /// A day of the year; null if no year has it.
    @Nullable
    Day dayOfYear(int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
            return null;
        }
        MonthDay yearless = MonthDay.of(month, day);
        return new Day(
                "XXXX-%02d-%02d".formatted(month, day),
                nearest(years -> yearless.isValidYear(today().getYear() + years)
                        ? yearless.atYear(today().getYear() + years)
                        : null),
                yearless,
                false);
    }

    /// A day of a month that is left open, such as "the 27th"; null if no month has it.
    @Nullable
    Day dayOfMonth(int day) {
        if (day < 1 || day > 31) {
            return null;
        }
        YearMonth current = YearMonth.from(today());
        return Day.open("XXXX-XX-%02d".formatted(day), nearest(months -> day(current.plusMonths(months), day)));
    }

    /// A weekday that is also a day of some month, such as "Monday 21".
    @Nullable
    Day weekdayOfMonth(int weekday, int day) {
        if (day < 1 || day > 31) {
            return null;
        }
        YearMonth current = YearMonth.from(today());
        return Day.open("XXXX-WXX-" + weekday, nearest(months -> {
            LocalDate date = day(current.plusMonths(months), day);
            return date != null && date.getDayOfWeek().getValue() == weekday ? date : null;
        }));
    }

    private static @Nullable LocalDate day(YearMonth month, int day) {
        return month.isValidDay(day) ? month.atDay(day) : null;
    }

    Day weekday(int weekday) {
        LocalDate next = today().with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
        LocalDate past = includesToday() && next.equals(today()) ? next : next.minusWeeks(1);
        return Day.open("XXXX-WXX-" + weekday, new Readings<>(past, next));
    }

    /// The weekday of the week that lies so many weeks from this one.
    LocalDate weekday(int weekday, int weeks) {
        return monday(today()).plusWeeks(weeks).plusDays(weekday - 1L);
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// The nearest dates around the reference time among those that come with each step; steps without one are
    /// passed over. Every candidate recurs within 48 steps.
    Readings<LocalDate> nearest(IntFunction<@Nullable LocalDate> candidates) {
        LocalDate past = null;
        for (int step = 1; past == null && step > -100; step--) {
            LocalDate date = candidates.apply(step);
            past = date != null && isPast(date) ? date : null;
        }
        LocalDate future = null;
        for (int step = -1; future == null && step < 100; step++) {
            LocalDate date = candidates.apply(step);
            future = date != null && isFuture(date) ? date : null;
        }
        if (past == null || future == null) {
            throw new IllegalStateException("No date within 100 steps of " + today() + "; ask for one that recurs");
        }
        return new Readings<>(past, future);
    }

    private boolean isFuture(LocalDate date) {
        return includesToday() ? !date.isBefore(today()) : !date.atStartOfDay().isBefore(now);
    }

    /// A month whose year is left open.
    Period month(int month) {
        YearMonth current = YearMonth.from(today());
        YearMonth thisYear = YearMonth.of(today().getYear(), month);
        YearMonth future = thisYear.isBefore(current) ? thisYear.plusYears(1) : thisYear;
        boolean isPast = includesToday() ? !thisYear.isAfter(current) : thisYear.isBefore(current);
        YearMonth past = isPast ? thisYear : thisYear.minusYears(1);
        return new Period(
                Readings.definite("XXXX-%02d".formatted(month)),
                new Readings<>(past, future).map(Reference::days),
                Unit.MONTH,
                "",
                month,
                false);
    }

    static Days days(YearMonth month) {
        return new Days(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    static Period month(YearMonth month) {
        return Period.of(
                "%04d-%02d".formatted(month.getYear(), month.getMonthValue()),
                Readings.definite(days(month)),
                Unit.MONTH);
    }

    static Period year(int year) {
        return Period.of("%04d".formatted(year), LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Unit.YEAR);
    }

    static Period week(LocalDate day) {
        LocalDate monday = monday(day);
        return Period.of(weekTimex(monday), monday, monday.plusWeeks(1), Unit.WEEK);
    }

    static Period weekend(LocalDate day) {
        LocalDate saturday = monday(day).plusDays(5);
        return Period.of(weekTimex(saturday) + "-WE", saturday, saturday.plusDays(2), Unit.WEEKEND);
    }

    private static String weekTimex(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static Period quarter(LocalDate day) {
        LocalDate start = day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
        return months(start, 3);
    }

    /// So many months from the first of one on, as a range.
    static Period months(LocalDate start, int months) {
        LocalDate end = start.plusMonths(months);
        return Period.of("(%s,%s,P%dM)".formatted(start, end, months), start, end, Unit.QUARTER);
    }

    /// So many years from the first of January on, as a range.
    static Period years(int first, int years, Unit grain) {
        LocalDate start = LocalDate.of(first, 1, 1);
        LocalDate end = start.plusYears(years);
        return Period.of("(%s,%s,P%dY)".formatted(start, end, years), start, end, grain);
    }

    /// The period of the unit that lies so many from the one that the day is in.
    static Period around(LocalDate day, Unit unit, long shift) {
        return switch (unit) {
            case WEEK -> week(day.plusWeeks(shift));
            case FORTNIGHT -> Period.from(monday(day).plusWeeks(2 * shift), Length.of(1, Unit.FORTNIGHT), 1);
            case WEEKEND -> weekend(day.plusWeeks(shift));
            case MONTH -> month(YearMonth.from(day).plusMonths(shift));
            case QUARTER -> quarter(day.withDayOfMonth(1).plusMonths(3 * shift));
            case YEAR -> year((int) (day.getYear() + shift));
            case DECADE -> years((int) (Math.floorDiv(day.getYear(), 10) * 10L + 10 * shift), 10, Unit.DECADE);
            case CENTURY -> years((int) (Math.floorDiv(day.getYear(), 100) * 100L + 100 * shift), 100, Unit.CENTURY);
            case SECOND, MINUTE, HOUR, DAY, BUSINESS_DAY ->
                Period.of(day.plusDays(shift).toString(), day.plusDays(shift), day.plusDays(shift + 1), Unit.DAY);
        };
    }
}
