package dev.whence.index.question;

import dev.whence.index.time.Interval;
import dev.whence.index.time.TimeMention;
import dev.whence.index.time.TimeValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a day as a history is searched by them: they leave nothing out between them.
enum PartsOfDay {
    MORNING("MO", 6, 12),
    AFTERNOON("AF", 12, 18),
    EVENING("EV", 18, 22),
    /// Until the morning after.
    NIGHT("NI", 22, 6);

    private static final Pattern ON_DAY = Pattern.compile(".*-.*T(MO|AF|EV|NI)");

    private final String sign;
    final LocalTime from;
    final LocalTime until;

    PartsOfDay(String sign, int from, int until) {
        this.sign = sign;
        this.from = LocalTime.of(from, 0);
        this.until = LocalTime.of(until, 0);
    }

    /// By the sign in the grammar of times: `TMO`.
    static Optional<PartsOfDay> signed(String sign) {
        return Arrays.stream(values()).filter(part -> part.sign.equals(sign)).findFirst();
    }

    static PartsOfDay named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// `yesterday afternoon`: the part of that day; empty if it is something else.
    static Optional<Interval> of(TimeMention mention, @Nullable Interval interval, ZoneId zone) {
        Matcher part = ON_DAY.matcher(mention.values().getFirst().timex());
        boolean whole = mention.values().getFirst() instanceof TimeValue.DateTimeRange range
                && range.modifier().isEmpty()
                && part.matches();
        Instant start = interval == null ? null : interval.start();
        return whole && start != null
                ? signed(part.group(1)).map(found -> found.on(start.atZone(zone).toLocalDate(), zone))
                : Optional.empty();
    }

    private Interval on(LocalDate day, ZoneId zone) {
        LocalDate last = from.isBefore(until) ? day : day.plusDays(1);
        return new Interval(
                day.atTime(from).atZone(zone).toInstant(),
                last.atTime(until).atZone(zone).toInstant());
    }
}
