package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.clerk;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.customer;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.failed;
import static dev.whence.index.question.Office.number;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.function.Predicate;
/// Who acted, for whom, and who did not.

final class OfficeWho extends OfficeQuestions {

    OfficeWho(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        actors();
        people();
        negations();
        nobody();
        only();
        names();
        asking();
        partly();
        slips();
    }

    private void actors() {
        these(
                "actor",
                actor("vera").and(refused()),
                "what was vera refused",
                "vera's refusals",
                "refusals of vera",
                "requests by vera that were refused",
                "things vera tried that were denied",
                "everything agent vera was denied",
                "everything that vera attempted and that failed",
                "refused requests from vera");
        these(
                "actor",
                actor("vera", "rex").and(command("PayClaim")),
                "payments by vera or rex",
                "claim payments by vera and rex",
                "payments of claims by either vera or rex",
                "payments by vera and by rex");
        these(
                "actor",
                actor("nightly-feed"),
                "what did the nightly feed do",
                "everything by nightly-feed",
                "everything done by the nightly feed");
        these(
                "actor",
                actor("maria.lopez").and(command("CloseClaim")),
                "closures by maria.lopez",
                "closures by Maria Lopez",
                "attempts by Maria Lopez to close a claim",
                "claim closures made by maria lopez");
    }

    private void people() {
        these(
                "human",
                clerk().and(command("CloseClaim")),
                "claim closures by a human",
                "closures by people",
                "closures made by humans",
                "closures by a person",
                "closures by human staff",
                "closures by employees",
                "closures done by a clerk",
                "manual closures");
        these(
                "agent",
                agent().and(command("CloseClaim")),
                "closures by an agent",
                "closures by agents",
                "closures by bots",
                "closures made by AI agents",
                "closures by any agent");
        these(
                "program",
                actor("nightly-feed", "kiosk").and(command("CloseClaim")),
                "closures by programs",
                "closures by a program",
                "closures made by systems");
        these(
                "human",
                clerk().negate().and(command("CloseClaim")),
                "closures not by a human",
                "closures that were not made by a person",
                "closures, except by humans");
        these(
                "agent",
                agent().negate().and(command("CloseClaim")),
                "closures not by an agent",
                "closures without an agent",
                "closures by anyone but an agent");
    }

    private void negations() {
        Predicate<Decision> payments = command("PayClaim");
        these(
                "negation",
                payments.and(refused()).and(actor("vera").negate()),
                "refused payments not by vera",
                "refused payments, but not those by vera",
                "payments that were refused, except by vera",
                "refused payments other than vera's",
                "refused payments by anyone but vera",
                "refused payments by everyone except vera",
                "refused payments excluding vera",
                "refused payments excluding those of vera",
                "refused payments from anybody other than vera",
                "refused payments that did not come from vera",
                "refused payments that weren't made by vera");
        these(
                "neither nor",
                payments.and(actor("vera", "rex").negate()),
                "payments by neither vera nor rex",
                "payments not by vera or rex",
                "payments by anyone except vera and rex",
                "payments that neither vera nor rex made",
                "payments by all but vera and rex",
                "payments other than by vera or rex");
        these(
                "all but",
                command("PayClaim", "SubmitClaim").negate().and(actor("rex")),
                "everything by rex except payments and submissions",
                "all that rex did but payments and submissions",
                "what did rex do other than payments and submissions",
                "everything rex did apart from payments and submissions",
                "everything of rex that is neither a payment nor a submission");
        these(
                "negated time",
                command("WaivePremium").and(days("2026-04-01", "2026-05-01").negate()),
                "waivers not in April",
                "waivers outside April",
                "waivers outside of April",
                "waivers except in April",
                "waivers that were not made in April");
        these(
                "negated number",
                command("WithdrawMoney").and(number("amount", value -> value <= 500)),
                "withdrawals not over 500 dollars",
                "withdrawals of no more than $500",
                "withdrawals not exceeding $500",
                "withdrawals that were not more than 500 dollars");
        these(
                "negated rule",
                payments.and(refused()).and(failed("claim-is-open").negate()),
                "payments refused for a reason other than claim-is-open",
                "refused payments, but not because of claim-is-open",
                "refused payments except those for claim-is-open",
                "payments refused for anything but claim-is-open");
        these(
                "double negation",
                payments.and(accepted()).and(actor("vera").negate()),
                "payments that were not refused and not by vera",
                "payments not refused, not by vera",
                "accepted payments that were not by vera");
    }

    private void nobody() {
        these(
                "nothing fits",
                decision -> false,
                "closures by nobody.atall",
                "waivers in January",
                "waivers on 31 February",
                "withdrawals over a million dollars",
                "withdrawals over 5000 dollars",
                "payments by vera in 2024");
    }

