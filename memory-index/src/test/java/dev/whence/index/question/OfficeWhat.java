package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.entity;
import static dev.whence.index.question.Office.failed;
import static dev.whence.index.question.Office.number;
import static dev.whence.index.question.Office.refused;
import static dev.whence.index.question.Office.says;

import dev.whence.decision.Decision;
import java.util.List;
/// What was asked for, how it ended, how much, and why.

final class OfficeWhat extends OfficeQuestions {

    OfficeWhat(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        outcomes();
        ids();
        numbers();
        reasons();
        orders();
        combined();
        stated();
        made();
        misspelt();
        moreNumbers();
    }

    private void outcomes() {
        these(
                "outcome",
                command("WithdrawMoney").and(refused()),
                "refused withdrawals",
                "Which withdrawals were turned down?",
                "withdrawals that failed",
                "withdrawals that did not succeed",
                "withdrawals which were not accepted",
                "withdrawals that were not allowed",
                "withdrawals that got rejected",
                "withdrawals that never went through",
                "unsuccessful withdrawals",
                "attempted withdrawals that were refused",
                "withdrawals which could not be carried out");
        these(
                "outcome",
                command("WithdrawMoney").and(accepted()),
                "accepted withdrawals",
                "withdrawals that went through",
                "successful withdrawals",
                "withdrawals that were allowed",
                "withdrawals that were not refused",
                "withdrawals that weren't turned down",
                "withdrawals that succeeded");
        these(
                "outcome",
                command("CloseClaim").and(accepted()),
                "claims closed",
                "which claims were closed?",
                "closed claims",
                "claims that have been closed");
    }

    private void ids() {
        String claim = "CLM-" + (100_000 + 37 * 20);
        String account = "ACC-" + (200_000 + 53 * 11);
        these(
                "id",
                entity(claim),
                "history of " + claim,
                "what happened to claim " + claim,
                "everything about claim " + claim.substring(4),
                "show me " + claim.toLowerCase(java.util.Locale.ROOT),
                "CLM " + claim.substring(4));
        these(
                "id",
                entity(account).and(refused()),
                "refusals on account " + account,
                "refused requests for " + account,
                "what was refused for account " + account.substring(4));
        these(
                "misspelt id",
                entity(account),
                "what happened to " + account.replace("ACC", "ACCC"),
                "history of account " + account.replace("ACC", "AC"));
        these(
                "two ids",
                entity(claim).or(entity("CLM-" + (100_000 + 37 * 21))),
                "history of " + claim + " and CLM-" + (100_000 + 37 * 21),
                claim + " or CLM-" + (100_000 + 37 * 21));
    }

    private void numbers() {
        these(
                "number",
                command("WithdrawMoney").and(number("amount", value -> value > 750)),
                "withdrawals over $750",
                "withdrawals above 750 dollars",
                "withdrawals of more than 750",
                "withdrawals bigger than $750",
                "withdrawals worth more than 750 USD",
                "withdrawals exceeding 750 dollars",
                "withdrawals with an amount over 750",
                "withdrawals whose amount is greater than 750",
                "withdrawals where the amount was above $750");
        these(
                "number",
                command("PayClaim").and(number("payout", value -> value >= 300 && value <= 400)),
                "payments between 300 and 400 dollars",
                "payments of 300 to 400 dollars",
                "payments from $300 to $400",
                "payments with a payout between 300 and 400",
                "payments of at least 300 and at most 400 dollars",
                "payments of $300-$400");
        these(
                "number",
                command("WaivePremium").and(number("premium", value -> value < 100)),
                "waivers of less than 100 dollars",
                "waivers under $100",
                "waivers below one hundred dollars",
                "waivers with a premium of less than 100",
                "waivers cheaper than $100");
    }

