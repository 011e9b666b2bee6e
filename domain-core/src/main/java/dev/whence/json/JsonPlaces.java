package dev.whence.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Places in a JSON tree, written as JSON pointers (RFC 6901).
public final class JsonPlaces {

    private JsonPlaces() {}

    /// A property's name as a segment of a pointer.
    public static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    /// The names in a pointer; none for the empty pointer.
    public static List<String> segments(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /// The places of all values that hold no others, nulls excepted, below a place.
    public static void leaves(JsonNode node, String place, Consumer<String> into) {
        if (!node.isContainer()) {
            if (!node.isNull()) {
                into.accept(place);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(node.get(i), place + "/" + i, into);
            }
        } else {
            node.properties()
                    .forEach(property -> leaves(property.getValue(), place + "/" + escaped(property.getKey()), into));
        }
    }

    /// Replaces the value at a pointer, in place; a pointer that leads nowhere changes nothing.
    ///
    /// @return the tree: the same one, or the new value where the pointer is empty
    public static JsonNode replace(JsonNode tree, String pointer, UnaryOperator<JsonNode> change) {
        List<String> segments = segments(pointer);
        if (segments.isEmpty()) {
            return change.apply(tree);
        }
        JsonNode parent = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            parent = child(parent, segment);
        }
        String last = segments.getLast();
        JsonNode old = child(parent, last);
        if (parent instanceof ObjectNode object && !old.isMissingNode()) {
            object.set(last, change.apply(old));
        } else if (parent instanceof ArrayNode array && !old.isMissingNode()) {
            array.set(Integer.parseInt(last), change.apply(old));
        }
        return tree;
    }

    private static JsonNode child(JsonNode parent, String segment) {
        if (!parent.isArray()) {
            return parent.path(segment);
        }
        boolean number =
                !segment.isEmpty() && segment.length() < 9 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
        return parent.path(number ? Integer.parseInt(segment) : Integer.MAX_VALUE);
    }
}