    private void only() {
        these(
                "only",
                command("SubmitClaim").and(refused()),
                "only the refused submissions",
                "submissions, only refused ones",
                "submissions that were refused, nothing else",
                "just the submissions that were refused");
        these(
                "only",
                command("SubmitClaim").and(actor("rex")),
                "submissions only by rex",
                "only submissions by rex",
                "submissions by rex alone",
                "submissions by rex only");
    }

    private void names() {
        these(
                "name",
                customer("ada_lovelace_1815").and(refused()),
                "refusals for Ada Lovelace",
                "refusals on behalf of ada_lovelace_1815",
                "refusals on behalf of Ada Lovelace",
                "what was refused to Ada Lovelace",
                "refusals for ada lovelace 1815",
                "refusals for customer ada_lovelace");
        these(
                "partial name",
                customer("ben_okri_2044", "emil_okri_5519").and(command("PayClaim")),
                "payments for okri",
                "payments on behalf of Okri",
                "payments for customers named Okri");
        these(
                "partial name",
                customer("dora_maar_4471").and(command("PayClaim")),
                "payments for dora",
                "payments for Dora Maar");
        these(
                "misspelt name",
                customer("carl_menger_3120").and(command("PayClaim")),
                "payments for Carl Mengr",
                "payments for karl menger",
                "payments on behalf of carl_mnger_3120");
        these(
                "misspelt actor",
                actor("maria.lopez").and(refused()),
                "refusals of maria lopes",
                "refusals of mara.lopez",
                "refusals of Maria Lopez");
    }

    private void asking() {
        these(
                "why",
                actor("rex").and(command("PayClaim")).and(refused()),
                "why was rex refused payments",
                "why were payments by rex refused",
                "why did rex's payments fail",
                "reasons why rex was denied payments",
                "rex's payments: why were they turned down?");
        these(
                "terse",
                actor("vera").and(refused()).and(days("2026-04-01", "2026-05-01")),
                "vera refused april",
                "april vera refusals",
                "refused vera in april",
                "VERA, REFUSED, APRIL",
                "Has vera been refused anything in April?",
                "was anything of vera's refused in April?",
                "were there refusals of vera in April");
        these(
                "misspelt agent",
                actor("claims-bot").and(refused()),
                "refusals of claimsbot",
                "refusals of claims bot",
                "refusals of the claims-bot",
                "refused requests by Claims-Bot",
                "refusals of claims_bot");
        these(
                "two people",
                customer("ada_lovelace_1815", "ben_okri_2044").and(command("CloseClaim")),
                "closures for Ada Lovelace and Ben Okri",
                "closures for Ada Lovelace or Ben Okri",
                "closures on behalf of Ada Lovelace or Ben Okri");
        these(
                "for and by",
                actor("vera").and(customer("ada_lovelace_1815")),
                "what did vera do for Ada Lovelace",
                "everything by vera on behalf of ada_lovelace_1815",
                "vera's decisions for Ada Lovelace",
                "what vera did on behalf of Ada Lovelace");
        these(
                "for but not by",
                actor("vera").negate().and(customer("ada_lovelace_1815")).and(refused()),
                "refusals for Ada Lovelace not by vera",
                "refusals for Ada Lovelace, except vera's",
                "what was refused for Ada Lovelace, but not to vera",
                "refusals for Ada Lovelace by someone other than vera",
                "refusals for Ada Lovelace by anyone other than vera");
        these(
                "not for",
                customer("ada_lovelace_1815").negate().and(command("PayClaim")).and(refused()),
                "refused payments not for Ada Lovelace",
                "refused payments for anyone but Ada Lovelace",
                "refused payments for customers other than Ada Lovelace",
                "refused payments except for Ada Lovelace",
                "refused payments that were not on behalf of Ada Lovelace");
    }

    private void partly() {
        these(
                "first name",
                actor("maria.lopez").and(command("CloseClaim")),
                "closures maria made",
                "closures by maria",
                "maria's closures",
                "what claims did Maria try to close",
                "closures handled by Lopez");
        these(
                "people but one",
                actor("jan.novak").and(command("CloseClaim")),
                "closures by a person, not counting maria",
                "closures by humans except Maria Lopez",
                "closures by people other than maria.lopez");
        these(
                "nobody of that name",
                decision -> false,
                "payments for Zelda Quux",
                "payments by zelda",
                "payments on behalf of zelda_quux_1");
    }

    private void slips() {
        these("misspelt agent", actor("rex").and(refused()), "refusals of agent rexx", "refusals of agent rec");
        these(
                "id cut short",
                customer("carl_menger_3120"),
                "everything on behalf of carl_menger_31",
                "all decisions for carl_menger_312");
    }
}
