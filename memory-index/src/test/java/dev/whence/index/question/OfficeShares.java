package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.failed;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which part of some decisions others are, and how many there are on average.
final class OfficeShares extends OfficeSums {

    OfficeShares(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        shares();
        sharesOfGroups();
        averages();
    }

    private double share(Predicate<Decision> whole, Predicate<Decision> part) {
        return count(whole.and(part)) / count(whole);
    }

    private Map<String, Double> shares(
            Predicate<Decision> whole, Predicate<Decision> part, Function<Decision, Stream<String>> key) {
        Map<String, Double> parts = counts(whole.and(part), key);
        Map<String, Double> shares = new TreeMap<>(counts(whole, key));
        shares.replaceAll((group, all) -> Math.round(100 * parts.getOrDefault(group, 0.0) / all) / 100.0);
        return shares;
    }

    private void shares() {
        figure(
                "share of the refused",
                share(command("PayClaim").and(days("2026-04-01", "2026-05-01")), refused()),
                "what share of payments was refused in April",
                "what percentage of payments in April were refused",
                "What % of April payments were turned down?",
                "refusal rate of payments in April",
                "rejection rate for payments in April",
                "in April, what proportion of payments got denied");
        figure(
                "share of the accepted",
                share(actor("vera"), accepted()),
                "vera's success rate",
                "what fraction of vera's requests were accepted",
                "success rate for vera",
                "what share of the decisions by vera went through");
        figure(
                "share of somebody",
                share(refused(), actor("rex")),
                "what share of refusals was by rex",
                "what percentage of all refusals are by rex",
                "what proportion of the refusals were done by rex");
        figure(
                "share of a rule",
                share(command("PayClaim").and(refused()), failed("payout-within-cover")),
                "what share of refused payments was because of payout-within-cover",
                "what percentage of refused payments were due to payout-within-cover");
        figure(
                "share of a command",
                share(agent(), command("WithdrawMoney")),
                "what share of the decisions by agents were withdrawals",
                "what percentage of requests by agents were withdrawals");
    }

    private void sharesOfGroups() {
        groups(
                "rate by group",
                shares(decision -> true, refused(), OfficeSums::agentName),
                "refusal rate by agent",
                "refusal rate per agent",
                "rejection rate for each agent");
        groups(
                "rate by group",
                shares(command("WithdrawMoney"), refused(), OfficeSums::week),
                "what share of withdrawals was refused per week",
                "weekly refusal rate of withdrawals",
                "percentage of withdrawals that were refused, by week");
        groups(
                "how all are divided",
                shares(refused()),
                "share of refusals by rule",
                "percentage of refusals per rule");
    }

    private Map<String, Double> shares(Predicate<Decision> whole) {
        Map<String, Double> shares = new TreeMap<>(counts(whole, OfficeShares::failedRule));
        shares.replaceAll((group, all) -> Math.round(100 * all / count(whole)) / 100.0);
        return shares;
    }

    private static Stream<String> failedRule(Decision decision) {
        return rule(decision).distinct();
    }

    private void averages() {
        figure(
                "average of counts by day",
                count(command("PayClaim").and(days("2026-04-01", "2026-05-01"))) / 30,
                "how many payments a day on average in April",
                "average number of payments per day in April",
                "on average, how many payments per day in April",
                "average number of daily payments in April",
                "mean number of payments a day in April");
        figure(
                "average of counts by week",
                count(refused().and(days("2026-04-06", "2026-04-27"))) / 3,
                "average number of refusals per week between April 6 and April 26",
                "average weekly refusals from April 6 to April 26",
                "how many refusals a week on average from April 6 through April 26");
        figure(
                "average of counts by group",
                count(refused().and(agent())) / 3,
                "average number of refusals per agent of requests by agents",
                "on average, how many refusals per agent among requests by agents");
        Map<String, Double> each = new TreeMap<>(counts(command("PayClaim"), OfficeSums::agentName));
        each.replaceAll((group, all) -> Math.round(100 * all / 5) / 100.0);
        groups("average of counts, in groups", each, "average number of payments per week by agent");
    }
}
