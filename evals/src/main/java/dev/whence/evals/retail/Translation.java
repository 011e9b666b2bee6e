package dev.whence.evals.retail;

import dev.whence.json.Json;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What the benchmark's tools are called at Whence's.
final class Translation {

    private static final SequencedMap<String, Function<ObjectNode, Step>> BY_BENCHMARK_NAME =
            new TreeMap<>(Map.ofEntries(
                    Map.entry("cancel_pending_order", write("cancel_pending_order", Map.of("reason", "cancel_reason"))),
                    Map.entry("exchange_delivered_order_items", write("exchange_delivered_order_items", Map.of())),
                    Map.entry("modify_pending_order_address", write("modify_pending_order_address", Map.of())),
                    Map.entry("modify_pending_order_items", write("modify_pending_order_items", Map.of())),
                    Map.entry("modify_pending_order_payment", write("modify_pending_order_payment", Map.of())),
                    Map.entry("modify_user_address", write("modify_user_address", Map.of())),
                    Map.entry("return_delivered_order_items", write("return_delivered_order_items", Map.of())),
                    Map.entry("transfer_to_human_agents", write("transfer_to_human_agent", Map.of())),
                    Map.entry("find_user_id_by_email", Translation::lookUp),
                    Map.entry("find_user_id_by_name_zip", Translation::lookUp),
                    Map.entry("get_order_details", state("order", "order_id")),
                    Map.entry("get_product_details", state("product", "product_id")),
                    Map.entry("get_user_details", state("user", "user_id")),
                    Map.entry("get_item_details", leftOut("a variant is found in its product only")),
                    Map.entry("list_all_product_types", leftOut("entities are not listed")),
                    Map.entry("calculate", leftOut("it is arithmetic")),
                    Map.entry("think", leftOut("it does nothing"))));

    private Translation() {}

    /// What a call of the benchmark becomes.
    sealed interface Step {
        /// A command whose outcome counts.
        record Write(String tool, ObjectNode arguments) implements Step {}

        /// A command that finds a user; it is sent, and its outcome does not count.
        record LookUp(String tool, ObjectNode arguments) implements Step {}

        /// A question about a state; it is sent, and its outcome does not count.
        record Question(String tool, ObjectNode arguments) implements Step {}

        /// Nothing is sent.
        record LeftOut(String because) implements Step {}
    }

    /// @throws IllegalArgumentException if the benchmark has no such tool
    static Step of(GoldCall call) {
        Function<ObjectNode, Step> translation = BY_BENCHMARK_NAME.get(call.name());
        if (translation == null) {
            throw new IllegalArgumentException(
                    "'" + call.name() + "' is no tool of the benchmark, which has " + names());
        }
        return translation.apply(call.arguments());
    }

    static boolean knows(String benchmarkName) {
        return BY_BENCHMARK_NAME.containsKey(benchmarkName);
    }

    static List<String> names() {
        return List.copyOf(BY_BENCHMARK_NAME.keySet());
    }

    private static Function<ObjectNode, Step> write(String tool, Map<String, String> renamed) {
        return arguments -> new Step.Write(tool, rename(arguments, renamed));
    }

    private static Step lookUp(ObjectNode arguments) {
        return new Step.LookUp("authenticate_user", rename(arguments, Map.of()));
    }

    private static Function<ObjectNode, Step> state(String type, String idName) {
        return arguments -> new Step.Question(
                "get_state",
                object().put("entity", type + ":" + arguments.path(idName).asString("")));
    }

    private static Function<ObjectNode, Step> leftOut(String because) {
        return _ -> new Step.LeftOut(because);
    }

    /// A copy with some arguments renamed; all others keep their names, also those that nobody knows.
    private static ObjectNode rename(ObjectNode arguments, Map<String, String> renamed) {
        ObjectNode result = object();
        arguments
                .properties()
                .forEach(argument ->
                        result.set(renamed.getOrDefault(argument.getKey(), argument.getKey()), argument.getValue()));
        return result;
    }

    private static ObjectNode object() {
        return Json.ENVELOPE.createObjectNode();
    }
}
