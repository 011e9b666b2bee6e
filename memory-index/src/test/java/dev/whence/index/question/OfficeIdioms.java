package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.failed;
import static dev.whence.index.question.Office.refused;
import static dev.whence.index.question.Office.says;

import dev.whence.decision.Decision;
import java.util.List;

/// Things said in idioms, in names of fields, and days of a month that is named elsewhere.
final class OfficeIdioms extends OfficeSums {

    OfficeIdioms(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        idioms();
        fields();
        daysOfMonths();
        eachStretch();
        slowest();
        listsOfDays();
        together();
    }

    private void idioms() {
        these(
                "idiom",
                refused().and(command("PayClaim")).and(actor("vera").negate()),
                "refused claim payments that vera had no part in",
                "refused claim payments which vera was not involved in");
        groups(
                "idiom",
                counts(refused().and(actor("rex")), OfficeSums::rule),
                "which rules did rex break, and how often each?",
                "which rules did rex violate and how many times each",
                "how often was each rule broken by rex");
        groups(
                "idiom",
                counts(
                        command("CloseClaim").and(accepted()).and(actor("vera", "rex", "claims-bot")),
                        OfficeSums::actorName),
                "vera, rex and claims-bot side by side: claims closed",
                "claims closed by vera, rex and claims-bot compared",
                "claims closed, head to head: vera, rex, claims-bot");
        these(
                "season",
                refused().and(says("spring flood")),
                "refusals about the spring flood",
                "what was refused because of the spring flood");
    }

    private void fields() {
        these(
                "field",
                failed("balance-suffices").and(actor("vera")),
                "failed_rule balance-suffices, agent vera",
                "failed_rule=balance-suffices agent=vera",
                "agent:vera failed_rule:balance-suffices",
                "failed_rule: balance-suffices, agent: vera");
        these(
                "field",
                refused().and(command("CloseClaim")),
                "command=CloseClaim outcome=refused",
                "outcome:refused command:CloseClaim");
    }

    private void daysOfMonths() {
        these(
                "day of month",
                refused().and(days("2026-04-21", "2026-05-01")),
                "refused in April, but only after the 20th",
                "refusals in April, only those after the 20th");
        these(
                "day of month",
                refused().and(days("2026-04-03", "2026-04-06")),
                "refusals in April, from the 3rd to the 5th",
                "refusals from the 3rd to the 5th, in April");
    }

    private void listsOfDays() {
        these(
                "list of days",
                refused().and(days("2026-04-20", "2026-04-23")),
                "refusals on 20, 21 and 22 April",
                "refusals on April 20, 21 and 22",
                "refusals on the 20th, 21st and 22nd of April");
        these(
                "list of days",
                refused().and(days("2026-04-20", "2026-04-21").or(days("2026-04-25", "2026-04-26"))),
                "refusals on 20 and 25 April",
                "refusals on April 20 and 25",
                "refusals on April 20th or 25th");
        groups(
                "list of days",
                counts(refused().and(days("2026-04-20", "2026-04-22")), OfficeSums::day),
                "refusals on each of the days 20 and 21 April");
    }

    private void together() {
        figure(
                "together",
                sum(command("PayClaim").and(accepted()).and(days("2026-04-01", "2026-05-01")), "payout"),
                "what were all claims paid in April worth together",
                "total value of claims paid in April");
        groups(
                "together",
                counts(command("PayClaim"), OfficeSums::outcome),
                "outcomes of all claim payments: how many of each?",
                "claim payments by outcome");
    }

    private void slowest() {
        groups(
                "slowest",
                top(1, counts(refused().and(days("2026-04-01", "2026-05-01")), OfficeSums::week), false),
                "quietest week for refusals in April",
                "slowest week for refusals in April");
    }

    private void eachStretch() {
        groups(
                "each stretch",
                counts(refused().and(days("2026-04-06", "2026-04-11")), OfficeSums::day),
                "refusals per day from 6 April to 10 April",
                "refusals by day from April 6 to April 10",
                "refusals each day between 6 April and 10 April");
    }
}
