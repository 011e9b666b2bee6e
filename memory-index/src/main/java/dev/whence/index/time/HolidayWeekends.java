package dev.whence.index.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// The weekend beside a holiday, with the holiday if that is a Friday or a Monday: `Labor Day weekend 2021`.
final class HolidayWeekends {

    final Rule<Period> period;

    HolidayWeekends(Tokens tokens, Rule<Day> holiday, Rule<Day> day, Rule<Integer> year) {
        Rule<Day> named = tokens.any(Holidays.ALL)
                .with(tokens.word("weekend"))
                .with(tokens.word("of", ",").or(""))
                .and(year, (name, number) -> {
                    LocalDate date = name.inYear().apply(number);
                    return date == null ? null : Day.on(date);
                });
        Rule<String> of = tokens.word("weekend of", "the weekend of");
        Rule<Period> beside = Rule.anyOf(named, holiday.with(tokens.word("weekend")), of.then(holiday))
                .as(HolidayWeekends::beside);
        period = Rule.remembered(tokens, Rule.anyOf(beside, of.then(day).as(HolidayWeekends::around)));
    }

    /// The weekend in the week of a day.
    private static Period around(Day day) {
        Readings<Days> days = day.date().map(date -> {
            LocalDate saturday = Reference.monday(date).plusDays(5);
            return new Days(saturday, saturday.plusDays(2));
        });
        return Period.of(Reference.weekend(days.future().start()).timex(), days, Unit.WEEKEND);
    }

    private static Period beside(Day day) {
        Readings<Days> days = day.date().map(HolidayWeekends::beside);
        LocalDate saturday = days.future().start().with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        return Period.of(Reference.weekend(saturday).timex(), days, Unit.WEEKEND);
    }

    private static Days beside(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> new Days(day.minusDays(2), day.plusDays(1));
            case FRIDAY -> new Days(day, day.plusDays(3));
            case TUESDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY -> {
                LocalDate saturday = Reference.monday(day).plusDays(5);
                yield new Days(saturday, saturday.plusDays(2));
            }
        };
    }
}
