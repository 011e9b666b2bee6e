package dev.whence.index.time;

import dev.whence.index.time.TimeValue.CustomaryRange;
import dev.whence.index.time.TimeValue.Date;
import dev.whence.index.time.TimeValue.DateRange;
import dev.whence.index.time.TimeValue.DateTime;
import dev.whence.index.time.TimeValue.DateTimeRange;
import dev.whence.index.time.TimeValue.NoSuchDate;
import dev.whence.index.time.TimeValue.Time;
import dev.whence.index.time.TimeValue.TimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Makes values and windows of what rules have read.
public final class Meanings {

    /// Hours that leave the half of the day open are taken to lie in the twelve from here on, where one must be
    /// chosen.
    static final LocalTime DAYTIME = LocalTime.of(7, 0);

    private final Reference reference;

    public Meanings(Reference reference) {
        this.reference = reference;
    }

    Meaning day(Day day) {
        return Meaning.of(
                day.date().map(date -> (TimeValue) new Date(day.timex(), date)),
                day.date().map(date -> Window.of(new Days(date, date.plusDays(1)))));
    }

    Meaning impossible(NamedDates.NoSuchDay day) {
        return Meaning.of(new NoSuchDate("XXXX-%02d-%02d".formatted(day.month(), day.day())), null);
    }

    Meaning period(Period period) {
        return Meaning.of(
                period.timexes().with(period.days(), (timex, days) -> range(period, timex, days)),
                period.days().map(Window::of));
    }

    Meaning range(Range range) {
        return new Meaning(period(range.period()).values(), range.windows());
    }

    private static TimeValue range(Period period, String timex, Days days) {
        return period.customary() && period.modifier().isEmpty()
                ? new CustomaryRange(timex, days.start(), days.end())
                : new DateRange(timex, days.start(), days.end(), period.modifier());
    }

    Meaning clock(Clock clock) {
        Readings<TimeValue> first = Readings.definite(new Time(clock.timex(), clock.time()));
        Clock other = clock.later();
        List<Readings<TimeValue>> values = clock.open()
                ? List.of(first, Readings.definite(new Time(other.timex(), other.time())))
                : List.of(first);
        Clock likely = clock.open() && clock.time().isBefore(DAYTIME) ? other : clock;
        return new Meaning(values, Moment.of(day(likely.time()), likely).windows());
    }

    /// A time of day in another zone: written as it is said, searched for when the clocks here showed it.
    Meaning clock(Clock clock, UnaryOperator<LocalDateTime> here) {
        Meaning there = clock(clock);
        return new Meaning(
                there.values(),
                Objects.requireNonNull(there.windows())
                        .map(window -> new Window(
                                here.apply(Objects.requireNonNull(window.start())),
                                here.apply(Objects.requireNonNull(window.end())))));
    }

    Meaning part(DayPart part) {
        Stretch latest = Stretch.of(day(part.start()), part);
        return Meaning.of(
                new TimeRange("T" + part.symbol(), part.start(), part.end(), part.modifier()), latest.windows());
    }

    Meaning spans(List<ClockSpan> spans) {
        ClockSpan likely = likely(spans);
        return new Meaning(
                spans.stream()
                        .map(span -> (TimeValue) new TimeRange(
                                span.timex(), span.start().time(), span.end().time(), ""))
                        .map(Readings::definite)
                        .toList(),
                Stretch.of(day(likely.start().time()), likely).windows());
    }

    static ClockSpan likely(List<ClockSpan> spans) {
        return spans.size() > 1 && spans.getFirst().start().time().isBefore(DAYTIME) ? spans.get(1) : spans.getFirst();
    }

    /// The last day on which that time had come, and the next one on which it will.
    Day day(LocalTime time) {
        LocalDateTime today = reference.today().atTime(time);
        LocalDate past = today.isAfter(reference.now()) ? reference.today().minusDays(1) : reference.today();
        return Day.open("", new Readings<>(past, past.plusDays(1)));
    }

    Meaning moments(List<Moment> moments) {
        return new Meaning(
                moments.stream()
                        .map(moment -> moment.at().map(at -> (TimeValue) new DateTime(moment.timex(), at)))
                        .toList(),
                Moment.likely(moments).windows());
    }

    /// The present, which is a moment but no stretch to search for.
    Meaning now() {
        return Meaning.of(new DateTime("PRESENT_REF", reference.now().truncatedTo(ChronoUnit.SECONDS)), null);
    }

    Meaning stretches(List<Stretch> stretches) {
        Stretch likely = stretches.size() > 1
                        && stretches.getFirst().start().past().toLocalTime().isBefore(DAYTIME)
                ? stretches.get(1)
                : stretches.getFirst();
        return new Meaning(stretches.stream().map(Meanings::range).toList(), likely.windows());
    }

    private static Readings<TimeValue> range(Stretch stretch) {
        return stretch.start()
                .with(
                        stretch.end(),
                        (start, end) -> new DateTimeRange(stretch.timex(), start, end, stretch.modifier()));
    }
}
