package dev.whence.index.query;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// A stretch of the week that comes again and again: `mon-fri 09:00-17:00 Europe/Paris`, `sat,sun`,
/// `22:00-06:00`.
///
/// @param days the days on which it begins
/// @param from the time of day at which it begins
/// @param until the time of day before which it ends, midnight for the end of the day; on the next day if it is
///     before the beginning
/// @param zone whose days and hours are meant
public record Recurrence(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

    /// All days of the week.
    public static final Set<DayOfWeek> EVERY_DAY = Collections.unmodifiableSet(EnumSet.allOf(DayOfWeek.class));

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String END_OF_DAY = "24:00";

    public Recurrence {
        if (days.isEmpty()) {
            throw new UnusableQueryException("A recurring time has no day; name one, or leave the days out for all");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        zone = zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
        if (days.equals(EVERY_DAY) && from.equals(until)) {
            throw new UnusableQueryException(
                    "A recurring time of all days and hours is always; name days or hours, or leave it out");
        }
    }

    /// Whole days.
    public static Recurrence on(Set<DayOfWeek> days, ZoneId zone) {
        return new Recurrence(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
    }

    /// Hours of every day.
    public static Recurrence daily(LocalTime from, LocalTime until, ZoneId zone) {
        return new Recurrence(EVERY_DAY, from, until, zone);
    }

    /// Whether a moment, in local time, is in it.
    public boolean contains(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        DayOfWeek day = moment.getDayOfWeek();
        boolean begun = !time.isBefore(from) && days.contains(day);
        if (until.equals(LocalTime.MIDNIGHT)) {
            return begun;
        }
        boolean overnight = !from.isBefore(until);
        return overnight ? begun || time.isBefore(until) && days.contains(day.minus(1)) : begun && time.isBefore(until);
    }

    /// What [#parse] reads.
    public String written() {
        boolean wholeDays = from.equals(until);
        String hours = wholeDays
                ? ""
                : MINUTES.format(from) + "-" + (until.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : MINUTES.format(until));
        String zoned = zone.equals(ZoneOffset.UTC) ? "" : zone.getId();
        return String.join(" ", (days.equals(EVERY_DAY) ? "" : writtenDays()), hours, zoned)
                .strip()
                .replaceAll(" +", " ");
    }

    /// `mon-fri`, `sat,sun`.
    private String writtenDays() {
        StringBuilder written = new StringBuilder();
        List<DayOfWeek> all = List.copyOf(days);
        for (int i = 0; i < all.size(); i++) {
            int last = i;
            while (last + 1 < all.size() && all.get(last + 1) == all.get(last).plus(1)) {
                last++;
            }
            written.append(written.isEmpty() ? "" : ",").append(name(all.get(i)));
            if (last > i + 1) {
                written.append('-').append(name(all.get(last)));
                i = last;
            }
        }
        return written.toString();
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /// Reads days, hours and a zone, each of which may be left out: `mon-fri`, `sat,sun 22:00-06:00
    /// Europe/Paris`.
    ///
    /// @throws UnusableQueryException if it is something else
    public static Recurrence parse(String written) {
        Set<DayOfWeek> days = EVERY_DAY;
        LocalTime from = LocalTime.MIDNIGHT;
        LocalTime until = LocalTime.MIDNIGHT;
        ZoneId zone = ZoneOffset.UTC;
        for (String part : written.strip().split("\\s+")) {
            if (part.matches("\\d{1,2}(:\\d{2})?-\\d{1,2}(:\\d{2})?")) {
                String[] ends = part.split("-");
                from = time(ends[0], written);
                until = time(ends[1], written);
            } else if (part.toLowerCase(Locale.ROOT).matches("(mon|tue|wed|thu|fri|sat|sun)\\b.*")) {
                days = days(part, written);
            } else {
                zone = zone(part, written);
            }
        }
        return new Recurrence(days, from, until, zone);
    }

    private static LocalTime time(String written, String whole) {
        try {
            String padded = written.contains(":") ? written : written + ":00";
            return padded.equals(END_OF_DAY)
                    ? LocalTime.MIDNIGHT
                    : LocalTime.parse(padded.length() == 5 ? padded : "0" + padded);
        } catch (DateTimeException e) {
            throw wrong(whole, "'" + written + "' is no time of day");
        }
    }

    private static Set<DayOfWeek> days(String written, String whole) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : written.toLowerCase(Locale.ROOT).split(",")) {
            String[] ends = part.split("-", 2);
            DayOfWeek first = day(ends[0], whole);
            DayOfWeek last = day(ends[ends.length - 1], whole);
            int count = Math.floorMod(last.getValue() - first.getValue(), 7);
            IntStream.rangeClosed(0, count).forEach(i -> days.add(first.plus(i)));
        }
        return days;
    }

    private static DayOfWeek day(String written, String whole) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equals(written))
                .findFirst()
                .orElseThrow(() -> wrong(whole, "'" + written + "' is no day"));
    }

    private static ZoneId zone(String written, String whole) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw wrong(whole, "'" + written + "' is neither days, hours nor a time zone");
        }
    }

    private static UnusableQueryException wrong(String written, String because) {
        return new UnusableQueryException("'" + Quote.of(written) + "' is not a recurring time: " + because
                + "; write for example 'mon-fri 09:00-17:00 Europe/Paris', 'sat,sun' or '22:00-06:00'");
    }
}
