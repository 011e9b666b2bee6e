package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.clerk;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.customer;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Counts, sums and averages of all, or compared.
final class OfficeFigures extends OfficeSums {

    OfficeFigures(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        comparedMore();
        counts();
        sums();
        negated();
        compared();
        thresholds();
        moreCounts();
    }

    private void counts() {
        figure(
                "count",
                count(command("PayClaim").and(refused())),
                "how many payments were refused?",
                "number of refused payments",
                "count the refused payments",
                "how often was a payment refused",
                "how many times was a payment turned down",
                "in how many cases was a payment refused",
                "the total number of refused payments",
                "what is the number of payments that were refused");
        figure(
                "count",
                count(command("CloseClaim").and(accepted()).and(actor("rex"))),
                "how many claims did rex close",
                "how many claims were closed by rex?",
                "number of claims closed by rex");
        figure(
                "distinct",
                distinct(history.stream()
                        .filter(refused().and(command("WithdrawMoney")))
                        .flatMap(OfficeSums::customerName)),
                "how many different customers were refused a withdrawal",
                "for how many distinct customers was a withdrawal refused",
                "number of different customers with refused withdrawals");
        figure(
                "distinct",
                distinct(history.stream()
                        .filter(refused().and(days("2026-04-01", "2026-05-01")))
                        .flatMap(OfficeSums::agentName)),
                "how many different agents were refused something in April",
                "how many distinct agents were refused in April");
    }

    private void sums() {
        Predicate<Decision> withdrawn = command("WithdrawMoney").and(accepted());
        figure(
                "sum",
                sum(withdrawn, "amount"),
                "how much money was withdrawn in total",
                "how much was withdrawn?",
                "total amount withdrawn",
                "the sum of all accepted withdrawals",
                "sum of money withdrawn",
                "what is the total of accepted withdrawals",
                "how much did accepted withdrawals come to in total");
        figure(
                "sum",
                sum(command("PayClaim").and(accepted()).and(actor("vera")), "payout"),
                "how much was paid by vera",
                "how much did vera pay out in total",
                "total payout of claims paid by vera",
                "sum of payouts paid by vera");
        figure(
                "average",
                average(withdrawn, "amount"),
                "average amount withdrawn",
                "average accepted withdrawal",
                "what was the mean of the accepted withdrawals",
                "how much was withdrawn on average",
                "the average value of accepted withdrawals");
        groups(
                "sum by",
                sums(withdrawn, "amount", OfficeSums::customerName),
                "how much was withdrawn per customer",
                "total withdrawn by customer",
                "total amount withdrawn for each customer",
                "sum of accepted withdrawals per customer");
        groups(
                "sum by",
                sums(withdrawn, "amount", OfficeSums::week),
                "how much was withdrawn per week",
                "total withdrawn each week",
                "weekly total of accepted withdrawals",
                "money withdrawn per week");
    }

    private void negated() {
        figure(
                "negated count",
                count(refused().and(clerk().negate())),
                "how many refusals were not of a human",
                "how many refusals, not counting those by humans",
                "number of refusals not by a person");
        figure(
                "negated count",
                count(command("CloseClaim").and(agent().negate())),
                "how many closures were not made by an agent",
                "number of closures without an agent",
                "how many closures were made without any agent");
        groups(
                "negated groups",
                counts(refused().and(actor("vera").negate()), OfficeSums::rule),
                "refusals by rule, not counting vera",
                "refusals by rule, except vera's",
                "refusals per rule without vera",
                "refusals per rule, leaving out vera");
        figure(
                "negated count",
                count(customer("ada_lovelace_1815").and(command("SubmitClaim").negate())),
                "how many decisions for Ada Lovelace were not submissions",
                "number of decisions for Ada Lovelace other than submissions");
    }

