package dev.whence.index.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// One meaning of a time expression, in local time.
///
/// Ends are exclusive. The modifier says how the range follows from what the timex names: `before`, `after`,
/// `since`, `until` (open ranges), `start`, `mid`, `end` (a part of it), `approx`, `more`, `less`; empty for none.
public sealed interface TimeValue {

    /// The meaning in the notation of TIMEX3: `2019-03-04`, `XXXX-WXX-1`, `(2019-03-04,2019-03-11,P1W)`, `PT2H`.
    /// What the expression leaves open is written with `X`.
    String timex();

    /// The name of its type: `date`, `daterange`, `time`, `timerange`, `datetime`, `datetimerange`, `duration`,
    /// `set`.
    default String type() {
        return switch (this) {
            case Date _, NoSuchDate _ -> "date";
            case DateRange _, CustomaryRange _ -> "daterange";
            case Time _ -> "time";
            case TimeRange _ -> "timerange";
            case DateTime _ -> "datetime";
            case DateTimeRange _ -> "datetimerange";
            case Span _ -> "duration";
            case Recurring _ -> "set";
        };
    }

    /// A day.
    record Date(String timex, LocalDate date) implements TimeValue {}

    /// A day that the calendar does not have, like 30 February.
    record NoSuchDate(String timex) implements TimeValue {}

    /// A run of days; at most one end is open.
    record DateRange(
            String timex,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            String modifier) implements TimeValue {}

    /// A run of days whose bounds are custom rather than calendar: seasons, school years and fiscal years.
    record CustomaryRange(String timex, LocalDate start, LocalDate end) implements TimeValue {}

    /// A time of day.
    record Time(String timex, LocalTime time) implements TimeValue {}

    /// A stretch of a day; at most one end is open; it runs over midnight if the end is not after the start.
    record TimeRange(
            String timex,
            @Nullable LocalTime start,
            @Nullable LocalTime end,
            String modifier) implements TimeValue {}

    /// A time on a day.
    record DateTime(String timex, LocalDateTime moment) implements TimeValue {}

    /// A stretch between times on days; at most one end is open.
    record DateTimeRange(
            String timex,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            String modifier) implements TimeValue {}

    /// A length of time without a place.
    ///
    /// @param seconds with months of 30 and years of 365 days
    record Span(String timex, long seconds, String modifier) implements TimeValue {}

    /// What happens again and again.
    record Recurring(String timex) implements TimeValue {}
}
