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
import static dev.whence.evals.search.audit.Truth.argument;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.ended;
import static dev.whence.evals.search.audit.Truth.entries;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.failed;
import static dev.whence.evals.search.audit.Truth.number;
import static dev.whence.evals.search.audit.Truth.onBehalfOf;
import static dev.whence.evals.search.audit.Truth.over;
import static dev.whence.evals.search.audit.Truth.principal;
import static dev.whence.evals.search.audit.Truth.reason;
import static dev.whence.evals.search.audit.Truth.refused;
import static dev.whence.evals.search.audit.Truth.ticket;
import static dev.whence.evals.search.audit.Truth.weekday;
import static java.util.function.Predicate.not;

import dev.whence.evals.search.audit.AuditQuestion.Kind;
import dev.whence.evals.search.audit.AuditSet.Collector;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/// The third set of questions that were written without sight of how questions are read.
final class ThirdBlindQuestions {

    private static final String RETURN = "ReturnDeliveredOrderItems";
    private static final String EXCHANGE = "ExchangeDeliveredOrderItems";
    private static final String CANCEL = "CancelPendingOrder";
    private static final String READDRESS = "ModifyPendingOrderAddress";

    private ThirdBlindQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector set = new Collector("third");
        found(set, truth);
        explained(set, truth);
        counted(set, truth);
        grouped(set, truth);
        summed(set, truth);
        misspelt(set, truth);
        misleading(set, truth);
        return set.questions();
    }

    private static void found(Collector set, Truth t) {
        set.ask(
                "List every order otto called off in February",
                t.decisions(event("OrderCancelled").and(agent("otto")).and(during(FEB, MAR))));
        set.ask(
                "Every return hanna.brandt asked for that was turned down.",
                t.decisions(command(RETURN).and(refused()).and(actor("hanna.brandt"))));
        set.ask(
                "Which parcels were left with a neighbour on 14 March?",
                t.decisions(event("OrderDelivered")
                        .and(reason("left with a neighbor"))
                        .and(day("2026-03-14"))));
        set.ask("Pull the whole file for ticket T-799321 please", t.decisions(ticket("T-799321")));
        set.ask(
                "failed identifications, 20 April 2026",
                t.decisions(command("AuthenticateUser").and(refused()).and(day("2026-04-20"))));
        set.ask(
                "customers who newly signed up in the web shop from 5 to 11 March",
                t.decisions(command("ImportUser").and(principal("webshop")).and(during("2026-03-05", "2026-03-12"))));
        set.ask(
                "I'd like to see the customers whose default address was changed to Pinewood last month.",
                t.decisions(event("UserAddressModified")
                        .and(argument("city", "Pinewood"))
                        .and(during(APR, MAY))));
        set.ask(
                "what was dash refused on 27 April?",
                t.decisions(agent("dash").and(refused()).and(day("2026-04-27"))));
        set.ask("malformed requests this month", t.decisions(ended("invalid").and(during(MAY, END))));
        set.ask(
                "orders placed through the phone app yesterday after 18:00",
                t.decisions(event("OrderPlaced")
                        .and(reason("checkout on the phone app"))
                        .and(during("2026-05-02T18:00:00Z", END))));
        set.ask(
                "the 3 most recent handovers to a human agent by mira",
                t.latest(3, command("TransferToHumanAgent").and(agent("mira"))));
        set.ask(
                "everything hanna.brandt did on 12 March between 9 and 11 in the morning",
                t.decisions(actor("hanna.brandt").and(during("2026-03-12T09:00:00Z", "2026-03-12T11:00:00Z"))));
        set.ask(
                "failed_rule customer-owns-order, agent otto",
                t.decisions(failed("customer-owns-order").and(agent("otto"))));
        set.ask(
                "CancelPendingOrder rejected 2026-02-09",
                t.decisions(command(CANCEL).and(ended("rejected")).and(day("2026-02-09"))));
        set.ask(
                "orders placed in May with exactly five items",
                t.decisions(event("OrderPlaced")
                        .and(number(entries("lines"), BigDecimal.valueOf(5)::equals))
                        .and(during(MAY, END))));
        set.ask(
                "orders placed on Sundays in April",
                t.decisions(event("OrderPlaced").and(weekday(DayOfWeek.SUNDAY)).and(during(APR, MAY))));
    }

    private static void explained(Collector set, Truth t) {
        set.ask(
                "exchanges that failed because a new item was not available",
                t.decisions(command(EXCHANGE).and(failed("new-items-available"))));
        set.ask(
                "Show me each attempt of the warehouse to ship an order that could not be shipped",
                t.decisions(command("ShipOrder").and(refused())));
        set.ask(
                "cancellations we declined because the stated reason is not an accepted one",
                t.decisions(command(CANCEL).and(failed("cancel-reason-is-accepted"))));
        set.ask("Who cancelled order #W3450223?", t.who(event("OrderCancelled").and(about("order:#W3450223"))));
        set.ask(
                "why could #W2950877 not be cancelled?",
                t.decisions(command(CANCEL).and(refused()).and(about("order:#W2950877"))));
        set.ask(
                "return requests refused for lack of the customer's confirmation",
                t.decisions(command(RETURN).and(failed("customer-confirmed"))));
        set.ask(
                "Did anybody try to put money on something other than a gift card?",
                t.whether(command("TopUpGiftCard").and(failed("tops-up-a-gift-card"))));
    }

    private static void counted(Collector set, Truth t) {
        set.ask(
                "How many pending orders were redirected to Saltmarsh?",
                t.count(event("OrderAddressModified").and(argument("city", "Saltmarsh"))));
        set.ask(
                "How many times did tomas.reyes succeed in authenticating a customer in March?",
                t.count(event("UserAuthenticated").and(actor("tomas.reyes")).and(during(MAR, APR))));
        set.ask(
                "On behalf of how many different customers did mira act in April?",
                t.distinct(agent("mira").and(during(APR, MAY)), Truth::byCustomer));
        set.ask(
                "how many parcels were signed for by the customer in april",
                t.count(event("OrderDelivered").and(reason("signed for")).and(during(APR, MAY))));
        set.ask(
                "For the audit file: number of cancellations that went through between 1 February and 15 March.",
                t.count(event("OrderCancelled").and(during(FEB, "2026-03-16"))));
    }

    private static void grouped(Collector set, Truth t) {
        set.ask("refusals per agent since 1 March", t.groups(refused().and(during(MAR, END)), Truth::byAgentName));
        set.ask(
                "Deliveries per day from 6 April to 10 April",
                t.groups(event("OrderDelivered").and(during("2026-04-06", "2026-04-11")), Truth::byDay));
        set.ask(
                "Which rules did dash break in April, and how often each?",
                t.groups(agent("dash").and(refused()).and(during(APR, MAY)), Truth::failedRules));
        set.ask("which agent got turned down most often overall", t.more(refused(), Truth::byAgentName));
        set.ask(
                "top 3 customers by number of accepted returns",
                t.top(3, command(RETURN).and(accepted()), Truth::byCustomer));
        set.ask(
                "mira, otto and dash side by side: exchanges accepted in March",
                t.groups(
                        command(EXCHANGE)
                                .and(accepted())
                                .and(agent("mira", "otto", "dash"))
                                .and(during(MAR, APR)),
                        Truth::byAgentName));
        set.ask("Name the day with the most parcels delivered.", t.top(1, event("OrderDelivered"), Truth::byDay));
        set.ask(
                "orders placed per week from 2 March to 29 March",
                t.groups(event("OrderPlaced").and(during("2026-03-02", "2026-03-30")), Truth::byWeek));
    }

    private static void summed(Collector set, Truth t) {
        set.ask(
                "total put on gift cards in March, in dollars",
                t.sum(event("GiftCardToppedUp").and(during(MAR, APR)), Truth::topUps));
        set.ask(
                "mean value of an order placed in February",
                t.average(event("OrderPlaced").and(during(FEB, MAR)), Truth::orderTotal));
        set.ask(
                "how much did we pay back for cancelled orders, month by month?",
                t.sums(event("OrderCancelled"), Truth::byMonth, Truth::refunds));
        set.ask(
                "Sum of all orders rosa_marsh_8484 placed",
                t.sum(event("OrderPlaced").and(onBehalfOf("rosa_marsh_8484")), Truth::orderTotal));
        set.ask("what's the most expensive order we ever took?", t.largest(1, event("OrderPlaced"), Truth::orderTotal));
        set.ask(
                "five largest orders of March by total",
                t.largest(5, event("OrderPlaced").and(during(MAR, APR)), Truth::orderTotal));
        set.ask(
                "cancelled orders where we paid back more than $500",
                t.decisions(event("OrderCancelled").and(number(Truth::refunds, over("500")))));
        set.ask(
                "orders worth between 900 and 1000 dollars placed in April",
                t.decisions(event("OrderPlaced")
                        .and(number(Truth::orderTotal, over("900")))
                        .and(number(Truth::orderTotal, Truth.under("1000")))
                        .and(during(APR, MAY))));
        set.ask(
                "exchanges with a price difference above 60",
                t.decisions(command(EXCHANGE).and(number(Truth::exchangeDifferences, over("60")))));
    }

    private static void misspelt(Collector set, Truth t) {
        set.ask(Kind.MISSPELT, "history of order W9733320 pls", t.decisions(about("order:#W9733320")));
        set.ask(Kind.MISSPELT, "what hapened with order #w4911600", t.decisions(about("order:#W4911600")));
        // There is none; the only one that differs by one character is a right answer too, if it is said.
        set.ask(
                Kind.MISSPELT,
                "decisions on order #W491160",
                Expected.AnyOf.of(Truth.nothing(), t.decisions(about("order:#W4911600"))));
        set.ask(
                Kind.MISSPELT,
                "requests refused for the customer Theo Abara",
                t.decisions(refused().and(onBehalfOf("theo_abara_5315"))));
        set.ask(
                Kind.MISSPELT,
                "exchnages refussed in Febuary",
                t.decisions(command(EXCHANGE).and(refused()).and(during(FEB, MAR))));
    }

    private static void misleading(Collector set, Truth t) {
        set.ask(
                Kind.NEGATED,
                "refused cancellations in March that dash had nothing to do with",
                t.decisions(command(CANCEL).and(refused()).and(during(MAR, APR)).and(not(agent("dash")))));
        set.ask(
                Kind.NEGATED,
                "refused returns that did not break refund-goes-back-or-to-gift-card",
                t.decisions(command(RETURN).and(refused()).and(not(failed("refund-goes-back-or-to-gift-card")))));
        set.ask(
                Kind.NEGATED,
                "price changes on 30 April except those for the spring sale",
                t.decisions(command("ChangeItemPrice").and(day("2026-04-30")).and(not(reason("spring sale")))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "order address changes refused in March, but only after the 20th",
                t.decisions(command(READDRESS).and(refused()).and(during("2026-03-21", APR))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "accepted returns by dash since 1 April and before 10 April",
                t.decisions(command(RETURN).and(accepted()).and(agent("dash")).and(during(APR, "2026-04-10"))));
        set.ask(
                Kind.BOUNDED_TWICE,
                "shipped on 2 May, from 08:00 to 09:00",
                t.decisions(event("OrderShipped").and(during("2026-05-02T08:00:00Z", "2026-05-02T09:00:00Z"))));
        set.ask(Kind.NOTHING_FITS, "What did agent zelda do in March?", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "orders above 5,000 dollars", Truth.nothing());
        set.ask(Kind.NOTHING_FITS, "returns accepted in January", Truth.nothing());
        set.ask(Kind.SENSELESS, "blorp fizz wuggle", Truth.noAnswer());
    }
}
