package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.about;
import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.actor;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.byAgent;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.failed;
import static dev.whence.evals.search.audit.Truth.reason;
import static dev.whence.evals.search.audit.Truth.refused;

import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// How many: counts, distinct counts, groups and the largest of them.
final class CountQuestions {

    private CountQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector questions = new Collector("count");
        counts(questions, truth);
        distinct(questions, truth);
        groups(questions, truth);
        tops(questions, truth);
        return questions.questions();
    }

    private static void counts(Collector questions, Truth truth) {
        questions.ask(
                "How many requests were refused in April?",
                truth.count(refused().and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "how many orders were cancelled last month",
                truth.count(event("OrderCancelled").and(during("2026-04-01", "2026-05-01"))));
        questions.ask("number of refusals by dash", truth.count(agent("dash").and(refused())));
        questions.ask(
                "How often did otto try to return items?",
                truth.count(agent("otto").and(command("ReturnDeliveredOrderItems"))));
        questions.ask(
                "count the exchanges rejected in March",
                truth.count(
                        command("ExchangeDeliveredOrderItems").and(refused()).and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                "How many customers were transferred to a human by mira?",
                truth.count(agent("mira").and(command("TransferToHumanAgent"))));
        questions.ask(
                "how many orders were placed on Easter Monday?",
                truth.count(event("OrderPlaced").and(day("2026-04-06"))));
        questions.ask(
                "how many times was a gift card too empty to pay for an order",
                truth.count(
                        failed("gift-card-covers-order", "gift-card-covers-purchase", "gift-card-covers-difference")));
        questions.ask(
                "how many decisions were made between April 10 and April 12",
                truth.count(during("2026-04-10", "2026-04-13")));
        questions.ask(
                "how many of tomas.reyes' requests were accepted in March?",
                truth.count(actor("tomas.reyes").and(accepted()).and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                "number of returns with the words \"box unopened\" in the reason",
                truth.count(command("ReturnDeliveredOrderItems").and(reason("box unopened"))));
        questions.ask("How many decisions are there about order #W9733320?", truth.count(about("order:#W9733320")));
        questions.ask(
                "How many orders were delivered this week?",
                truth.count(event("OrderDelivered").and(during("2026-04-27", "2026-05-04"))));
    }

    private static void distinct(Collector questions, Truth truth) {
        questions.ask(
                "How many different customers were refused something last week?",
                truth.distinct(refused().and(during("2026-04-20", "2026-04-27")), Truth::byCustomer));
        questions.ask(
                "number of distinct customers who had an order cancelled in March",
                truth.distinct(event("OrderCancelled").and(during("2026-03-01", "2026-04-01")), Truth::byCustomer));
        questions.ask(
                "how many different rules failed in April",
                truth.distinct(during("2026-04-01", "2026-05-01"), Truth::failedRules));
        questions.ask("how many distinct agents were refused?", truth.distinct(refused(), Truth::byAgentName));
    }

    private static void groups(Collector questions, Truth truth) {
        questions.ask(
                "How many refusals by rule in April?",
                truth.groups(refused().and(during("2026-04-01", "2026-05-01")), Truth::failedRules));
        questions.ask("refusals per agent", truth.groups(refused().and(byAgent()), Truth::byAgentName));
        questions.ask(
                "How many orders were placed per day last week?",
                truth.groups(event("OrderPlaced").and(during("2026-04-20", "2026-04-27")), Truth::byDay));
        questions.ask("number of decisions per month", truth.groups(any -> true, Truth::byMonth));
        questions.ask(
                "how many cancellations were rejected each week in March?",
                truth.groups(
                        command("CancelPendingOrder").and(refused()).and(during("2026-03-01", "2026-04-01")),
                        Truth::byWeek));
        questions.ask(
                "break down dash's refusals by command",
                truth.groups(agent("dash").and(refused()), Truth::byCommand));
        questions.ask(
                "count exchanges grouped by outcome",
                truth.groups(command("ExchangeDeliveredOrderItems"), Truth::byOutcome));
        questions.ask(
                "cancelled orders by actor in April",
                truth.groups(event("OrderCancelled").and(during("2026-04-01", "2026-05-01")), Truth::byActor));
        questions.ask(
                "refused requests by channel, that is by client program", truth.groups(refused(), Truth::byClient));
        questions.ask(
                "for each command, how many were refused yesterday?",
                truth.groups(refused().and(day("2026-05-02")), Truth::byCommand));
        questions.ask(
                "how many returns were refused by rule and by month?",
                truth.groups(
                        command("ReturnDeliveredOrderItems").and(refused()),
                        decision -> Truth.failedRules(decision)
                                .flatMap(rule -> Truth.byMonth(decision).map(month -> rule + " | " + month))));
    }

    private static void tops(Collector questions, Truth truth) {
        questions.ask("Which rule failed most often?", truth.top(1, any -> true, Truth::failedRules));
        questions.ask(
                "top 5 rules that failed in April",
                truth.top(5, during("2026-04-01", "2026-05-01"), Truth::failedRules));
        questions.ask(
                "Which agent was refused the most last month?",
                truth.top(1, refused().and(byAgent()).and(during("2026-04-01", "2026-05-01")), Truth::byAgentName));
        questions.ask("On which day were the most orders placed?", truth.top(1, event("OrderPlaced"), Truth::byDay));
        questions.ask(
                "top 3 customers by number of returns",
                truth.top(3, command("ReturnDeliveredOrderItems"), Truth::byCustomer));
        questions.ask(
                "what are the 3 most common reasons for refusal, as rules?",
                truth.top(3, refused(), Truth::failedRules));
        questions.ask(
                "which command is rejected most by dash",
                truth.top(1, agent("dash").and(refused()), Truth::byCommand));
        questions.ask("Which orders had the most refusals? Top 3.", truth.top(3, refused(), Truth::byOrder));
    }
}
