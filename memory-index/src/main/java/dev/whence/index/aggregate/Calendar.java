package dev.whence.index.aggregate;

import dev.whence.index.query.Aggregation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/// Puts points in time into stretches of the calendar, fast where they come in order. Used by one thread.
final class Calendar {

    private static final long MICROS = 1_000_000;
    private static final long HOUR = 3_600;
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);
    private static final DateTimeFormatter MONTHS = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private final Aggregation.Unit unit;
    private final ZoneRules rules;
    private long offsetFrom = Long.MAX_VALUE;
    private long offsetUntil = Long.MIN_VALUE;
    private long offset;
    private long stretchFrom = Long.MAX_VALUE;
    private long stretchUntil = Long.MIN_VALUE;
    private long code;

    Calendar(Aggregation.Key.Time key) {
        this.unit = key.unit();
        this.rules = key.zone().getRules();
    }

    /// What stands for the stretch: the local time at which it begins, in seconds as if it were UTC; for what
    /// recurs, the day from Monday as 1, or the hour.
    ///
    /// @param micros since 1970
    long code(long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        if (seconds < offsetFrom || seconds >= offsetUntil) {
            findOffset(seconds);
        }
        long local = seconds + offset;
        if (local < stretchFrom || local >= stretchUntil) {
            findStretch(local);
        }
        return code;
    }

    /// Between two changes of the clocks the offset is the same.
    private void findOffset(long seconds) {
        Instant time = Instant.ofEpochSecond(seconds);
        offset = rules.getOffset(time).getTotalSeconds();
        ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(time);
        offsetFrom = seconds;
        offsetUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    private void findStretch(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        LocalDate day = time.toLocalDate();
        switch (unit) {
            case HOUR -> set(time.truncatedTo(ChronoUnit.HOURS), HOUR);
            case DAY -> set(day, day.plusDays(1));
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                set(monday, monday.plusWeeks(1));
            }
            case MONTH -> set(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
            case WEEKDAY -> {
                set(day, day.plusDays(1));
                code = day.getDayOfWeek().getValue();
            }
            case HOUR_OF_DAY -> {
                set(time.truncatedTo(ChronoUnit.HOURS), HOUR);
                code = time.getHour();
            }
        }
    }

    private void set(LocalDateTime from, long length) {
        stretchFrom = from.toEpochSecond(ZoneOffset.UTC);
        stretchUntil = stretchFrom + length;
        code = stretchFrom;
    }

    private void set(LocalDate from, LocalDate until) {
        stretchFrom = from.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        stretchUntil = until.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        code = stretchFrom;
    }

    /// What a stretch is called.
    static String label(Aggregation.Unit unit, long code) {
        LocalDateTime from = LocalDateTime.ofEpochSecond(code, 0, ZoneOffset.UTC);
        return switch (unit) {
            case HOUR -> HOURS.format(from);
            case DAY, WEEK -> from.toLocalDate().toString();
            case MONTH -> MONTHS.format(from);
            case WEEKDAY -> DayOfWeek.of((int) code).name().toLowerCase(Locale.ROOT);
            case HOUR_OF_DAY -> String.format(Locale.ROOT, "%02d:00", code);
        };
    }

    /// A label as it is put in order.
    static String inOrder(Aggregation.Unit unit, String label) {
        return unit == Aggregation.Unit.WEEKDAY
                ? String.valueOf(
                        DayOfWeek.valueOf(label.toUpperCase(Locale.ROOT)).getValue())
                : label;
    }
}
