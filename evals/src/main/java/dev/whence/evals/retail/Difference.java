package dev.whence.evals.retail;

import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A place where two entities in [Canonical] form differ.
///
/// @param path where, for example `payment_history[1].amount`
/// @param expected what the benchmark has there; a missing node if nothing
/// @param actual what Whence has there; a missing node if nothing
record Difference(String path, JsonNode expected, JsonNode actual) {

    /// The first difference, in the order of names and places.
    static Optional<Difference> first(JsonNode expected, JsonNode actual) {
        return first("", expected, actual);
    }

    private static Optional<Difference> first(String path, JsonNode expected, JsonNode actual) {
        if (expected instanceof ObjectNode && actual instanceof ObjectNode) {
            TreeSet<String> names = new TreeSet<>(expected.propertyNames());
            names.addAll(actual.propertyNames());
            return names.stream()
                    .flatMap(name ->
                            first(path.isEmpty() ? name : path + "." + name, expected.path(name), actual.path(name))
                                    .stream())
                    .findFirst();
        }
        if (expected instanceof ArrayNode && actual instanceof ArrayNode) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                Optional<Difference> difference = first(path + "[" + i + "]", expected.path(i), actual.path(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Difference(path, expected, actual));
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + "expected " + words(expected) + ", found " + words(actual);
    }

    private static String words(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
