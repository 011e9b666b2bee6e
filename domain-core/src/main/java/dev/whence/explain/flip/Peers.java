package dev.whence.explain.flip;

import dev.whence.json.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds values in the states that could stand in the place of an argument: what stands beside the value that was
/// given, and what has the argument's name.
final class Peers {

    private static final int MOST = 8;

    private final Set<String> found = new LinkedHashSet<>();
    private final String value;
    private final Set<String> names;

    private Peers(String value, Set<String> names) {
        this.value = value;
        this.names = names;
    }

    /// The peers of a text argument.
    ///
    /// @param field the argument's name, for example `new_item_ids`
    static List<JsonNode> of(String value, String field, Collection<JsonNode> states) {
        Set<String> names = new LinkedHashSet<>(Set.of(field));
        String single = field.endsWith("s") ? field.substring(0, field.length() - 1) : field;
        names.add(single);
        names.add(single.substring(single.indexOf('_') + 1));
        Peers peers = new Peers(value, names);
        states.forEach(peers::visit);
        return peers.found.stream()
                .filter(peer -> !peer.equals(value))
                .limit(MOST)
                .map(Json::tree)
                .toList();
    }

    private void visit(JsonNode node) {
        if (node.isArray()) {
            boolean among = false;
            for (JsonNode element : node) {
                among |= element.isString() && element.stringValue().equals(value);
                visit(element);
            }
            if (among) {
                node.forEach(element -> found.add(element.asString()));
            }
        } else if (node.isObject()) {
            if (node.has(value)) {
                found.addAll(node.propertyNames());
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (entry.getValue().isString() && names.contains(entry.getKey())) {
                    found.add(entry.getValue().stringValue());
                }
                visit(entry.getValue());
            }
        }
    }
}
