package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.json.Json;
import dev.whence.module.Demonstration.Question;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Five questions worth asking: about decisions that were remembered, and where there are too few, about all.
final class Questions {

    private static final int COUNT = 5;

    private Questions() {}

    static List<Question> about(Highlights highlights) {
        return Stream.concat(
                        Stream.of(
                                        highlights.cancelThatBecameReturn().map(Questions::whyTooLate),
                                        highlights.exchange().map(Questions::howItCameToBe),
                                        highlights.giftCardTooSmall().map(Questions::whatWasOnTheCard))
                                .flatMap(Optional::stream),
                        always().stream())
                .limit(COUNT)
                .toList();
    }

    private static Question whyTooLate(Decision refused) {
        return question(
                "Why could order " + orderOf(refused) + " not be cancelled on " + dayOf(refused)
                        + ", and what became of it?",
                "explain_decision",
                Map.of("decision", refused.position().toString()));
    }

    private static Question howItCameToBe(Decision exchange) {
        return question(
                "How did order " + orderOf(exchange) + " come to be as it is: who set what, and why?",
                "explain_state",
                Map.of("entity", "order:" + orderOf(exchange)));
    }

    private static Question whatWasOnTheCard(Decision refused) {
        String user = refused.origin().onBehalfOf();
        return question(
                "A gift card had too little on it on " + dayOf(refused) + ". What could " + user
                        + " pay with just then?",
                "get_state",
                ordered("entity", "user:" + user, "as_of", refused.position().toString(), "field", "payment_methods"));
    }

    private static List<Question> always() {
        List<Question> questions = new ArrayList<>();
        questions.add(question(
                "What has the agent " + Worker.CARELESS + " been refused in the last week?",
                "search_history",
                ordered(
                        "agent",
                        Worker.CARELESS,
                        "outcome",
                        "refused",
                        "from",
                        World.END.minus(7, ChronoUnit.DAYS).toString())));
        questions.add(question(
                "Who wanted to cancel because they were going on holiday?",
                "search_history",
                ordered("text", "left on holiday", "command", "CancelPendingOrder")));
        questions.add(question(
                "Where did a gift card have too little on it?",
                "search_history",
                ordered("failed_rule", "gift-card-covers-difference")));
        questions.add(question(
                "Which returns took the place of a cancellation that was refused?",
                "search_history",
                ordered("text", "return instead of cancellation", "command", "ReturnDeliveredOrderItems")));
        questions.add(question(
                "What must hold before items of an order may be modified?",
                "list_rules",
                Map.of("command", "modify_pending_order_items")));
        return questions;
    }

    private static Question question(String words, String tool, Map<String, String> arguments) {
        return new Question(words, tool, Json.tree(arguments).toString());
    }

    private static Map<String, String> ordered(String... entries) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return map;
    }

    private static String orderOf(Decision decision) {
        return decision.command().data().path("order_id").asString();
    }

    private static String dayOf(Decision decision) {
        return decision.time().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }
}