    private void reasons() {
        these(
                "reason",
                command("PayClaim").and(failed("payout-within-cover")),
                "payments refused because the payout was not within cover",
                "payments refused because the payout was higher than the policy covers",
                "payments that failed payout-within-cover",
                "payments that broke the rule payout within cover",
                "payments turned down due to payout-within-cover");
        these(
                "reason",
                command("SubmitClaim").and(failed("receipt-is-attached")),
                "submissions refused because no receipt was attached",
                "submissions refused for lack of a receipt",
                "submissions refused because the receipt was missing",
                "submissions without a receipt that were refused");
        these(
                "stated words",
                command("SubmitClaim").and(says("burst pipe")),
                "submissions that mention a burst pipe",
                "submissions about a burst pipe",
                "submissions with the reason \"burst pipe in the cellar\"",
                "submissions because of a burst pipe");
        these(
                "stated words",
                command("CloseClaim").and(says("duplicate")),
                "closures as duplicate",
                "claim closures with closing reason duplicate",
                "closures of duplicate claims");
        these(
                "negated words",
                command("CloseClaim").and(says("settled in court").negate()),
                "closures with a reason other than settled in court",
                "closures except those settled in court",
                "closures not settled in court",
                "closures that do not mention \"settled in court\"");
    }

    private void orders() {
        first(
                "order",
                true,
                3,
                command("WithdrawMoney").and(refused()),
                "the latest three refused withdrawals",
                "last 3 refused withdrawals",
                "the three most recent refused withdrawals",
                "newest three withdrawals that were refused",
                "3 latest withdrawals which were refused");
        first(
                "order",
                false,
                1,
                command("WithdrawMoney").and(actor("rex")),
                "rex's first withdrawal",
                "the first withdrawal by rex",
                "the very first withdrawal of rex",
                "oldest withdrawal by rex",
                "when did rex first withdraw money");
        first(
                "order",
                true,
                1,
                actor("kiosk").and(refused()),
                "the last refusal of kiosk",
                "when was kiosk last refused",
                "most recent refusal of the kiosk",
                "kiosk's latest refusal");
        first(
                "order",
                false,
                5,
                command("SubmitClaim").and(days("2026-04-01", "2026-05-01")),
                "first five submissions in April",
                "the earliest 5 submissions of April",
                "5 oldest submissions from April");
    }

    private void combined() {
        these(
                "time and actor",
                actor("vera")
                        .and(refused())
                        .and(days("2026-04-01", "2026-05-01"))
                        .and(command("PayClaim")),
                "In April, which payments was vera refused?",
                "which of vera's payments were turned down in April",
                "vera, April: refused payments",
                "payments refused to vera in April",
                "did vera have payments refused in April?");
        these(
                "command or command",
                command("PayClaim", "CloseClaim").and(actor("rex")).and(refused()),
                "refused payments and closures by rex",
                "rex's refused payments or closures",
                "payments or closures rex was refused");
        these(
                "number and time and actor",
                command("WithdrawMoney")
                        .and(number("amount", value -> value > 400))
                        .and(agent())
                        .and(days("2026-04-01", "2026-04-16")),
                "withdrawals over $400 by agents in the first half of April",
                "in the first half of April, withdrawals by an agent of more than 400 dollars",
                "withdrawals by agents above $400 between April 1 and April 15");
        these(
                "client",
                decision -> "desk".equals(decision.origin().client())
                        && decision.outcome().isRefusal(),
                "refusals via desk",
                "refusals through the desk",
                "refusals from client desk");
    }

    private void misspelt() {
        these(
                "misspelt word",
                command("WithdrawMoney").and(refused()),
                "refused withdrawls",
                "rejcted withdrawals",
                "withdrawals that were refussed",
                "refused withdrawels",
                "refused witdrawals");
        these(
                "misspelt word",
                command("PayClaim").and(refused()).and(days("2026-04-01", "2026-05-01")),
                "refused paymnts in April",
                "refused payments in Apirl",
                "refused payements in april");
        these(
                "misspelt rule",
                failed("payout-within-cover"),
                "payout-within-covr",
                "violations of payout within cover",
                "decisions that failed payout_within_cover",
                "what failed the rule payout-within-cover",
                "payout within cover not met");
        String claim = "CLM-" + (100_000 + 37 * 33);
        these(
                "misspelt id",
                entity(claim),
                "what happened to " + claim.replace("CLM-", "CLM"),
                "history of " + claim.replace("CLM-", "clm_"),
                "everything on claim number " + claim.substring(4));
    }

