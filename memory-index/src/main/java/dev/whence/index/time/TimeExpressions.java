package dev.whence.index.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the times that an English text speaks of.
public final class TimeExpressions {

    private static final Pattern ISO = Pattern.compile("(?<![\\w-])\\d{4}-[01][1-9]-\\d{2}(?![\\w-])");

    private TimeExpressions() {}

    /// The times in the text, from left to right, none overlapping another.
    ///
    /// @param reference when the text was written, which "yesterday" starts from; days begin and end in its zone
    public static List<TimeMention> find(String text, ZonedDateTime reference, Reading reading) {
        List<TimeMention> found = new ArrayList<>();
        Matcher dates = ISO.matcher(text);
        while (dates.find()) {
            if (Integer.parseInt(dates.group(), 5, 7, 10) <= 12) {
                found.add(day(dates, YearMonth.parse(dates.group().substring(0, 7)), reference.getZone()));
            }
        }
        return found;
    }

    private static TimeMention day(Matcher written, YearMonth month, ZoneId zone) {
        int dayOfMonth = Integer.parseInt(written.group(), 8, 10, 10);
        LocalDate day = month.atDay(Math.clamp(dayOfMonth, 1, month.lengthOfMonth()));
        Interval interval = new Interval(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        TimeValue value = new TimeValue.Date(day.toString(), day);
        return new TimeMention(written.start(), written.end(), written.group(), List.of(value), interval);
    }
}
