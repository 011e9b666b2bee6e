package dev.whence.evals.retail;

import dev.whence.json.Json;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings an entity into the one form in which the benchmark's and Whence's can be compared: what is null is left
/// out, numbers are rounded to the cent, and what has no order is sorted.
final class Canonical {

    private static final JsonNodeFactory NODES = Json.ENVELOPE.getNodeFactory();

    /// The lists whose order means nothing: the benchmark itself sorts some of them. A payment history is a sequence.
    private static final Set<String> WITHOUT_ORDER = Set.of(
            "items",
            "fulfillments",
            "item_ids",
            "tracking_id",
            "return_items",
            "exchange_items",
            "exchange_new_items",
            "orders");

    private Canonical() {}

    static JsonNode of(JsonNode entity) {
        return canonical("", entity);
    }

    private static JsonNode canonical(String name, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> members(object);
            case ArrayNode list -> elements(name, list);
            case JsonNode number
            when number.isNumber() -> NODES.numberNode(number.decimalValue().setScale(2, RoundingMode.HALF_UP));
            case JsonNode other -> other;
        };
    }

    private static ObjectNode members(ObjectNode object) {
        ObjectNode canonical = NODES.objectNode();
        object.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> canonical.set(member.getKey(), canonical(member.getKey(), member.getValue())));
        return canonical;
    }

    private static ArrayNode elements(String name, ArrayNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(element -> elements.add(canonical("", element)));
        if (WITHOUT_ORDER.contains(name)) {
            elements.sort(Comparator.comparing(JsonNode::toString));
        }
        return NODES.arrayNode().addAll(elements);
    }
}
