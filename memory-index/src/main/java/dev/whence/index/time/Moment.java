package dev.whence.index.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// A time on a day.
///
/// @param precision how many of hour, minute and second are said: 1, 2 or 3
record Moment(String timex, Readings<LocalDateTime> at, int precision) {

    static Moment of(Day day, Clock clock) {
        return new Moment(
                day.timex() + clock.timex(), day.date().map(date -> date.atTime(clock.time())), clock.precision());
    }

    /// In both halves of the day if the clock leaves it open.
    static List<Moment> both(Day day, Clock clock) {
        return clock.open() ? List.of(of(day, clock), of(day, clock.later())) : List.of(of(day, clock));
    }

    static Moment exactly(LocalDateTime at) {
        LocalDateTime second = at.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(timex(second), Readings.definite(second), 3);
    }

    /// To the second, which [LocalDateTime#toString] leaves out where it is 0.
    static String timex(LocalDateTime at) {
        return "%sT%02d:%02d:%02d".formatted(at.toLocalDate(), at.getHour(), at.getMinute(), at.getSecond());
    }

    /// The moment that is meant if nothing else is said: by day rather than by night.
    static Moment likely(List<Moment> moments) {
        return moments.size() > 1 && moments.getFirst().at.past().getHour() < Meanings.DAYTIME.getHour()
                ? moments.get(1)
                : moments.getFirst();
    }

    Readings<Window> windows() {
        ChronoUnit unit = Stream.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                .toList()
                .get(precision - 1);
        return at.map(start -> new Window(start, start.plus(1, unit)));
    }
}
