package dev.whence.index.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads texts as if written on Wednesday 13 May 2026 at 10:30 in Berlin, and writes down what was found.
final class Asked {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZonedDateTime WEDNESDAY = LocalDateTime.of(2026, 5, 13, 10, 30).atZone(BERLIN);

    private Asked() {}

    static List<TimeMention> mentions(String text) {
        return TimeExpressions.find(text, WEDNESDAY, Reading.PAST);
    }

    /// The texts of what was found.
    static List<String> found(String text) {
        return mentions(text).stream().map(TimeMention::text).toList();
    }

    /// What a history is searched for: `2026-05-11 to 2026-05-12`, `… to …` where an end is open.
    static String searched(String text) {
        return searched(text, WEDNESDAY, Reading.PAST);
    }

    static String searched(String text, ZonedDateTime reference, Reading reading) {
        return TimeExpressions.find(text, reference, reading).stream()
                .map(mention -> interval(mention.interval(), reference.getZone()))
                .collect(Collectors.joining("; "));
    }

    private static String interval(@Nullable Interval interval, ZoneId zone) {
        return interval == null ? "none" : local(interval.start(), zone) + " to " + local(interval.end(), zone);
    }

    private static String local(@Nullable Instant instant, ZoneId zone) {
        if (instant == null) {
            return "\u2026";
        }
        String written = instant.atZone(zone).toLocalDateTime().toString();
        return written.endsWith("T00:00") ? written.substring(0, 10) : written.replace('T', ' ');
    }

    /// The values of the only mention, in both readings.
    static List<TimeValue> values(String text) {
        List<TimeMention> mentions = TimeExpressions.find(text, WEDNESDAY, Reading.EITHER);
        return mentions.size() == 1 ? mentions.getFirst().values() : List.of();
    }

    static List<String> timexes(String text) {
        return values(text).stream().map(TimeValue::timex).distinct().toList();
    }
}
