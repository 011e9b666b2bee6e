package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.APR;
import static dev.whence.evals.search.audit.Truth.END;
import static dev.whence.evals.search.audit.Truth.FEB;
import static dev.whence.evals.search.audit.Truth.MAR;
import static dev.whence.evals.search.audit.Truth.MAY;
import static dev.whence.evals.search.audit.Truth.about;
import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.actor;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.atLeast;
import static dev.whence.evals.search.audit.Truth.byAgent;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.ended;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.failed;
import static dev.whence.evals.search.audit.Truth.inConversation;
import static dev.whence.evals.search.audit.Truth.number;
import static dev.whence.evals.search.audit.Truth.onBehalfOf;
import static dev.whence.evals.search.audit.Truth.over;
import static dev.whence.evals.search.audit.Truth.reason;
import static dev.whence.evals.search.audit.Truth.refused;
import static dev.whence.evals.search.audit.Truth.under;
import static java.util.function.Predicate.not;

import dev.whence.evals.search.audit.AuditQuestion.Kind;
import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// The fourth set of questions that were written without sight of how questions are read.
final class FourthBlindQuestions {

    private static final String RETURN = "ReturnDeliveredOrderItems";
    private static final String EXCHANGE = "ExchangeDeliveredOrderItems";
    private static final String CANCEL = "CancelPendingOrder";
    private static final String REPAY = "ModifyPendingOrderPayment";
    private static final String READING_CHAIR = "2633339168";

