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
import static dev.whence.evals.search.audit.Truth.nothing;
import static dev.whence.evals.search.audit.Truth.onBehalfOf;
import static dev.whence.evals.search.audit.Truth.refused;
import static java.util.function.Predicate.not;

import dev.whence.evals.search.audit.AuditQuestion.Kind;
import dev.whence.evals.search.audit.AuditSet.Collector;
import java.util.List;

/// Questions that mislead: misspelt ids, negations, two bounds of time, things that are not there, nonsense.
final class TrapQuestions {

    private TrapQuestions() {}

    static List<AuditQuestion> of(Truth truth) {
        Collector questions = new Collector("trap");
        misspelt(questions, truth);
        negated(questions, truth);
        boundedTwice(questions, truth);
        nothingFits(questions, truth);
        senseless(questions);
        return questions.questions();
    }

    private static void misspelt(Collector questions, Truth truth) {
        Kind kind = Kind.MISSPELT;
        questions.ask(kind, "what happened to order #W973332", truth.decisions(about("order:#W9733320")));
        questions.ask(
                kind,
                "order #W9733230 refusals",
                truth.decisions(about("order:#W9733320").and(refused())));
        questions.ask(kind, "history of order 4911600", truth.decisions(about("order:#W4911600")));
        questions.ask(
                kind,
                "why was the cancellation of #W71670177 refused",
                truth.decisions(about("order:#W7167017")
                        .and(command("CancelPendingOrder"))
                        .and(refused())));
        questions.ask(kind, "everything on behalf of lena_grim_2840", truth.decisions(onBehalfOf("lena_grimm_2840")));
        questions.ask(
                kind,
                "refusals by hana.brandt in April",
                truth.decisions(actor("hanna.brandt").and(refused()).and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                kind,
                "refusals by tomas reyes",
                truth.decisions(actor("tomas.reyes").and(refused())));
        questions.ask(
                kind,
                "what was Dashh refused yesterday?",
                truth.decisions(agent("dash").and(refused()).and(day("2026-05-02"))));
        questions.ask(kind, "decisions about order #w2950877", truth.decisions(about("order:#W2950877")));
        questions.ask(
                kind,
                "violations of custommer-confirmed by otto",
                truth.decisions(agent("otto").and(failed("customer-confirmed"))));
        questions.ask(
                kind,
                "requests of Oscar Okafor that were refused",
                truth.decisions(onBehalfOf("oscar_okafor_4758").and(refused())));
        questions.ask(
                kind,
                "refussed exchanges by mira",
                truth.decisions(agent("mira")
                        .and(command("ExchangeDeliveredOrderItems"))
                        .and(refused())));
    }

    private static void negated(Collector questions, Truth truth) {
        Kind kind = Kind.NEGATED;
        questions.ask(
                kind,
                "refusals last week that were not by dash",
                truth.decisions(refused().and(not(agent("dash"))).and(during("2026-04-20", "2026-04-27"))));
        questions.ask(
                kind,
                "cancelled orders in April, not by a human",
                truth.decisions(event("OrderCancelled").and(byAgent()).and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                kind,
                "refused requests except exchanges and returns, on April 27",
                truth.decisions(refused()
                        .and(not(command("ExchangeDeliveredOrderItems", "ReturnDeliveredOrderItems")))
                        .and(day("2026-04-27"))));
        questions.ask(
                kind,
                "exchanges that were refused for something other than new-items-available",
                truth.decisions(
                        command("ExchangeDeliveredOrderItems").and(refused()).and(not(failed("new-items-available")))));
        questions.ask(
                kind,
                "price changes that were never rejected on May 2",
                truth.decisions(command("ChangeItemPrice").and(accepted()).and(day("2026-05-02"))));
        questions.ask(
                kind, "how many refusals without dash?", truth.count(refused().and(not(agent("dash")))));
        questions.ask(
                kind,
                "what happened to #W9733320 apart from deliveries?",
                truth.decisions(about("order:#W9733320").and(not(command("DeliverOrder")))));
        questions.ask(
                kind,
                "returns in April that didn't go through",
                truth.decisions(
                        command("ReturnDeliveredOrderItems").and(refused()).and(during("2026-04-01", "2026-05-01"))));
        questions.ask(
                kind,
                "refusals by agents other than dash and otto in March",
                truth.decisions(refused()
                        .and(byAgent())
                        .and(not(agent("dash", "otto")))
                        .and(during("2026-03-01", "2026-04-01"))));
        questions.ask(
                kind,
                "rejected cancellations where order-is-pending was not the problem",
                truth.decisions(command("CancelPendingOrder").and(refused()).and(not(failed("order-is-pending")))));
        questions.ask(
                kind,
                "refused in February, excluding authentication",
                truth.decisions(
                        refused().and(not(command("AuthenticateUser"))).and(during("2026-02-01", "2026-03-01"))));
        questions.ask(
                kind,
                "gift card top-ups yesterday that weren't refused",
                truth.decisions(command("TopUpGiftCard").and(accepted()).and(day("2026-05-02"))));
    }

    private static void boundedTwice(Collector questions, Truth truth) {
        Kind kind = Kind.BOUNDED_TWICE;
        questions.ask(
                kind,
                "refusals in April before April 5",
                truth.decisions(refused().and(during("2026-04-01", "2026-04-05"))));
        questions.ask(
                kind,
                "refusals last week since Thursday",
                truth.decisions(refused().and(during("2026-04-23", "2026-04-27"))));
        questions.ask(
                kind,
                "rejected cancellations after March 10 and before March 20",
                truth.decisions(command("CancelPendingOrder").and(refused()).and(during("2026-03-11", "2026-03-20"))));
        questions.ask(
                kind,
                "refusals in February and in April by mira",
                truth.decisions(refused()
                        .and(agent("mira"))
                        .and(during("2026-02-01", "2026-03-01").or(during("2026-04-01", "2026-05-01")))));
        questions.ask(
                kind,
                "how many exchanges in March until March 10",
                truth.count(command("ExchangeDeliveredOrderItems").and(during("2026-03-01", "2026-03-11"))));
        questions.ask(kind, "orders cancelled in March after April 2", nothing());
    }

    private static void nothingFits(Collector questions, Truth truth) {
        Kind kind = Kind.NOTHING_FITS;
        questions.ask(kind, "what happened to order #W0000000?", nothing());
        questions.ask(kind, "refusals in December 2025", nothing());
        questions.ask(kind, "cancellations by the warehouse", nothing());
        questions.ask(kind, "Did lea.morgan ever place an order?", nothing());
        questions.ask(kind, "requests waiting for approval", nothing());
        questions.ask(kind, "orders placed for more than $100,000", nothing());
        questions.ask(
                kind,
                "how many refusals were there tomorrow?",
                truth.count(refused().and(day("2026-05-04"))));
        questions.ask(kind, "exchanges by the agent hal9000", nothing());
    }

    private static void senseless(Collector questions) {
        Kind kind = Kind.SENSELESS;
        questions.ask(kind, "", new Expected.Refusal());
        questions.ask(kind, "???", new Expected.Refusal());
        questions.ask(kind, "what is it with the of", new Expected.Refusal());
        questions.ask(kind, "flurbl wozzit grommelfrotz", new Expected.Refusal());
        questions.ask(kind, "🦄🦄🦄", new Expected.Refusal());
        questions.ask(kind, "*:* OR NOT a", new Expected.Refusal());
    }
}
