package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.customer;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.failed;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.function.Predicate;

/// The same things said shortly, loosely, or of groups that are not said to be groups.
final class OfficeWordings extends OfficeSums {

    OfficeWordings(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        loosely();
        positions();
        owners();
        counted();
        numbers();
        rules();
    }

    private void loosely() {
        these(
                "shortened",
                refused().and(days("2026-04-03", "2026-04-06")),
                "refusals b/w 3 and 5 april",
                "refusals btwn April 3 & April 5",
                "refusals in april b/w the 3rd and the 5th");
        these(
                "nth week of a month",
                refused().and(days("2026-04-08", "2026-04-15")),
                "refusals in the second week of April",
                "refusals in the 2nd week of april",
                "refusals during the second week of April");
        these(
                "age",
                refused().and(decision -> decision.time().isBefore(java.time.Instant.parse("2026-04-19T09:00:00Z"))),
                "refusals older than two weeks",
                "refusals older than 14 days");
        first("order alone", true, 10, refused(), "refusals, latest first", "refusals newest first");
        first("order alone", false, 10, command("PayClaim"), "payments, oldest first", "payments earliest first");
        these(
                "contraction",
                command("PayClaim").and(accepted()).and(days("2026-04-20", "2026-04-27")),
                "payments we've accepted last week",
                "what payments have we accepted last week");
        these(
                "agent as the subject",
                customer("dora_maar_4471").and(agent()).and(refused()),
                "what was the assistant refused for dora_maar_4471",
                "refusals of the bot for dora_maar_4471");
    }

    private static Predicate<Decision> positions(long first, long last) {
        return decision ->
                decision.position().value() >= first && decision.position().value() <= last;
    }

    private void positions() {
        these(
                "number of a decision",
                positions(300, 300),
                "decision 300",
                "show me decision #300",
                "what is decision no 300");
        these("numbers", positions(100, 120), "decisions 100 to 120", "what happened between decisions 100 and 120");
        these(
                "before a number",
                positions(1, 99).and(refused()),
                "refusals before decision 100",
                "refusals up to decision 99");
        first(
                "after a number",
                false,
                10,
                positions(301, 600),
                "what happened after decision 300",
                "decisions after decision 300");
        these(
                "since a number",
                positions(580, 600).and(refused()),
                "refusals since decision 580",
                "refusals from decision 580 on");
    }

    private void owners() {
        groups(
                "who is asked for",
                counts(actor("vera").and(days("2026-04-20", "2026-04-27")), OfficeSums::customerName),
                "which customers did vera serve last week",
                "what customers did vera help last week");
        groups(
                "who is asked for",
                counts(refused().and(failed("payout-within-cover")), OfficeSums::agentName),
                "which agents were refused for payout-within-cover",
                "agents who were refused for payout-within-cover");
        groups(
                "which rules",
                counts(refused().and(actor("rex")), OfficeSums::rule),
                "which rules failed for rex",
                "rules broken by rex",
                "rules violated by rex",
                "breakdown of rex's refusals by rule");
    }

    private void counted() {
        figure(
                "entities that came about",
                count(command("SubmitClaim").and(accepted()).and(days("2026-04-01", "2026-05-01"))),
                "how many claims in April",
                "number of claims in April",
                "in April, how many claims");
        groups(
                "entities that came about",
                top(1, counts(command("SubmitClaim").and(accepted()), OfficeSums::customerName), true),
                "which customer had the most claims",
                "customer with the most claims",
                "top customer by number of claims");
        groups(
                "largest sums",
                top(3, sums(command("WithdrawMoney").and(accepted()), "amount", OfficeSums::customerName), true),
                "top 3 customers by amount withdrawn");
        groups(
                "how often in front of what",
                having(counts(command("CloseClaim").and(accepted()), OfficeSums::customerName), count -> count > 13),
                "customers that closed more than 13 claims");
    }

    private void numbers() {
        these(
                "numbers, not hours",
                command("PayClaim").and(refused()).and(Office.number("payout", value -> value >= 100 && value <= 200)),
                "payments between 100 and 200 that failed",
                "refused payments between 100 and 200");
        figure(
                "each counts once",
                distinct(history.stream()
                        .filter(refused().and(days("2026-04-20", "2026-04-22")))
                        .flatMap(OfficeSums::customerName)),
                "how many customers were refused on April 20 and April 21",
                "number of customers refused from April 20 to April 21");
        first("so many", true, 3, command("PayClaim"), "show 3 payments", "give me 3 payments", "list three payments");
        largest("in order of size", true, 10, "amount", command("WithdrawMoney"), "withdrawals, biggest first");
    }

    private void rules() {
        groups(
                "most violated",
                top(1, counts(refused(), OfficeSums::rule), true),
                "most frequently violated rule",
                "the most violated rule",
                "which rule blocks the most requests");
        these(
                "without what a rule demands",
                failed("receipt-is-attached").and(command("SubmitClaim")),
                "claims submitted without a receipt",
                "submissions without receipt",
                "submissions missing a receipt");
        groups(
                "fewest, asked behind",
                top(1, counts(refused(), OfficeSums::agentName), false),
                "fewest refusals: which agent",
                "which agent had the fewest refusals");
    }
}