    private void compared() {
        Predicate<Decision> payments = command("PayClaim");
        groups(
                "compared",
                counts(payments.and(actor("vera", "rex")), OfficeSums::actorName),
                "more payments by vera or by rex?",
                "were there more payments by vera or by rex",
                "who made more payments, vera or rex?",
                "did vera or rex make more payments",
                "compare payments by vera and rex",
                "payments of vera versus rex",
                "payments: vera vs rex",
                "who had fewer payments, vera or rex");
        groups(
                "compared",
                counts(payments, OfficeSums::outcome),
                "were more payments refused or accepted?",
                "more payments accepted or refused?",
                "compare refused and accepted payments",
                "refused vs accepted payments");
        groups(
                "compared",
                counts(command("PayClaim", "CloseClaim").and(actor("rex")), OfficeSums::commandName),
                "did rex make more payments or closures?",
                "more payments or closures by rex?",
                "rex: payments versus closures");
        groups(
                "compared",
                counts(refused().and(days("2026-03-01", "2026-05-01")), OfficeSums::month),
                "were there more refusals in March or in April",
                "more refusals in March or April?",
                "compare refusals in March and April",
                "refusals in March versus April");
    }

    private void thresholds() {
        Map<String, Double> customers = counts(refused().and(command("PayClaim")), OfficeSums::customerName);
        double middle = customers.values().stream().sorted().toList().get(customers.size() / 2);
        int limit = (int) middle;
        groups(
                "threshold",
                having(customers, value -> value > limit),
                "customers with more than " + limit + " refused payments",
                "which customers had more than " + limit + " refused payments",
                "which customers were refused payments more than " + limit + " times");
        groups(
                "threshold",
                having(customers, value -> value >= limit),
                "customers with at least " + limit + " refused payments",
                "which customers have " + limit + " or more refused payments",
                "customers whose payments were refused at least " + limit + " times");
        groups(
                "threshold",
                having(customers, value -> value < limit),
                "customers with fewer than " + limit + " refused payments",
                "which customers had less than " + limit + " refused payments");
        groups(
                "threshold",
                having(counts(command("SubmitClaim").and(accepted()), OfficeSums::day), value -> value > 2),
                "days with more than two claims submitted",
                "days on which more than 2 claims were submitted");
        Map<String, Double> byDay = counts(refused(), OfficeSums::day);
        groups(
                "threshold",
                having(byDay, value -> value <= 2),
                "days with at most two refusals",
                "on which days were there at most 2 refusals",
                "days with no more than 2 refusals");
        Map<String, Double> claims = counts(
                command("PayClaim").and(refused()),
                decision -> decision.boundary().entities().stream().map(Object::toString));
        groups(
                "threshold",
                having(claims, value -> value > 1),
                "claims with more than one refused payment",
                "which claims had more than one refused payment",
                "claims for which a payment was refused more than once",
                "claims refused a payment at least twice");
    }

    private void moreCounts() {
        figure(
                "count",
                count(refused()),
                "how many refusals are there",
                "how many refusals were there in all",
                "how many decisions were refused",
                "total number of refusals",
                "number of refusals overall",
                "how many requests were turned down altogether");
        figure(
                "count",
                count(actor("vera").and(refused()).and(days("2026-04-01", "2026-05-01"))),
                "how many times was vera refused in April",
                "how often did vera fail in April",
                "in April, how many of vera's requests were refused",
                "number of refusals vera got in April");
        figure(
                "count",
                count(command("WithdrawMoney").and(Office.number("amount", value -> value > 500))),
                "how many withdrawals were over $500",
                "how many withdrawals exceeded 500 dollars",
                "number of withdrawals above $500",
                "how many withdrawals of more than 500 dollars were there");
        figure(
                "distinct",
                distinct(history.stream().filter(refused()).flatMap(OfficeSums::rule)),
                "how many different rules failed",
                "number of distinct rules that failed");
        figure(
                "sum",
                sum(command("PayClaim").and(accepted()).and(days("2026-04-01", "2026-05-01")), "payout"),
                "how much was paid in April",
                "total paid in April",
                "what was paid in April in total",
                "sum of the payouts paid in April",
                "how much money was paid out in April");
        figure(
                "average",
                average(command("PayClaim").and(refused()), "payout"),
                "average payout of refused payments",
                "average of refused payments",
                "mean payout of the payments that were refused");
    }

    private void comparedMore() {
        groups(
                "compared",
                counts(refused().and(days("2026-03-01", "2026-05-01")), OfficeSums::month),
                "refusals compared between March and April",
                "compare refusals between March and April");
        groups(
                "compared money",
                sums(command("PayClaim").and(accepted()).and(actor("vera", "rex")), "payout", OfficeSums::actorName),
                "was more paid by vera or by rex",
                "who paid more money, vera or rex",
                "total paid by vera versus rex");
    }
}
