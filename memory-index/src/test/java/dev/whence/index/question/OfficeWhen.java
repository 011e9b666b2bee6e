package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.between;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.number;
import static dev.whence.index.question.Office.refused;
import static dev.whence.index.question.Office.says;
import static dev.whence.index.question.Office.weekday;

import dev.whence.decision.Decision;
import java.time.DayOfWeek;
import java.util.List;
import java.util.function.Predicate;
/// When it happened.

final class OfficeWhen extends OfficeQuestions {

    OfficeWhen(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        times();
        zones();
        completed();
        moreTimes();
    }

    private void times() {
        Predicate<Decision> refusals = refused();
        these(
                "time",
                refusals.and(between("2026-05-02T15:00:00Z", "2026-05-02T17:00:00Z")),
                "refusals between 3pm and 5pm yesterday",
                "refusals yesterday between 3 and 5 pm",
                "refusals yesterday from 15:00 to 17:00",
                "refusals from 3pm to 5pm yesterday",
                "what was refused yesterday afternoon between 3pm and 5pm");
        these(
                "time",
                refusals.and(days("2026-04-20", "2026-04-27")),
                "refusals last week",
                "refusals in the week of April 20",
                "refusals from April 20 through April 26",
                "refusals between 20 and 26 April",
                "refusals from the 20th to the 26th of April");
        these(
                "time",
                refusals.and(days("2026-04-15", "2026-05-04")),
                "refusals since April 15",
                "refusals since 15 April",
                "refusals from April 15 on",
                "refusals on or after April 15",
                "refusals from April 15 onwards",
                "refusals starting April 15",
                "refusals not before April 15",
                "refusals no earlier than April 15");
        these(
                "time",
                refusals.and(days("2026-01-01", "2026-04-10")),
                "refusals before April 10",
                "refusals until April 9",
                "refusals up to April 9",
                "refusals by April 9",
                "refusals earlier than April 10",
                "refusals prior to April 10",
                "refusals on or before April 9",
                "refusals no later than April 9",
                "refusals not after April 9");
        these(
                "time",
                refusals.and(days("2026-04-03", "2026-04-17")),
                "refusals in the two weeks before April 17",
                "refusals during the 14 days before April 17",
                "refusals within two weeks before April 17");
        these(
                "weekday",
                refusals.and(weekday(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)).and(days("2026-04-25", "2026-04-27")),
                "refusals last weekend",
                "refusals on the last weekend of April",
                "refusals on the weekend of April 25");
        these(
                "part of a day",
                refusals.and(between("2026-04-30T12:00:00Z", "2026-05-01T00:00:00Z")),
                "refusals on April 30 after noon",
                "refusals on April 30 from noon on",
                "refusals on 30 April since 12:00");
    }

    private void zones() {
        these(
                "zone",
                refused().and(between("2026-04-28T13:00:00Z", "2026-04-28T21:00:00Z")),
                "refusals between 9am and 5pm EDT on April 28",
                "refusals on April 28 between 9am and 5pm EDT",
                "refusals on April 28 from 9:00 to 17:00 America/New_York",
                "refusals on April 28 between 9am and 5pm New York time",
                "refusals on April 28 between 1pm and 9pm UTC");
        these(
                "zone",
                refused().and(between("2026-04-28T13:00:00Z", "2026-05-04T00:00:00Z")),
                "refusals since April 28, 9am EDT",
                "refusals since 2026-04-28T13:00:00Z",
                "refusals since 15:00 Europe/Berlin on April 28");
    }

    private void moreTimes() {
        these(
                "time",
                refused().and(days("2026-04-08", "2026-04-15")),
                "refusals between the 8th and the 14th of April",
                "refusals April 8-14",
                "refusals from 8 to 14 April",
                "refusals 2026-04-08 to 2026-04-14",
                "refusals from 2026-04-08 until 2026-04-14");
        these(
                "time",
                refused().and(days("2026-04-01", "2026-04-16")),
                "refusals in the first half of April",
                "refusals in the first 15 days of April",
                "refusals April 1st through 15th");
        these(
                "time",
                refused().and(days("2026-04-28", "2026-05-01")),
                "refusals in the last three days of April",
                "refusals in the final 3 days of April",
                "refusals from April 28 until the end of April",
                "refusals between April 28 and the end of April");
        these(
                "time",
                refused().and(between("2026-05-01T09:00:00Z", "2026-05-03T09:00:00Z")),
                "refusals in the past 48 hours",
                "refusals in the last 48 hours",
                "refusals during the last 48 hours",
                "refusals within the past 48 hours");
        these(
                "time",
                refused().and(days("2026-05-01", "2026-05-04")),
                "refusals this month",
                "refusals so far this month",
                "refusals in May",
                "refusals since the beginning of May",
                "refusals since the start of the month",
                "refusals since May 1st");
        these(
                "time",
                refused().and(days("2026-05-01", "2026-05-02")),
                "refusals the day before yesterday",
                "refusals on Friday",
                "refusals two days ago",
                "refusals on 1 May",
                "refusals on May 1st, 2026",
                "refusals on the first of May");
        these(
                "time",
                refused().and(days("2026-04-27", "2026-05-04")),
                "refusals this week",
                "refusals since Monday",
                "refusals in the current week",
                "refusals so far this week");
        these(
                "time",
                refused().and(between("2026-04-29T09:00:00Z", "2026-04-29T12:00:00Z")),
                "refusals on April 29 between 9 and 12 o'clock",
                "refusals on Wednesday between 9am and noon",
                "refusals on April 29 from 9am until noon");
        these(
                "time or time",
                refused().and(days("2026-04-06", "2026-04-07").or(days("2026-04-10", "2026-04-11"))),
                "refusals on April 6 and April 10",
                "refusals on April 6 or April 10",
                "refusals on the 6th and the 10th of April");
        these(
                "time but not",
                refused()
                        .and(days("2026-04-01", "2026-05-01"))
                        .and(days("2026-04-13", "2026-04-20").negate()),
                "refusals in April except in the week of April 13",
                "refusals in April, but not between April 13 and April 19",
                "refusals in April outside the week of April 13",
                "refusals in April excluding April 13 to April 19");
        these(
                "either end",
                refused().and(days("2026-04-05", "2026-04-29").negate()),
                "refusals before April 5 or after April 28",
                "refusals before 5 April or since 29 April",
                "refusals after April 28 or before April 5");
        these(
                "time and position",
                refused().and(days("2026-04-21", "2026-04-25")),
                "refusals after April 20 and before April 25",
                "refusals later than April 20 but earlier than April 25",
                "refusals since April 21 but before April 25",
                "refusals after April 20 up to April 24",
                "refusals not before April 21 and not after April 24");
    }

    private void completed() {
        these(
                "outcome and time",
                command("WithdrawMoney").and(accepted()).and(days("2026-04-01", "2026-05-01")),
                "withdrawals completed in April",
                "completed withdrawals in April",
                "withdrawals that were executed in April");
        these(
                "currency before",
                command("WithdrawMoney")
                        .and(number("amount", value -> value > 400))
                        .and(days("2026-04-01", "2026-05-01")),
                "withdrawals above EUR 400 in April",
                "withdrawals in April over USD 400",
                "April withdrawals of more than eur 400");
        these(
                "because, not refused",
                command("PayClaim").and(says("hail on the greenhouse")).and(days("2026-04-01", "2026-05-01")),
                "payments because of hail on the greenhouse, in April",
                "payments in April because of hail on the greenhouse");
    }
}
