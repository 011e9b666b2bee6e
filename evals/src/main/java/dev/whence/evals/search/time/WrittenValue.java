package dev.whence.evals.search.time;

import dev.whence.index.time.TimeValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in the words of the corpus.
final class WrittenValue {

    private static final String OPEN = "not resolved";

    private WrittenValue() {}

    static Map<String, String> of(TimeValue value) {
        Map<String, String> written = new HashMap<>(Map.of("timex", value.timex(), "type", value.type()));
        switch (value) {
            case TimeValue.Date date -> written.put("value", date.date().toString());
            case TimeValue.Time time -> written.put("value", written(time.time()));
            case TimeValue.DateTime moment -> written.put("value", written(moment.moment()));
            case TimeValue.Span span -> {
                written.put("value", Long.toString(span.seconds()));
                put(written, "Mod", span.modifier());
            }
            case TimeValue.NoSuchDate _, TimeValue.CustomaryRange _, TimeValue.Recurring _ ->
                written.put("value", OPEN);
            case TimeValue.DateRange range -> range(written, text(range.start()), text(range.end()), range.modifier());
            case TimeValue.TimeRange range -> range(written, text(range.start()), text(range.end()), range.modifier());
            case TimeValue.DateTimeRange range ->
                range(written, text(range.start()), text(range.end()), range.modifier());
        }
        return Map.copyOf(written);
    }

    /// An approximate time is a range of no length, which the corpus writes as one value.
    private static void range(Map<String, String> written, String start, String end, String modifier) {
        if (modifier.equals("approx") && start.equals(end)) {
            put(written, "value", start);
        } else {
            put(written, "start", start);
            put(written, "end", end);
        }
        put(written, "Mod", modifier);
    }

    private static void put(Map<String, String> written, String name, String text) {
        if (!text.isEmpty()) {
            written.put(name, text);
        }
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? "" : written(time);
    }

    private static String text(@Nullable LocalDateTime moment) {
        return moment == null ? "" : written(moment);
    }

    private static String written(LocalTime time) {
        return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String written(LocalDateTime moment) {
        return moment.toLocalDate() + " " + written(moment.toLocalTime());
    }
}
