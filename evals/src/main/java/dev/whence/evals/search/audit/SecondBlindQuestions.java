package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.APR;
import static dev.whence.evals.search.audit.Truth.FEB;
import static dev.whence.evals.search.audit.Truth.MAR;
import static dev.whence.evals.search.audit.Truth.MAY;
import static dev.whence.evals.search.audit.Truth.about;
import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.argument;
import static dev.whence.evals.search.audit.Truth.atMost;
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

/// The second set of questions that were written without sight of how questions are read.
final class SecondBlindQuestions {

    private SecondBlindQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector set = new Collector("second");
        asWritten(set, truth);
        moreAsWritten(set, truth);
        misleading(set, truth);
        return set.questions();
    }

    private static void asWritten(Collector set, Truth t) {
        set.ask(
                Kind.PLAIN,
                "Could you pull up the exchanges otto completed in March?",
                t.decisions(command("ExchangeDeliveredOrderItems")
                        .and(accepted())
                        .and(agent("otto"))
                        .and(during(MAR, APR))));
        set.ask(
                Kind.PLAIN,
                "address changes on orders that were refused last month",
                t.decisions(command("ModifyPendingOrderAddress").and(refused()).and(during(APR, MAY))));
        set.ask(
                Kind.PLAIN,
                "how many parcels were shipped in April",
                t.count(event("OrderShipped").and(during(APR, MAY))));
        set.ask(
                Kind.PLAIN,
                "Which customer placed the most orders?",
                t.top(1, event("OrderPlaced"), Truth::byCustomer));
        set.ask(
                Kind.PLAIN,
                "for each month, how many returns were accepted?",
                t.groups(command("ReturnDeliveredOrderItems").and(accepted()), Truth::byMonth));
        set.ask(
                Kind.PLAIN,
                "rejections per command in April",
                t.groups(ended("rejected").and(during(APR, MAY)), Truth::byCommand));
        set.ask(Kind.PLAIN, "all there is about order #W9669024", t.decisions(about("order:#W9669024")));
        set.ask(
                Kind.PLAIN,
                "list the orders placed on March 8 above EUR 400",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("400")))
                        .and(day("2026-03-08"))));
        set.ask(
                Kind.PLAIN,
                "mean order total in March please",
                t.average(event("OrderPlaced").and(during(MAR, APR)), Truth::orderTotal));
        set.ask(Kind.PLAIN, "last four transfers to a human agent", t.latest(4, command("TransferToHumanAgent")));
        set.ask(
                Kind.PLAIN,
                "five largest orders placed in February",
                t.largest(5, event("OrderPlaced").and(during(FEB, MAR)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "what were the first 5 refused returns",
                t.earliest(5, command("ReturnDeliveredOrderItems").and(refused())));
        set.ask(
                Kind.PLAIN,
                "How many times was hanna.brandt refused in March?",
                t.count(refused().and(principal("hanna.brandt")).and(during(MAR, APR))));
        set.ask(
                Kind.PLAIN,
                "returns turned down because the order had not been delivered",
                t.decisions(command("ReturnDeliveredOrderItems").and(failed("order-is-delivered"))));
        set.ask(
                Kind.PLAIN,
                "cancellations rejected for an unaccepted cancel reason",
                t.decisions(command("CancelPendingOrder").and(failed("cancel-reason-is-accepted"))));
        set.ask(
                Kind.PLAIN,
                "sum of refunds from cancellations in March",
                t.sum(event("OrderCancelled").and(during(MAR, APR)), Truth::refunds));
        set.ask(
                Kind.PLAIN,
                "I'd like to see what was done on behalf of rosa_weiss_4849",
                t.decisions(onBehalfOf("rosa_weiss_4849")));
        set.ask(
                Kind.PLAIN,
                "what did lea.morgan do on 2026-03-17",
                t.decisions(principal("lea.morgan").and(day("2026-03-17"))));
        set.ask(
                Kind.PLAIN,
                "orders successfully cancelled by mira",
                t.decisions(event("OrderCancelled").and(agent("mira"))));
        set.ask(
                Kind.PLAIN,
                "rejected requests of otto in February",
                t.decisions(ended("rejected").and(agent("otto")).and(during(FEB, MAR))));
    }

    private static void moreAsWritten(Collector set, Truth t) {
        set.ask(
                Kind.PLAIN,
                "Which orders were delivered on the 2nd of May?",
                t.decisions(event("OrderDelivered").and(day("2026-05-02"))));
        set.ask(
                Kind.PLAIN,
                "deliveries from April 6 to April 8 2026",
                t.decisions(event("OrderDelivered").and(during("2026-04-06", "2026-04-09"))));
        set.ask(
                Kind.PLAIN,
                "number of exchanges requested per week in April",
                t.groups(event("OrderExchangeRequested").and(during(APR, MAY)), Truth::byWeek));
        set.ask(
                Kind.PLAIN,
                "how many different customers cancelled an order in March",
                t.distinct(event("OrderCancelled").and(during(MAR, APR)), Truth::byCustomer));
        set.ask(
                Kind.PLAIN,
                "invalid requests by agent",
                t.groups(ended("invalid").and(byAgent()), Truth::byAgentName));
        set.ask(
                Kind.PLAIN,
                "smallest refund ever paid for a cancellation",
                t.min(event("OrderCancelled"), Truth::refunds));
        set.ask(
                Kind.PLAIN,
                "price changes because freight costs went up, in April",
                t.decisions(
                        command("ChangeItemPrice").and(reason("freight costs")).and(during(APR, MAY))));
        set.ask(
                Kind.PLAIN,
                "purchases refused because an item was not available",
                t.decisions(command("PlaceOrder").and(failed("bought-items-available"))));
        set.ask(
                Kind.PLAIN,
                "Decisions refused since the customer was not authenticated",
                t.decisions(failed("customer-is-authenticated")));
        set.ask(
                Kind.PLAIN,
                "orders cancelled on grounds of \"no longer needed\" in the second half of April",
                t.decisions(event("OrderCancelled")
                        .and(argument("cancel_reason", "no longer needed"))
                        .and(during("2026-04-16", MAY))));
        set.ask(
                Kind.PLAIN,
                "decisions whose reason mentions a newsletter, on April 10",
                t.decisions(reason("newsletter").and(day("2026-04-10"))));
        set.ask(
                Kind.PLAIN,
                "total turnover of orders placed in February",
                t.sum(event("OrderPlaced").and(during(FEB, MAR)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "what is the highest order total in April",
                t.max(event("OrderPlaced").and(during(APR, MAY)), Truth::orderTotal));
        set.ask(
                Kind.PLAIN,
                "item modifications refused to dash",
                t.decisions(command("ModifyPendingOrderItems").and(refused()).and(agent("dash"))));
        set.ask(
                Kind.PLAIN,
                "count refused cancellations per agent",
                t.groups(command("CancelPendingOrder").and(refused()).and(byAgent()), Truth::byAgentName));
        set.ask(Kind.PLAIN, "three days with the most orders placed", t.top(3, event("OrderPlaced"), Truth::byDay));
        set.ask(
                Kind.PLAIN,
                "Show tomas.reyes's refused exchanges",
                t.decisions(
                        command("ExchangeDeliveredOrderItems").and(refused()).and(principal("tomas.reyes"))));
        set.ask(
                Kind.PLAIN,
                "accepted gift card top-ups on 12 March",
                t.decisions(command("TopUpGiftCard").and(accepted()).and(day("2026-03-12"))));
        set.ask(
                Kind.PLAIN,
                "how many shipments were refused",
                t.count(command("ShipOrder").and(refused())));
        set.ask(
                Kind.PLAIN,
                "orders placed for 30 euros or less on April 20th",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, atMost("30")))
                        .and(day("2026-04-20"))));
    }

    private static void misleading(Collector set, Truth t) {
        set.ask(Kind.MISSPELT, "what happend with order #w9669024", t.decisions(about("order:#W9669024")));
        set.ask(Kind.MISSPELT, "history of #W973332", t.decisions(about("order:#W9733320")));
        set.ask(
                Kind.MISSPELT,
                "refused requests of agent oto",
                t.decisions(refused().and(agent("otto"))));
        set.ask(
                Kind.MISSPELT,
                "returns handled by tomas reyes",
                t.decisions(command("ReturnDeliveredOrderItems").and(principal("tomas.reyes"))));
        set.ask(Kind.MISSPELT, "order 4911600, the whole story", t.decisions(about("order:#W4911600")));
        set.ask(Kind.MISSPELT, "everything on behalf of kofi_aldous_389", t.decisions(onBehalfOf("kofi_aldous_3895")));
        set.ask(
                Kind.NEGATED,
                "refused returns by anybody but dash",
                t.decisions(command("ReturnDeliveredOrderItems")
                        .and(refused())
                        .and(agent("dash").negate())));
        set.ask(
                Kind.NEGATED,
                "cancellations in March that did not go through",
                t.decisions(
                        command("CancelPendingOrder").and(accepted().negate()).and(during(MAR, APR))));
        set.ask(
                Kind.NEGATED,
                "refusals that are not logins, on April 15",
                t.decisions(refused().and(command("AuthenticateUser").negate()).and(day("2026-04-15"))));
        set.ask(
                Kind.NEGATED,
                "exchanges in February not requested by otto or mira",
                t.decisions(command("ExchangeDeliveredOrderItems")
                        .and(agent("mira", "otto").negate())
                        .and(during(FEB, MAR))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "cancellations after April 1 and before April 10",
                t.decisions(command("CancelPendingOrder").and(during("2026-04-02", "2026-04-10"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "refusals of dash since March 20 and no later than March 27",
                t.decisions(refused().and(agent("dash")).and(during("2026-03-20", "2026-03-28"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "orders above 800 placed after 2026-03-01 but before 2026-03-21",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("800")))
                        .and(during("2026-03-02", "2026-03-21"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "human transfers between noon and 6pm on 28 April",
                t.decisions(
                        command("TransferToHumanAgent").and(during("2026-04-28T12:00:00Z", "2026-04-28T18:00:00Z"))));
        set.ask(Kind.NOTHING_FITS, "refused returns in June 2025", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "what happened to order #W0000002", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "exchanges done by the warehouse", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "cancelled orders with a refund above 50,000", Truth.nothing());
        set.ask(Kind.SENSELESS, "blub blah foo fnord", new Expected.Refusal());
        set.ask(Kind.SENSELESS, "asdfgh jkl", new Expected.Refusal());
    }
}
