package dev.whence.index.aggregate;

import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Unit;
import dev.whence.index.query.SearchFilter;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.IndexSearcher;

/// Counts the days, weeks or other stretches of the time that a filter is about, as far as there is a history
/// of it.
final class Stretches {

    private static final long MICROS = 1_000_000;

    private Stretches() {}

    /// How many there are; 0 for what recurs, which has no place on the time line, and where there is no history.
    static long count(Aggregation.Key.Time key, SearchFilter filter, IndexSearcher searcher) throws IOException {
        byte[] least = PointValues.getMinPackedValue(searcher.getIndexReader(), DecisionDocument.TIME);
        byte[] most = PointValues.getMaxPackedValue(searcher.getIndexReader(), DecisionDocument.TIME);
        if (least == null || most == null || key.unit() == Unit.WEEKDAY || key.unit() == Unit.HOUR_OF_DAY) {
            return 0;
        }
        Instant begins = instant(LongPoint.decodeDimension(least, 0));
        Instant ends = instant(LongPoint.decodeDimension(most, 0)).plusMillis(1);
        Instant from = filter.from() == null || filter.from().isBefore(begins) ? begins : filter.from();
        Instant until = filter.until() == null || filter.until().isAfter(ends) ? ends : filter.until();
        long count = 0;
        for (ZonedDateTime next = start(from.atZone(key.zone()), key.unit());
                next.toInstant().isBefore(until);
                next = next.plus(1, unit(key.unit()))) {
            count += isMeant(next, key.unit(), filter) ? 1 : 0;
        }
        return count;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS));
    }

    private static ZonedDateTime start(ZonedDateTime time, Unit unit) {
        LocalDate day = time.toLocalDate();
        return switch (unit) {
            case HOUR, HOUR_OF_DAY -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY, WEEKDAY -> day.atStartOfDay(time.getZone());
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
        };
    }

    private static ChronoUnit unit(Unit unit) {
        return switch (unit) {
            case HOUR, HOUR_OF_DAY -> ChronoUnit.HOURS;
            case DAY, WEEKDAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
        };
    }

    /// Of recurring times only the days and hours that they have count.
    private static boolean isMeant(ZonedDateTime stretch, Unit unit, SearchFilter filter) {
        return filter.during().isEmpty()
                || filter.during().stream().anyMatch(recurrence -> switch (unit) {
                    case HOUR, HOUR_OF_DAY -> recurrence.contains(stretch.toLocalDateTime());
                    case DAY, WEEKDAY -> recurrence.days().contains(stretch.getDayOfWeek());
                    case WEEK, MONTH -> true;
                });
    }

    /// What one is called, in a sentence.
    static String name(Aggregation.Key key) {
        return switch (key) {
            case Aggregation.Key.Time time -> time.unit().name().toLowerCase(Locale.ROOT);
            case Aggregation.Key.Field field -> field.field().word();
        };
    }
}