    private void moreNumbers() {
        these(
                "number",
                command("WithdrawMoney").and(number("amount", value -> value >= 900)),
                "withdrawals of $900 or more",
                "withdrawals of 900 dollars and up",
                "withdrawals of at least $900",
                "withdrawals of no less than 900 dollars",
                "withdrawals of nine hundred dollars or more",
                "withdrawals >= 900",
                "withdrawals with amount>=900",
                "withdrawals from $900 upwards",
                "withdrawals of $900+");
        these(
                "number",
                command("WithdrawMoney").and(number("amount", value -> value <= 100)),
                "withdrawals of 100 dollars or less",
                "withdrawals of up to $100",
                "withdrawals of at most a hundred dollars",
                "withdrawals of $100 at most",
                "withdrawals not above $100",
                "withdrawals of $100 or under");
        these(
                "two numbers",
                command("WithdrawMoney").and(number("amount", value -> value > 200 && value < 300)),
                "withdrawals over 200 but under 300 dollars",
                "withdrawals of more than $200 and less than $300",
                "withdrawals above $200 and below $300",
                "withdrawals over $200 but not over $299.999");
        largest(
                "extreme",
                true,
                1,
                "amount",
                command("WithdrawMoney").and(accepted()),
                "the largest accepted withdrawal",
                "biggest withdrawal that was accepted",
                "highest accepted withdrawal",
                "the accepted withdrawal with the highest amount",
                "which accepted withdrawal was the largest");
        largest(
                "extreme",
                false,
                3,
                "payout",
                command("PayClaim").and(actor("vera")),
                "vera's three smallest payments",
                "the 3 smallest payments by vera",
                "the three lowest payments by vera",
                "three cheapest payments by vera");
        largest(
                "extreme",
                true,
                2,
                "premium",
                command("WaivePremium").and(days("2026-04-01", "2026-05-01")),
                "the two highest waivers in April",
                "two largest waivers in April",
                "in April, the two biggest waivers",
                "top 2 waivers in April by premium");
    }

    private void stated() {
        these(
                "stated reason",
                command("PayClaim").and(says("hail on the greenhouse")),
                "payments in which the reason was hail on the greenhouse",
                "payments whose reason was hail on the greenhouse",
                "payments where the stated reason is hail on the greenhouse",
                "payments made because of hail on the greenhouse");
        these(
                "stated reason",
                command("PayClaim").and(says("hail on the greenhouse").negate()),
                "payments whose reason was not hail on the greenhouse",
                "payments where the reason wasn't hail on the greenhouse",
                "payments for a reason other than hail on the greenhouse");
        these(
                "stated reason",
                command("CloseClaim").and(accepted()).and(says("stolen bicycle")),
                "claims closed because of a stolen bicycle",
                "claims closed because of the stolen bicycle");
        these(
                "rule by some words",
                failed("payout-within-cover"),
                "violations of the cover rule",
                "decisions that broke the payout cover rule",
                "decisions that failed the payout check");
        these(
                "rule by some words",
                command("SubmitClaim").and(failed("receipt-is-attached")),
                "submissions refused where the receipt was missing",
                "submissions that failed the receipt check",
                "submissions that violated the receipt rule");
    }

    private void made() {
        these(
                "what it came to",
                command("SubmitClaim").and(accepted()).and(number("amount", value -> value > 900)),
                "claims over $900",
                "claims worth more than 900 dollars",
                "which claims were above $900");
        largest(
                "what it came to",
                true,
                3,
                "amount",
                command("SubmitClaim").and(accepted()).and(days("2026-04-01", "2026-05-01")),
                "the three largest claims of April",
                "3 biggest claims in April");
        these(
                "stated reason",
                command("CloseClaim").and(says("burst pipe in the cellar")),
                "closures with the reason burst pipe in the cellar",
                "closures that gave burst pipe in the cellar as the reason");
        these(
                "state as reason",
                command("AssignAdjuster").and(refused()),
                "assignments refused because the claim was already closed",
                "assignments refused because the claim had been closed");
    }
}