    private FourthBlindQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector set = new Collector("fourth");
        found(set, truth);
        explained(set, truth);
        told(set, truth);
        counted(set, truth);
        grouped(set, truth);
        summed(set, truth);
        misspelt(set, truth);
        negated(set, truth);
        misleading(set, truth);
        return set.questions();
    }

    private static void found(Collector set, Truth t) {
        set.ask(
                "shipments refused in March",
                t.decisions(command("ShipOrder").and(refused()).and(during(MAR, APR))));
        set.ask(
                "Deliveries the carrier handed over at the door on 1 May, please.",
                t.decisions(event("OrderDelivered")
                        .and(reason("handed over at the door"))
                        .and(day("2026-05-01"))));
        set.ask("I need everything from conversation c-vz36scf7be22", t.decisions(inConversation("c-vz36scf7be22")));
        set.ask(
                "Goodwill credits given to customers in February",
                t.decisions(
                        event("GiftCardToppedUp").and(reason("goodwill credit")).and(during(FEB, MAR))));
        set.ask(
                "orders whose items were modified on 24 March",
                t.decisions(event("OrderItemsModified").and(day("2026-03-24"))));
        set.ask(
                "all checkouts that were a second attempt, April",
                t.decisions(command("PlaceOrder").and(reason("second attempt")).and(during(APR, MAY))));
        set.ask(
                "What did tomas.reyes do on 10 March after midday?",
                t.decisions(actor("tomas.reyes").and(during("2026-03-10T12:00:00Z", "2026-03-11"))));
        set.ask("latest refusal of lea.morgan", t.latest(1, refused().and(actor("lea.morgan"))));
        set.ask("Show the very first order that was cancelled.", t.earliest(1, event("OrderCancelled")));
        set.ask(
                "OrderPaymentModified events in March",
                t.decisions(event("OrderPaymentModified").and(during(MAR, APR))));
        set.ask(
                "availability changes on product:7308611817 in February",
                t.decisions(command("ChangeItemAvailability")
                        .and(about("product:7308611817"))
                        .and(during(FEB, MAR))));
        set.ask(
                "customers identified by name and zip code on 3 April",
                t.decisions(event("UserAuthenticated")
                        .and(decision -> decision.events().stream()
                                .anyMatch(event -> event.data()
                                        .path("authenticated_by")
                                        .asString("")
                                        .equals("name_and_zip")))
                        .and(day("2026-04-03"))));
    }

    private static void explained(Collector set, Truth t) {
        set.ask(
                "payment changes refused because the gift card could not cover the order",
                t.decisions(command(REPAY).and(failed("gift-card-covers-order"))));
        set.ask(
                "Which checkouts in April failed because something in the basket was no longer available?",
                t.decisions(command("PlaceOrder")
                        .and(failed("bought-items-available"))
                        .and(during(APR, MAY))));
        set.ask(
                "item modifications that were denied since the items had already been modified once",
                t.decisions(command("ModifyPendingOrderItems").and(failed("items-not-modified-before"))));
        set.ask(
                "returns that broke order-is-delivered",
                t.decisions(command(RETURN).and(failed("order-is-delivered"))));
        set.ask(
                "why was dash refused a payment change on order #W9669024",
                t.decisions(command(REPAY).and(refused()).and(agent("dash")).and(about("order:#W9669024"))));
        set.ask(
                "prices that were refused as unsound",
                t.decisions(command("ChangeItemPrice").and(failed("price-is-sound"))));
        set.ask(
                "Which exchanges offered an item of a different product and were stopped for it?",
                t.decisions(command(EXCHANGE).and(failed("new-items-same-product"))));
    }

    private static void told(Collector set, Truth t) {
        set.ask(
                "who had the address of order #W9733320 changed?",
                t.who(event("OrderAddressModified").and(about("order:#W9733320"))));
        set.ask("who shipped #W9669024 and when", t.who(event("OrderShipped").and(about("order:#W9669024"))));
        set.ask(
                "Did mira ever try to exchange something on an order that wasn't delivered?",
                t.whether(command(EXCHANGE).and(failed("order-is-delivered")).and(agent("mira"))));
        set.ask(
                "Were there any decisions that failed due to a bug in the domain (outcome failed)?",
                t.whether(ended("failed")));
        set.ask(
                "more orders placed: March or April?",
                t.more(event("OrderPlaced").and(during(MAR, MAY)), Truth::byMonth));
        set.ask(
                "otto or mira, who completed more returns?",
                t.more(command(RETURN).and(accepted()).and(agent("otto", "mira")), Truth::byAgentName));
    }

    private static void counted(Collector set, Truth t) {
        set.ask(
                "How often did an item come back on sale in March after returned pieces were checked?",
                t.count(event("ItemAvailabilityChanged")
                        .and(reason("returned pieces checked"))
                        .and(during(MAR, APR))));
        set.ask("number of requests refused by customer-owns-order", t.count(failed("customer-owns-order")));
        set.ask(
                "How many Reading Chair prices were changed in April?",
                t.count(event("ItemPriceChanged")
                        .and(about("product:" + READING_CHAIR))
                        .and(during(APR, MAY))));
        set.ask(
                "number of different customers for whom dash was refused something in April",
                t.distinct(agent("dash").and(refused()).and(during(APR, MAY)), Truth::byCustomer));
        set.ask(
                "count the handovers to a human in March where the customer asked for one",
                t.count(event("TransferredToHumanAgent")
                        .and(reason("asks for a human"))
                        .and(during(MAR, APR))));
        set.ask(
                "how many orders did pedro_hale_7506 place in total",
                t.count(event("OrderPlaced").and(onBehalfOf("pedro_hale_7506"))));
    }

    private static void grouped(Collector set, Truth t) {
        set.ask("the five customers with the most placed orders", t.top(5, event("OrderPlaced"), Truth::byCustomer));
        set.ask(
                "Orders shipped on each of the days 27, 28 and 29 April",
                t.groups(event("OrderShipped").and(during("2026-04-27", "2026-04-30")), Truth::byDay));
        set.ask("Decisions per principal on 1 May", t.groups(day("2026-05-01"), Truth::byPrincipal));
        set.ask(
                "per client, how many requests were refused in April",
                t.groups(refused().and(during(APR, MAY)), Truth::byClient));
        set.ask("refused requests by command, this month", t.groups(refused().and(during(MAY, END)), Truth::byCommand));
        set.ask("Outcomes of all exchange requests: how many of each?", t.groups(command(EXCHANGE), Truth::byOutcome));
        set.ask(
                "accepted cancellations by cancel_reason",
                t.groups(command(CANCEL).and(accepted()), Truth.byArgument("cancel_reason")));
        set.ask(
                "which day in February saw the most refusals",
                t.top(1, refused().and(during(FEB, MAR)), Truth::byDay));
    }

    private static void summed(Collector set, Truth t) {
        set.ask(
                "Average top-up of a gift card in April",
                t.average(event("GiftCardToppedUp").and(during(APR, MAY)), Truth::topUps));
        set.ask(
                "What were all orders placed on 2 May worth together?",
                t.sum(event("OrderPlaced").and(day("2026-05-02")), Truth::orderTotal));
        set.ask("order value per month", t.sums(event("OrderPlaced"), Truth::byMonth, Truth::orderTotal));
        set.ask(
                "Largest refund we ever paid for a cancelled order",
                Expected.AnyOf.of(
                        t.largest(1, event("OrderCancelled"), Truth::refunds),
                        t.max(event("OrderCancelled"), Truth::refunds)));
        set.ask(
                "orders under 15 dollars",
                t.decisions(event("OrderPlaced").and(number(Truth::orderTotal, under("15")))));
        set.ask(
                "orders of at least 1,200 dollars",
                t.decisions(event("OrderPlaced").and(number(Truth::orderTotal, atLeast("1200")))));
        set.ask(
                "price changes to more than 400 that took effect",
                t.decisions(event("ItemPriceChanged").and(number(Truth::prices, over("400")))));
    }

    private static void misspelt(Collector set, Truth t) {
        set.ask(
                Kind.MISSPELT,
                "cancelations refused by order-is-pendng in April",
                t.decisions(command(CANCEL).and(failed("order-is-pending")).and(during(APR, MAY))));
        set.ask(Kind.MISSPELT, "order 9733320, all of it", t.decisions(about("order:#W9733320")));
        set.ask(
                Kind.MISSPELT,
                "what was refused to ruben moreau",
                t.decisions(refused().and(onBehalfOf("ruben_moreau_2986"))));
        set.ask(
                Kind.MISSPELT,
                "Hanna Brandt's exchanges",
                t.decisions(command(EXCHANGE).and(actor("hanna.brandt"))));
    }

    private static void negated(Collector set, Truth t) {
        set.ask(
                Kind.NEGATED,
                "requests refused in May that weren't made by an agent",
                t.decisions(refused().and(during(MAY, END)).and(not(byAgent()))));
        set.ask(
                Kind.NEGATED,
                "returns refused in April, neither otto's nor dash's",
                t.decisions(command(RETURN).and(refused()).and(during(APR, MAY)).and(not(agent("otto", "dash")))));
        set.ask(
                Kind.NEGATED,
                "orders placed on 1 May and not paid with a gift card",
                t.decisions(event("OrderPlaced").and(day("2026-05-01")).and(not(event("GiftCardCharged")))));
    }

    private static void misleading(Collector set, Truth t) {
        set.ask(
                Kind.BOUNDED_TWICE,
                "refused since 28 April and before noon on 30 April",
                t.decisions(refused().and(during("2026-04-28", "2026-04-30T12:00:00Z"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "exchanges accepted in April before the 8th",
                t.decisions(command(EXCHANGE).and(accepted()).and(during(APR, "2026-04-08"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "orders placed on 1 May between 13:00 and 13:30",
                t.decisions(event("OrderPlaced").and(during("2026-05-01T13:00:00Z", "2026-05-01T13:30:00Z"))));
        set.ask(Kind.NOTHING_FITS, "gift card top-ups of more than 150 dollars", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "what did mira do on 3 May?", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "decisions for customer carla_nobody_0000", Truth.nothing());
        set.ask(Kind.SENSELESS, "lorem ipsum dolor", Truth.noAnswer());
    }
}
