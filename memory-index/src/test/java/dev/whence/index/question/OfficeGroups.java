package dev.whence.index.question;

import static dev.whence.index.question.Office.accepted;
import static dev.whence.index.question.Office.actor;
import static dev.whence.index.question.Office.agent;
import static dev.whence.index.question.Office.command;
import static dev.whence.index.question.Office.days;
import static dev.whence.index.question.Office.refused;

import dev.whence.decision.Decision;
import java.util.List;

/// Figures of each group, and the groups with the most.
final class OfficeGroups extends OfficeSums {

    OfficeGroups(List<Decision> history) {
        super(history);
    }

    @Override
    void ask() {
        groups();
        most();
        periods();
        moreGroups();
    }

    private void groups() {
        groups(
                "group",
                counts(refused(), OfficeSums::rule),
                "refusals by rule",
                "refusals per rule",
                "refusals broken down by rule",
                "count refusals for each rule",
                "how many refusals were there for every rule",
                "refusals grouped by rule",
                "how many refusals by reason",
                "number of refusals per rule");
        groups(
                "group",
                counts(command("PayClaim").and(agent()), OfficeSums::agentName),
                "how many payments did each agent make",
                "payments per agent",
                "number of payments by agent",
                "payments for each agent",
                "how many payments were attempted by each agent");
        groups(
                "group",
                counts(refused(), OfficeSums::commandName),
                "refusals by command",
                "how many refusals per command",
                "refusals per kind of command",
                "refusals by action");
        groups(
                "group",
                counts(actor("vera"), OfficeSums::outcome),
                "vera's decisions by outcome",
                "how did vera's requests end, by outcome",
                "vera: count by outcome");
    }

    private void most() {
        groups(
                "most",
                top(1, counts(refused(), OfficeSums::actorName), true),
                "who was refused the most",
                "who was refused most often",
                "who had the most refusals",
                "who got the most refusals",
                "who has been turned down most frequently");
        groups(
                "most",
                top(1, counts(refused(), OfficeSums::rule), true),
                "which rule refused the most",
                "which rule failed most often",
                "the most common reason for refusals",
                "what is the most frequent reason for refusals",
                "what was the commonest reason for refusal",
                "the rule that failed most often",
                "the top reason for refusals",
                "main reason for refusals");
        groups(
                "most",
                top(2, counts(refused(), OfficeSums::rule), true),
                "top 2 rules for refusals",
                "the two most common reasons for refusals",
                "which two rules failed most often");
        groups(
                "most",
                top(1, counts(command("PayClaim").and(agent()), OfficeSums::agentName), true),
                "which agent made the most payments",
                "the agent with the most payments",
                "which agent attempted the most payments");
        groups(
                "fewest",
                top(1, counts(command("PayClaim").and(agent()), OfficeSums::agentName), false),
                "which agent made the fewest payments",
                "the agent with the fewest payments",
                "which agent attempted the least payments");
        groups(
                "most",
                top(1, counts(refused(), OfficeSums::customerName), true),
                "which customer was refused the most",
                "the customer with the most refusals",
                "which customer had most refusals");
        groups(
                "most",
                top(1, counts(command("SubmitClaim"), OfficeSums::week), true),
                "which week had the most submissions",
                "in which week were there the most submissions",
                "the week with the most submissions",
                "what week saw the most submissions",
                "busiest week for submissions");
        groups(
                "most",
                top(3, sums(command("WithdrawMoney").and(accepted()), "amount", OfficeSums::customerName), true),
                "top 3 customers by total amount withdrawn",
                "which three customers withdrew the most money",
                "the three customers with the largest total withdrawn");
    }

    private void periods() {
        groups(
                "per period",
                counts(refused(), OfficeSums::week),
                "refusals per week",
                "weekly refusals",
                "how many refusals were there each week",
                "how many refusals a week",
                "refusals week by week",
                "number of refusals by week");
        groups(
                "per period",
                counts(refused().and(days("2026-04-20", "2026-04-27")), OfficeSums::day),
                "refusals per day last week",
                "daily refusals last week",
                "refusals last week, day by day",
                "how many refusals were there on each day of last week",
                "refusals last week by day");
        groups(
                "per period",
                counts(command("SubmitClaim").and(accepted()), OfficeSums::month),
                "how many claims were submitted per month",
                "claims submitted each month",
                "monthly number of claims submitted");
    }

    private void moreGroups() {
        groups(
                "two keys",
                counts(
                        refused().and(agent()),
                        decision -> agentName(decision)
                                .flatMap(name -> rule(decision).map(rule -> name + "|" + rule))),
                "refusals by agent and rule",
                "refusals per agent and per rule",
                "refusals by agent and by rule",
                "how many refusals for each agent and rule");
        groups(
                "two keys",
                counts(
                        refused().and(agent()).and(days("2026-04-20", "2026-05-04")),
                        decision -> agentName(decision)
                                .flatMap(name -> week(decision).map(week -> name + "|" + week))),
                "refusals per agent and week since April 20",
                "since April 20, refusals by agent and week");
        groups(
                "ranked",
                counts(refused().and(agent()), OfficeSums::agentName),
                "agents by number of refusals",
                "rank the agents by refusals",
                "list agents by number of refusals",
                "how many refusals did each agent get",
                "how many times was each agent refused",
                "for each agent, how many refusals were there",
                "number of refusals of each agent");
        groups(
                "top",
                top(2, counts(command("PayClaim").and(refused()).and(agent()), OfficeSums::agentName), true),
                "top 2 agents by refused payments",
                "which two agents had the most refused payments",
                "the two agents with the most refused payments",
                "top two agents for refused payments");
        groups(
                "average by",
                averages(command("PayClaim").and(accepted()).and(agent()), "payout", OfficeSums::agentName),
                "average payout per agent of accepted payments",
                "average of accepted payments by agent",
                "mean of the accepted payments for each agent");
        groups(
                "sum by",
                sums(command("PayClaim").and(accepted()).and(agent()), "payout", OfficeSums::agentName),
                "how much was paid by each agent",
                "total paid per agent",
                "how much did each agent pay out",
                "sum of payouts paid per agent");
        groups(
                "most money",
                top(1, sums(command("PayClaim").and(accepted()).and(agent()), "payout", OfficeSums::agentName), true),
                "which agent paid the most money",
                "which agent paid out the most in total",
                "the agent with the highest total paid",
                "which agent has the largest total of accepted payments");
    }
}
