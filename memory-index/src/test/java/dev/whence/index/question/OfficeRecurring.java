package dev.whence.index.question;

import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.refused;
import static dev.whence.index.question.Office.time;
import static dev.whence.index.question.Office.weekday;

import dev.whence.decision.Decision;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Times that come again and again.
final class OfficeRecurring extends OfficeSums {

    OfficeRecurring(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        daysOfTheWeek();
        hours();
        both();
        without();
        groups();
    }

    private static Predicate<Decision> workday() {
        return weekday(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).negate();
    }

    /// From one hour until before another, on the next day if that is not later.
    private static Predicate<Decision> hours(int from, int until) {
        return decision -> {
            int hour = time(decision).getHour();
            return from < until ? hour >= from && hour < until : hour >= from || hour < until;
        };
    }

    private void daysOfTheWeek() {
        these(
                "recurring day",
                refused().and(weekday(DayOfWeek.MONDAY)),
                "refusals on Mondays",
                "refusals on any Monday",
                "what was refused every Monday",
                "refusals each Monday",
                "refusals on a Monday");
        these(
                "weekend",
                refused().and(workday().negate()),
                "refusals on weekends",
                "refusals at weekends",
                "weekend refusals",
                "what was refused on a weekend",
                "refusals every weekend",
                "refusals on Saturdays and Sundays",
                "refusals on Saturdays or Sundays");
        these(
                "weekdays",
                refused().and(workday()),
                "refusals on weekdays",
                "weekday refusals",
                "refusals on working days",
                "refusals on work days",
                "refusals every weekday");
        these(
                "recurring days and a period",
                refused().and(weekday(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)).and(days("2026-04-01", "2026-05-01")),
                "refusals on Tuesdays and Thursdays in April",
                "April refusals on Tuesdays or Thursdays",
                "in April, what was refused on Tuesdays & Thursdays");
    }

    private void hours() {
        these(
                "recurring hours",
                refused().and(hours(18, 24)),
                "refusals after 6pm",
                "refusals after 6 pm",
                "what was refused after 18:00",
                "refusals later than 6pm");
        these(
                "recurring hours and a period",
                refused().and(hours(0, 8)).and(days("2026-04-20", "2026-04-27")),
                "refusals before 8am in the week of April 20",
                "refusals last week before 8am",
                "last week's refusals before 8 am",
                "refusals between midnight and 8am last week");
        these(
                "hours over midnight",
                refused().and(hours(22, 6)),
                "refusals at night",
                "refusals overnight",
                "refusals between 10pm and 6am",
                "refusals from 22:00 to 06:00",
                "refusals during the night");
        these(
                "parts of the day",
                refused().and(hours(6, 12)).and(days("2026-04-01", "2026-05-01")),
                "refusals in the morning in April",
                "refusals in April in the mornings",
                "refusals every morning in April");
    }

    private void both() {
        these(
                "days and hours",
                refused().and(workday()).and(hours(9, 17)),
                "refusals between 9 and 5 on weekdays",
                "refusals on weekdays between 9am and 5pm",
                "refusals from 9 to 17 on weekdays",
                "refusals during office hours",
                "refusals within business hours",
                "refusals in working hours");
        these(
                "days and hours",
                refused().and(weekday(DayOfWeek.FRIDAY)).and(hours(17, 24)),
                "refusals on Fridays after 5pm",
                "refusals after 5pm on Fridays",
                "what was refused after 17:00 on a Friday");
        these(
                "days or hours",
                refused().and(workday().negate().or(hours(22, 6))),
                "refusals on weekends or at night",
                "refusals at night and on weekends",
                "refusals at night or at weekends");
        these(
                "days or hours",
                refused().and(hours(0, 8).or(hours(20, 24))).and(days("2026-04-01", "2026-05-01")),
                "refusals in April before 8am or after 8pm",
                "refusals in April after 20:00 or before 08:00");
        these(
                "mornings of two days",
                refused().and(weekday(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)).and(hours(6, 12)),
                "refusals on Monday and Friday mornings",
                "refusals on Monday mornings and Friday mornings",
                "refusals on Mondays and Fridays in the morning");
        these(
                "zone",
                refused().and(decision -> {
                    int hour = decision.time()
                            .atZone(ZoneId.of("America/New_York"))
                            .getHour();
                    return hour >= 9 && hour < 17;
                }),
                "refusals between 9am and 5pm New York time",
                "refusals between 9:00 and 17:00 America/New_York");
    }

    private void without() {
        these(
                "not recurring",
                command("WithdrawMoney").and(workday().and(hours(9, 17)).negate()),
                "withdrawals outside office hours",
                "withdrawals outside of business hours",
                "withdrawals after hours",
                "withdrawals out of hours",
                "withdrawals not in working hours");
        these(
                "not recurring",
                refused().and(actor("vera")).and(weekday(DayOfWeek.SUNDAY).negate()),
                "refusals by vera, but not on Sundays",
                "refusals by vera except on Sundays",
                "vera's refusals other than on Sundays",
                "refusals by vera not on a Sunday");
    }

    private void groups() {
        groups(
                "by day of the week",
                counts(
                        refused(),
                        decision ->
                                Stream.of(time(decision).getDayOfWeek().name().toLowerCase(Locale.ROOT))),
                "refusals by weekday",
                "refusals per day of the week",
                "how many refusals were there for each weekday",
                "refusals on weekdays versus weekends");
        groups(
                "by hour of the day",
                counts(
                        refused(),
                        decision -> Stream.of("%02d:00".formatted(time(decision).getHour()))),
                "refusals by hour of the day",
                "refusals per hour of day",
                "number of refusals by time of day");
    }
}
