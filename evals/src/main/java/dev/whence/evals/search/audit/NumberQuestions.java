package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.atLeast;
import static dev.whence.evals.search.audit.Truth.atMost;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.entries;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.number;
import static dev.whence.evals.search.audit.Truth.over;
import static dev.whence.evals.search.audit.Truth.refused;
import static dev.whence.evals.search.audit.Truth.under;

import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// Money and other numbers: ranges, sums, averages, the largest and the smallest.
final class NumberQuestions {

    private NumberQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector questions = new Collector("number");
        ranges(questions, truth);
        sums(questions, truth);
        extremes(questions, truth);
        return questions.questions();
    }

    private static void ranges(Collector questions, Truth truth) {
        questions.ask(
                "cancelled orders with a refund over $400",
                truth.decisions(event("OrderCancelled").and(number(Truth::refunds, over("400")))));
        questions.ask(
                "gift card top-ups between 50 and 60 dollars in March",
                truth.decisions(command("TopUpGiftCard")
                        .and(number(Truth::topUps, atLeast("50").and(atMost("60"))))
                        .and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                "orders placed yesterday for more than $300",
                truth.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("300")))
                        .and(day("2026-05-02"))));
        questions.ask(
                "top-ups of at least $95",
                truth.decisions(command("TopUpGiftCard").and(number(Truth::topUps, atLeast("95")))));
        questions.ask(
                "Which price changes put an item under 15 dollars in April?",
                truth.decisions(command("ChangeItemPrice")
                        .and(number(Truth::prices, under("15")))
                        .and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "refunds above 350 USD from cancelled orders in March",
                truth.decisions(event("OrderCancelled")
                        .and(number(Truth::refunds, over("350")))
                        .and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                "returns of more than 3 items in April",
                truth.decisions(command("ReturnDeliveredOrderItems")
                        .and(number(entries("item_ids"), over("3")))
                        .and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "refused exchanges with at least 3 items",
                truth.decisions(command("ExchangeDeliveredOrderItems")
                        .and(refused())
                        .and(number(entries("item_ids"), atLeast("3")))));
        questions.ask(
                "orders of exactly $55.58",
                truth.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, atLeast("55.58").and(atMost("55.58"))))));
        questions.ask(
                "cancellations by dash that paid back less than $20",
                truth.decisions(agent("dash").and(event("OrderCancelled")).and(number(Truth::refunds, under("20")))));
        questions.ask(
                "orders worth $500 or more placed in the last week of April",
                truth.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, atLeast("500")))
                        .and(during("2026-04-24", "2026-05-01"))));
        questions.ask(
                "gift card top ups of up to $12",
                truth.decisions(command("TopUpGiftCard").and(number(Truth::topUps, atMost("12")))));
    }

    private static void sums(Collector questions, Truth truth) {
        questions.ask(
                "How much was refunded for cancelled orders in April?",
                truth.sum(event("OrderCancelled").and(during("2026-04-01", "2026-05-01")), Truth::refunds));
        questions.ask(
                "total amount put on gift cards last week",
                truth.sum(
                        command("TopUpGiftCard").and(accepted()).and(during("2026-04-20", "2026-04-27")),
                        Truth::topUps));
        questions.ask(
                "average order value in March",
                truth.average(event("OrderPlaced").and(during("2026-03-01", "2026-04-01")), Truth::orderTotal));
        questions.ask(
                "sum of the refunds of orders cancelled by dash",
                truth.sum(agent("dash").and(event("OrderCancelled")), Truth::refunds));
        questions.ask(
                "What is the average gift card top-up?",
                truth.average(command("TopUpGiftCard").and(accepted()), Truth::topUps));
        questions.ask(
                "total refunds per month for cancelled orders",
                truth.sums(event("OrderCancelled"), Truth::byMonth, Truth::refunds));
        questions.ask(
                "revenue from placed orders per week in April",
                truth.sums(
                        event("OrderPlaced").and(during("2026-04-01", "2026-05-01")),
                        Truth::byWeek,
                        Truth::orderTotal));
        questions.ask(
                "how much money did each worker refund with cancellations?",
                truth.sums(event("OrderCancelled"), Truth::byActor, Truth::refunds));
    }

    private static void extremes(Collector questions, Truth truth) {
        questions.ask(
                "largest refund for a cancelled order", truth.largest(1, event("OrderCancelled"), Truth::refunds));
        questions.ask(
                "the three biggest orders placed in April",
                truth.largest(3, event("OrderPlaced").and(during("2026-04-01", "2026-05-01")), Truth::orderTotal));
        questions.ask(
                "What is the highest amount anybody topped up?", truth.max(command("TopUpGiftCard"), Truth::topUps));
        questions.ask(
                "minimum order value on May 1",
                truth.min(event("OrderPlaced").and(day("2026-05-01")), Truth::orderTotal));
        questions.ask(
                "top 5 most expensive orders placed in February",
                truth.largest(5, event("OrderPlaced").and(during("2026-02-01", "2026-03-01")), Truth::orderTotal));
    }
}
