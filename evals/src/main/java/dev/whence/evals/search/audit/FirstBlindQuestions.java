package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.APR;
import static dev.whence.evals.search.audit.Truth.FEB;
import static dev.whence.evals.search.audit.Truth.MAR;
import static dev.whence.evals.search.audit.Truth.MAY;
import static dev.whence.evals.search.audit.Truth.about;
import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.actor;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.argument;
import static dev.whence.evals.search.audit.Truth.byAgent;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.ended;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.failed;
import static dev.whence.evals.search.audit.Truth.number;
import static dev.whence.evals.search.audit.Truth.onBehalfOf;
import static dev.whence.evals.search.audit.Truth.over;
import static dev.whence.evals.search.audit.Truth.principal;
import static dev.whence.evals.search.audit.Truth.reason;
import static dev.whence.evals.search.audit.Truth.refused;

import dev.whence.evals.search.audit.AuditQuestion.Kind;
import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// The first set of questions that were written without sight of how questions are read.
final class FirstBlindQuestions {

    private FirstBlindQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector set = new Collector("first");
        asWritten(set, truth);
        moreAsWritten(set, truth);
        misleading(set, truth);
        return set.questions();
    }

    private static void asWritten(Collector set, Truth t) {
        set.ask(
                Kind.PLAIN,
                "Can you show me all the cancellations that mira got through in April?",
                t.decisions(command("CancelPendingOrder")
                        .and(accepted())
                        .and(agent("mira"))
                        .and(during(APR, MAY))));
        set.ask(
                Kind.PLAIN,
                "refused returns last week",
                t.decisions(
                        command("ReturnDeliveredOrderItems").and(refused()).and(during("2026-04-20", "2026-04-27"))));
        set.ask(
                Kind.PLAIN,
                "How many orders were placed in March?",
                t.count(event("OrderPlaced").and(during(MAR, APR))));
        set.ask(
                Kind.PLAIN,
                "which agent was refused most often",
                t.top(1, refused().and(byAgent()), Truth::byAgentName));
        set.ask(
                Kind.PLAIN,
                "I need the number of refusals per agent, please",
                t.groups(refused().and(byAgent()), Truth::byAgentName));
        set.ask(
                Kind.PLAIN,
                "exchanges broken down by month, only the accepted ones",
                t.groups(command("ExchangeDeliveredOrderItems").and(accepted()), Truth::byMonth));
        set.ask(Kind.PLAIN, "everything that happened to order #W4911600", t.decisions(about("order:#W4911600")));
        set.ask(
                Kind.PLAIN,
                "Who were the top 3 customers by number of accepted returns?",
                t.top(3, command("ReturnDeliveredOrderItems").and(accepted()), Truth::byCustomer));
        set.ask(
                Kind.PLAIN,
                "list accepted gift card top ups over 75 euros in March",
                t.decisions(command("TopUpGiftCard")
                        .and(accepted())
                        .and(number(Truth::topUps, over("75")))
                        .and(during(MAR, APR))));
        set.ask(
                Kind.PLAIN,
                "orders placed on 14 April worth more than $500",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("500")))
                        .and(day("2026-04-14"))));
        set.ask(
                Kind.PLAIN,
                "What is the average order total in February?",
                t.average(event("OrderPlaced").and(during(FEB, MAR)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "five most recent refused cancellations by dash",
                t.latest(5, command("CancelPendingOrder").and(refused()).and(agent("dash"))));
        set.ask(
                Kind.PLAIN,
                "the ten most expensive orders ever placed",
                t.largest(10, event("OrderPlaced"), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "please give me the first three address changes of user profiles",
                t.earliest(3, event("UserAddressModified")));
        set.ask(
                Kind.PLAIN,
                "How often did otto hand a customer over to a human in April?",
                t.count(command("TransferToHumanAgent")
                        .and(accepted())
                        .and(agent("otto"))
                        .and(during(APR, MAY))));
        set.ask(
                Kind.PLAIN,
                "Cancelations refused becuase the order was no longer pending, since April 20",
                t.decisions(command("CancelPendingOrder")
                        .and(failed("order-is-pending"))
                        .and(during("2026-04-20", "2026-05-03"))));
        set.ask(
                Kind.PLAIN,
                "show every decision that was turned down for lack of customer confirmation in March",
                t.decisions(refused().and(failed("customer-confirmed")).and(during(MAR, APR))));
        set.ask(
                Kind.PLAIN,
                "how much money was refunded through cancelled orders in April",
                t.sum(event("OrderCancelled").and(during(APR, MAY)), Truth::refunds));
        set.ask(Kind.PLAIN, "Everything done on behalf of theo_abara_5315", t.decisions(onBehalfOf("theo_abara_5315")));
        set.ask(
                Kind.PLAIN,
                "what did hanna.brandt do on Thursday the 30th of April",
                t.decisions(principal("hanna.brandt").and(day("2026-04-30"))));
    }

    private static void moreAsWritten(Collector set, Truth t) {
        set.ask(
                Kind.PLAIN,
                "What did tomas.reyes cancel successfully?",
                t.decisions(event("OrderCancelled").and(actor("tomas.reyes"))));
        set.ask(
                Kind.PLAIN,
                "invalid requests from dash",
                t.decisions(ended("invalid").and(agent("dash"))));
        set.ask(
                Kind.PLAIN,
                "orders shipped yesterday",
                t.decisions(event("OrderShipped").and(day("2026-05-02"))));
        set.ask(
                Kind.PLAIN,
                "orders delivered between 2026-03-10 and 2026-03-12",
                t.decisions(event("OrderDelivered").and(during("2026-03-10", "2026-03-13"))));
        set.ask(
                Kind.PLAIN,
                "count of orders delivered per week in March",
                t.groups(event("OrderDelivered").and(during(MAR, APR)), Truth::byWeek));
        set.ask(
                Kind.PLAIN,
                "How many different customers returned something in April?",
                t.distinct(event("OrderReturnRequested").and(during(APR, MAY)), Truth::byCustomer));
        set.ask(Kind.PLAIN, "refusals by command, most first", t.groups(refused(), Truth::byCommand));
        set.ask(Kind.PLAIN, "number of decisions for each outcome", t.groups(decision -> true, Truth::byOutcome));
        set.ask(
                Kind.PLAIN,
                "biggest single refund from a cancellation",
                t.max(event("OrderCancelled"), Truth::refunds));
        set.ask(
                Kind.PLAIN,
                "price changes made by lea.morgan on April 1st",
                t.decisions(
                        command("ChangeItemPrice").and(principal("lea.morgan")).and(day("2026-04-01"))));
        set.ask(
                Kind.PLAIN,
                "logins that failed because no single user could be found, between 20 and 25 April",
                t.decisions(command("AuthenticateUser")
                        .and(failed("one-user-is-found"))
                        .and(during("2026-04-20", "2026-04-26"))));
        set.ask(
                Kind.PLAIN,
                "payment changes rejected as the gift card balance was too small",
                t.decisions(command("ModifyPendingOrderPayment").and(failed("gift-card-covers-order"))));
        set.ask(
                Kind.PLAIN,
                "Which orders were cancelled with the reason \"ordered by mistake\" in the first half of March?",
                t.decisions(event("OrderCancelled")
                        .and(argument("cancel_reason", "ordered by mistake"))
                        .and(during("2026-03-01", "2026-03-16"))));
        set.ask(Kind.PLAIN, "decisions mentioning the attic", t.decisions(reason("attic")));
        set.ask(
                Kind.PLAIN,
                "total value of all orders placed in April",
                t.sum(event("OrderPlaced").and(during(APR, MAY)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "cheapest order placed in March",
                t.min(event("OrderPlaced").and(during(MAR, APR)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "returns refused to mira",
                t.decisions(command("ReturnDeliveredOrderItems").and(refused()).and(agent("mira"))));
        set.ask(
                Kind.PLAIN,
                "how many cancellation attempts did each agent make",
                t.groups(command("CancelPendingOrder").and(byAgent()), Truth::byAgentName));
        set.ask(
                Kind.PLAIN,
                "orders shipped before 5 February",
                t.decisions(event("OrderShipped").and(during("2026-01-01", "2026-02-05"))));
        set.ask(Kind.PLAIN, "which day saw the most refusals", t.top(1, refused(), Truth::byDay));
    }

    private static void misleading(Collector set, Truth t) {
        set.ask(Kind.MISSPELT, "history of order w4911600", t.decisions(about("order:#W4911600")));
        set.ask(Kind.MISSPELT, "show me #W716701", t.decisions(about("order:#W7167017")));
        set.ask(
                Kind.MISSPELT,
                "what was done on behalf of theo abara 5315",
                t.decisions(onBehalfOf("theo_abara_5315")));
        set.ask(
                Kind.MISSPELT,
                "refusals of agent dahs in March",
                t.decisions(refused().and(agent("dash")).and(during(MAR, APR))));
        set.ask(
                Kind.MISSPELT,
                "cancellations by hana.brandt",
                t.decisions(command("CancelPendingOrder").and(principal("hanna.brandt"))));
        set.ask(Kind.MISSPELT, "what happened to order number 7324537", t.decisions(about("order:#W7324537")));
        set.ask(
                Kind.NEGATED,
                "refused cancellations not made by dash",
                t.decisions(command("CancelPendingOrder")
                        .and(refused())
                        .and(agent("dash").negate())));
        set.ask(
                Kind.NEGATED,
                "returns in April that were not accepted",
                t.decisions(command("ReturnDeliveredOrderItems")
                        .and(accepted().negate())
                        .and(during(APR, MAY))));
        set.ask(
                Kind.NEGATED,
                "refusals by anyone except mira and otto between 1 and 7 April",
                t.decisions(refused().and(agent("mira", "otto").negate()).and(during("2026-04-01", "2026-04-08"))));
        set.ask(
                Kind.NEGATED,
                "cancellations with a reason other than no longer needed",
                t.decisions(command("CancelPendingOrder")
                        .and(argument("cancel_reason", "no longer needed").negate())));
        set.ask(
                Kind.BOUNDED_TWICE,
                "exchanges after March 10 and before March 20",
                t.decisions(command("ExchangeDeliveredOrderItems").and(during("2026-03-11", "2026-03-20"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "refused returns since 1 April but not later than 15 April",
                t.decisions(
                        command("ReturnDeliveredOrderItems").and(refused()).and(during("2026-04-01", "2026-04-16"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "profile address updates from February 10 until the end of February",
                t.decisions(command("ModifyUserAddress").and(during("2026-02-10", MAR))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "orders over 900 placed later than April 5th 2026 and earlier than April 25th 2026",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("900")))
                        .and(during("2026-04-06", "2026-04-25"))));
        set.ask(Kind.NOTHING_FITS, "cancellations in December 2025", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "refusals of order #W0000001", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "orders above 10,000 euros placed in March", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "price changes made by dash", Truth.nothing());
        set.ask(Kind.SENSELESS, "lorem ipsum dolor sit amet", new Expected.Refusal());
        set.ask(Kind.SENSELESS, "qwertz uiop asdf", new Expected.Refusal());
    }
}
