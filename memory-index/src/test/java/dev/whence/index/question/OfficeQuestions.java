package dev.whence.index.question;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Questions to the claims office that are answered with decisions, in many wordings, by kind.
final class OfficeQuestions {

    /// What is right.
    sealed interface Right {
        record These(SortedSet<Long> positions) implements Right {}

        record InOrder(List<Long> positions) implements Right {}

        record Groups(Map<String, Double> values) implements Right {}

        record Figure(double value) implements Right {}
    }

    record Asked(String kind, String text, Right right) {
        @Override
        public String toString() {
            return kind + ": " + text;
        }
    }

    private final List<Decision> history;
    private final List<Asked> asked = new ArrayList<>();

    private OfficeQuestions(List<Decision> history) {
        this.history = history;
    }

    static List<Asked> of(List<Decision> history) {
        OfficeQuestions questions = new OfficeQuestions(history);
        questions.outcomes();
        questions.actors();
        questions.people();
        questions.negations();
        questions.nobody();
        questions.only();
        questions.ids();
        questions.names();
        questions.numbers();
        questions.reasons();
        questions.orders();
        questions.times();
        questions.zones();
        questions.combined();
        return questions.asked;
    }

    private void these(String kind, Predicate<Decision> right, String... wordings) {
        SortedSet<Long> positions = history.stream()
                .filter(right)
                .map(decision -> decision.position().value())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String wording : wordings) {
            asked.add(new Asked(kind, wording, new Right.These(positions)));
        }
    }

    private void first(String kind, boolean newest, int count, Predicate<Decision> right, String... wordings) {
        Comparator<Long> order = newest ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Long> positions = history.stream()
                .filter(right)
                .map(decision -> decision.position().value())
                .sorted(order)
                .limit(count)
                .toList();
        for (String wording : wordings) {
            asked.add(new Asked(kind, wording, new Right.InOrder(positions)));
        }
    }

    // --- What decisions can be like ---

    static Predicate<Decision> command(String... types) {
        return decision -> Set.of(types).contains(decision.command().type());
    }

    static Predicate<Decision> refused() {
        return decision -> decision.outcome().isRefusal();
    }

    static Predicate<Decision> accepted() {
        return refused().negate();
    }

    static Predicate<Decision> failed(String... rules) {
        return decision -> decision.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILS)
                .map(Check::rule)
                .anyMatch(Set.of(rules)::contains);
    }

    static Predicate<Decision> actor(String... names) {
        return decision -> Set.of(names).contains(decision.origin().actor());
    }

    static Predicate<Decision> agent() {
        return decision -> decision.origin().agent() != null;
    }

    static Predicate<Decision> clerk() {
        return actor("maria.lopez", "jan.novak");
    }

    static Predicate<Decision> customer(String... names) {
        return decision ->
                Set.of(names).contains(String.valueOf(decision.origin().onBehalfOf()));
    }

    static Predicate<Decision> entity(String id) {
        return decision -> decision.boundary().entities().stream()
                .anyMatch(entity -> entity.id().equals(id));
    }

    static Predicate<Decision> says(String text) {
        return decision -> String.valueOf(decision.origin().reason()).contains(text)
                || decision.command().data().toString().contains(text);
    }

    static @Nullable Double number(Decision decision, String name) {
        return decision.command().data().has(name)
                ? decision.command().data().get(name).asDouble()
                : null;
    }

    static Predicate<Decision> number(String name, Predicate<Double> right) {
        return decision -> {
            Double value = number(decision, name);
            return value != null && right.test(value);
        };
    }

    static ZonedDateTime time(Decision decision) {
        return decision.time().atZone(ZoneOffset.UTC);
    }

    /// From one day until before another, in UTC.
    static Predicate<Decision> days(String from, String until) {
        return decision -> !time(decision).toLocalDate().isBefore(LocalDate.parse(from))
                && time(decision).toLocalDate().isBefore(LocalDate.parse(until));
    }

    static Predicate<Decision> times(String from, String until) {
        return decision -> !time(decision).isBefore(ZonedDateTime.parse(from))
                && time(decision).isBefore(ZonedDateTime.parse(until));
    }

    static Predicate<Decision> weekday(DayOfWeek... days) {
        return decision -> Set.of(days).contains(time(decision).getDayOfWeek());
    }

    static ZonedDateTime inZone(Decision decision, String zone) {
        return decision.time().atZone(ZoneId.of(zone));
    }

    static Stream<Decision> where(List<Decision> history, Predicate<Decision> right) {
        return history.stream().filter(right);
    }

    // --- The kinds ---

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

    private void times() {
        Predicate<Decision> refusals = refused();
        these(
                "time",
                refusals.and(times("2026-05-02T15:00:00Z", "2026-05-02T17:00:00Z")),
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
                refusals.and(times("2026-04-30T12:00:00Z", "2026-05-01T00:00:00Z")),
                "refusals on April 30 after noon",
                "refusals on April 30 from noon on",
                "refusals on 30 April since 12:00");
    }

    private void zones() {
        these(
                "zone",
                refused().and(times("2026-04-28T13:00:00Z", "2026-04-28T21:00:00Z")),
                "refusals between 9am and 5pm EDT on April 28",
                "refusals on April 28 between 9am and 5pm EDT",
                "refusals on April 28 from 9:00 to 17:00 America/New_York",
                "refusals on April 28 between 9am and 5pm New York time",
                "refusals on April 28 between 1pm and 9pm UTC");
        these(
                "zone",
                refused().and(times("2026-04-28T13:00:00Z", "2026-05-04T00:00:00Z")),
                "refusals since April 28, 9am EDT",
                "refusals since 2026-04-28T13:00:00Z",
                "refusals since 15:00 Europe/Berlin on April 28");
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
}
