package dev.whence.evals.search.audit;

import static dev.whence.evals.search.audit.Truth.about;
import static dev.whence.evals.search.audit.Truth.accepted;
import static dev.whence.evals.search.audit.Truth.actor;
import static dev.whence.evals.search.audit.Truth.agent;
import static dev.whence.evals.search.audit.Truth.client;
import static dev.whence.evals.search.audit.Truth.command;
import static dev.whence.evals.search.audit.Truth.day;
import static dev.whence.evals.search.audit.Truth.during;
import static dev.whence.evals.search.audit.Truth.event;
import static dev.whence.evals.search.audit.Truth.failed;
import static dev.whence.evals.search.audit.Truth.onBehalfOf;
import static dev.whence.evals.search.audit.Truth.reason;
import static dev.whence.evals.search.audit.Truth.refused;

import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// Which decisions: by outcome, actor, entity, command, event, rule and time.
final class PlainQuestions {

    private static final String[] GIFT_CARD_EMPTY = {
        "gift-card-covers-order", "gift-card-covers-purchase", "gift-card-covers-difference"
    };

    private PlainQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector questions = new Collector("plain");
        actors(questions, truth);
        entities(questions, truth);
        commands(questions, truth);
        rules(questions, truth);
        times(questions, truth);
        order(questions, truth);
        return questions.questions();
    }

    private static void actors(Collector questions, Truth truth) {
        questions.ask(
                "What was dash refused last week?",
                truth.decisions(agent("dash").and(refused()).and(during("2026-04-20", "2026-04-27"))));
        questions.ask(
                "show me everything otto got denied in April",
                truth.decisions(agent("otto").and(refused()).and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "rejected requests by hanna.brandt",
                truth.decisions(actor("hanna.brandt").and(refused())));
        questions.ask(
                "Which exchanges did mira request that were turned down?",
                truth.decisions(agent("mira")
                        .and(command("ExchangeDeliveredOrderItems"))
                        .and(refused())));
        questions.ask(
                "cancellations by tomas.reyes that went through",
                truth.decisions(
                        actor("tomas.reyes").and(command("CancelPendingOrder")).and(accepted())));
        questions.ask(
                "What did Lea Morgan change yesterday?",
                truth.decisions(actor("lea.morgan").and(day("2026-05-02"))));
        questions.ask(
                "failed attempts of the warehouse to ship an order",
                truth.decisions(actor("warehouse").and(command("ShipOrder")).and(refused())));
        questions.ask("everything done on behalf of lena_grimm_2840", truth.decisions(onBehalfOf("lena_grimm_2840")));
        questions.ask(
                "which requests for oscar_okafor_4758 were declined?",
                truth.decisions(onBehalfOf("oscar_okafor_4758").and(refused())));
        questions.ask(
                "returns handled by an agent on 14 April 2026",
                truth.decisions(command("ReturnDeliveredOrderItems")
                        .and(decision -> decision.origin().agent() != null)
                        .and(day("2026-04-14"))));
        questions.ask(
                "address changes made by humans in the first week of March",
                truth.decisions(command("ModifyPendingOrderAddress", "ModifyUserAddress")
                        .and(decision -> decision.origin().agent() == null)
                        .and(during("2026-03-01", "2026-03-08"))));
        questions.ask(
                "refusals that came in through the mail-assistant in March",
                truth.decisions(client("mail-assistant").and(refused()).and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                "exchanges that dash or otto tried in February",
                truth.decisions(agent("dash", "otto")
                        .and(command("ExchangeDeliveredOrderItems"))
                        .and(during("2026-02-01", "2026-03-01"))));
    }

    private static void entities(Collector questions, Truth truth) {
        questions.ask("What happened to order #W9733320?", truth.decisions(about("order:#W9733320")));
        questions.ask("history of W4911600", truth.decisions(about("order:#W4911600")));
        questions.ask(
                "Why was the cancellation of #W7167017 refused?",
                truth.decisions(about("order:#W7167017")
                        .and(command("CancelPendingOrder"))
                        .and(refused())));
        questions.ask(
                "rejections on orders #W9733320 and #W2950877",
                truth.decisions(about("order:#W9733320", "order:#W2950877").and(refused())));
        questions.ask(
                "who touched order #W9669024 on April 21?",
                truth.decisions(about("order:#W9669024").and(day("2026-04-21"))));
        questions.ask(
                "all decisions in conversation c-e11shr26c4jq",
                truth.decisions(
                        decision -> "c-e11shr26c4jq".equals(decision.origin().conversation())
                                || about("conversation:c-e11shr26c4jq").test(decision)));
        questions.ask(
                "ticket T-833984",
                truth.decisions(decision -> "T-833984".equals(decision.origin().correlation())));
        questions.ask(
                "was anything of user lena_grimm_2840 delivered to the wrong hands? show her refused requests",
                truth.decisions(onBehalfOf("lena_grimm_2840").and(refused())));
        questions.ask(
                "Who shipped #W7324537?",
                truth.decisions(about("order:#W7324537").and(command("ShipOrder"))));
        questions.ask(
                "when was order W2950877 delivered",
                truth.decisions(about("order:#W2950877").and(command("DeliverOrder"))));
    }

    private static void commands(Collector questions, Truth truth) {
        questions.ask(
                "refused exchanges",
                truth.decisions(command("ExchangeDeliveredOrderItems").and(refused())));
        questions.ask(
                "customers handed over to a human on May 1st",
                truth.decisions(command("TransferToHumanAgent").and(day("2026-05-01"))));
        questions.ask(
                "Which payment method changes were rejected in April?",
                truth.decisions(
                        command("ModifyPendingOrderPayment").and(refused()).and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "denied gift card top-ups",
                truth.decisions(command("TopUpGiftCard").and(refused())));
        questions.ask(
                "price changes that were not accepted",
                truth.decisions(command("ChangeItemPrice").and(refused())));
        questions.ask(
                "orders placed on April 30th",
                truth.decisions(command("PlaceOrder").and(accepted()).and(day("2026-04-30"))));
        questions.ask(
                "which orders were cancelled on 2026-04-28?",
                truth.decisions(event("OrderCancelled").and(day("2026-04-28"))));
        questions.ask(
                "authentication attempts that failed yesterday",
                truth.decisions(command("AuthenticateUser").and(refused()).and(day("2026-05-02"))));
        questions.ask(
                "malformed cancel requests",
                truth.decisions(command("CancelPendingOrder").and(Truth.ended("invalid"))));
        questions.ask("imports of products", truth.decisions(command("ImportProduct")));
        questions.ask(
                "which item modifications on pending orders got refused in the last two weeks of April?",
                truth.decisions(
                        command("ModifyPendingOrderItems").and(refused()).and(during("2026-04-17", "2026-05-01"))));
        questions.ask(
                "customers who moved: default address changes in February that were accepted",
                truth.decisions(command("ModifyUserAddress").and(accepted()).and(during("2026-02-01", "2026-03-01"))));
    }

    private static void rules(Collector questions, Truth truth) {
        questions.ask(
                "Which requests were refused because the gift card was empty?",
                truth.decisions(failed(GIFT_CARD_EMPTY)));
        questions.ask(
                "exchanges refused because the new item was not available",
                truth.decisions(command("ExchangeDeliveredOrderItems").and(failed("new-items-available"))));
        questions.ask(
                "cancellations rejected because the order was no longer pending, last week",
                truth.decisions(command("CancelPendingOrder")
                        .and(failed("order-is-pending"))
                        .and(during("2026-04-20", "2026-04-27"))));
        questions.ask("Where did the customer not confirm?", truth.decisions(failed("customer-confirmed")));
        questions.ask("violations of customer-owns-order", truth.decisions(failed("customer-owns-order")));
        questions.ask(
                "everything that broke the rule refund-goes-back-or-to-gift-card in April",
                truth.decisions(failed("refund-goes-back-or-to-gift-card").and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                "requests by dash that failed since the customer was not authenticated",
                truth.decisions(agent("dash").and(failed("customer-is-authenticated"))));
        questions.ask(
                "returns refused because the items had been sent back before",
                truth.decisions(command("ReturnDeliveredOrderItems").and(failed("not-sent-back-before"))));
        questions.ask(
                "cancel requests with a cancellation reason that is not accepted",
                truth.decisions(command("CancelPendingOrder").and(failed("cancel-reason-is-accepted"))));
        questions.ask(
                "returns that failed because the order was not delivered yet",
                truth.decisions(command("ReturnDeliveredOrderItems").and(failed("order-is-delivered"))));
    }

    private static void times(Collector questions, Truth truth) {
        questions.ask("refusals yesterday", truth.decisions(refused().and(day("2026-05-02"))));
        questions.ask(
                "what was rejected between 9am and noon on April 27, 2026?",
                truth.decisions(refused().and(during("2026-04-27T09:00:00Z", "2026-04-27T12:00:00Z"))));
        questions.ask(
                "refused returns since April 25",
                truth.decisions(
                        command("ReturnDeliveredOrderItems").and(refused()).and(during("2026-04-25", "2026-05-04"))));
        questions.ask(
                "cancellations denied in the past 7 days",
                truth.decisions(command("CancelPendingOrder")
                        .and(refused())
                        .and(during("2026-04-26T09:00:00Z", "2026-05-03T09:00:00Z"))));
        questions.ask(
                "exchanges turned down in the two weeks before March 15",
                truth.decisions(
                        command("ExchangeDeliveredOrderItems").and(refused()).and(during("2026-03-01", "2026-03-15"))));
        questions.ask(
                "rejected checkouts on Valentine's Day",
                truth.decisions(command("PlaceOrder").and(refused()).and(day("2026-02-14"))));
        questions.ask(
                "what did mira get refused on Monday, April 20?",
                truth.decisions(agent("mira").and(refused()).and(day("2026-04-20"))));
        questions.ask(
                "refusals before February 4th", truth.decisions(refused().and(during("2026-01-01", "2026-02-04"))));
        questions.ask(
                "shipments that were refused from March 1 to March 15",
                truth.decisions(command("ShipOrder").and(refused()).and(during("2026-03-01", "2026-03-16"))));
    }

    private static void order(Collector questions, Truth truth) {
        questions.ask("the latest three refusals", truth.latest(3, refused()));
        questions.ask(
                "first five exchanges that were rejected",
                truth.earliest(5, command("ExchangeDeliveredOrderItems").and(refused())));
        questions.ask(
                "When did dash last get refused?", truth.latest(1, agent("dash").and(refused())));
        questions.ask("What was the very first refusal?", truth.earliest(1, refused()));
        questions.ask(
                "most recent cancellation of an order by otto",
                truth.latest(1, agent("otto").and(command("CancelPendingOrder"))));
        questions.ask(
                "oldest 5 rejected gift card top ups",
                truth.earliest(5, command("TopUpGiftCard").and(refused())));
        questions.ask("last ten transfers to a human agent", truth.latest(10, command("TransferToHumanAgent")));
        questions.ask(
                "returns whose reason says \"damaged in transit\"",
                truth.decisions(command("ReturnDeliveredOrderItems").and(reason("damaged in transit"))));
        questions.ask(
                "price changes mentioning \"freight costs\" in April",
                truth.decisions(command("ChangeItemPrice")
                        .and(reason("freight costs"))
                        .and(during("2026-04-01", "2026-05-01"))));
    }
}
