package dev.whence.index.question;

import dev.whence.index.time.Interval;
import dev.whence.index.time.Reading;
import dev.whence.index.time.TimeExpressions;
import dev.whence.index.time.TimeMention;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// `in March, after the 20th`: days without a month are of the one month that is named.
final class DaysOfMonth {

    private static final Pattern DAY = Pattern.compile("(?i)\\b\\d{1,2}(?:st|nd|rd|th)\\b");

    private static final Pattern OTHERWISE_NAMED = Pattern.compile(
            "(?i)\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\\b(?:month|week|quarter|century)|\\d{4}");

    private DaysOfMonth() {}

    /// The same mentions, those of days alone read anew.
    static List<TimeMention> inNamedMonth(List<TimeMention> mentions, ZonedDateTime now) {
        List<Instant> ends = mentions.stream()
                .map(TimeMention::interval)
                .filter(Objects::nonNull)
                .filter(interval -> isMonth(interval, now))
                .map(interval -> Objects.requireNonNull(interval.end()))
                .distinct()
                .toList();
        if (ends.size() != 1) {
            return mentions;
        }
        ZonedDateTime then = ends.getFirst().minusSeconds(1).atZone(now.getZone());
        return mentions.stream()
                .map(mention -> isDay(mention) ? anew(mention, then) : mention)
                .toList();
    }

    private static boolean isDay(TimeMention mention) {
        return DAY.matcher(mention.text()).find()
                && !OTHERWISE_NAMED.matcher(mention.text()).find();
    }

    private static TimeMention anew(TimeMention mention, ZonedDateTime then) {
        return TimeExpressions.find(mention.text(), then, Reading.PAST).stream()
                .filter(again -> again.text().strip().equals(mention.text().strip()))
                .map(again -> new TimeMention(
                        mention.start(), mention.end(), mention.text(), again.values(), again.interval()))
                .findFirst()
                .orElse(mention);
    }

    private static boolean isMonth(Interval interval, ZonedDateTime now) {
        Instant from = interval.start();
        Instant until = interval.end();
        if (from == null || until == null) {
            return false;
        }
        ZonedDateTime start = from.atZone(now.getZone());
        return start.getDayOfMonth() == 1
                && start.toLocalTime().equals(LocalTime.MIDNIGHT)
                && start.plusMonths(1).toInstant().equals(until);
    }
}
