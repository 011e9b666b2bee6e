package dev.whence.explain;

import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One field that differs between two states of an entity.
///
/// @param path the field's JSON pointer, for example `/items/0/price`; empty for the state as a whole
/// @param before its value in the first state; null if it was not there
/// @param after its value in the second state; null if it is not there
public record FieldChange(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {

    /// The fields that differ, in the order of the second state, then those that are gone. A list or object that
    /// became empty counts as one field.
    ///
    /// @param before the first state; JSON null for an entity that does not exist
    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> was = new LinkedHashMap<>();
        Map<String, JsonNode> is = new LinkedHashMap<>();
        differing("", before, after, was, is);
        List<FieldChange> changes = new ArrayList<>();
        is.forEach((path, value) -> {
            JsonNode old = before.at(path);
            if (!Json.same(old, value)) {
                changes.add(new FieldChange(path, old.isMissingNode() ? null : old, value));
            }
        });
        was.forEach((path, value) -> {
            boolean within = is.containsKey(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
            if (after.at(path).isMissingNode() && !within) {
                changes.add(new FieldChange(path, value, null));
            }
        });
        return List.copyOf(changes);
    }

    /// The fields of both states, except where these are the same.
    private static void differing(
            String path, JsonNode before, JsonNode after, Map<String, JsonNode> was, Map<String, JsonNode> is) {
        if (Json.same(before, after)) {
            return;
        }
        if (isFilledObject(before) && isFilledObject(after)) {
            after.properties()
                    .forEach(entry -> differing(
                            path + "/" + JsonPlaces.escaped(entry.getKey()),
                            before.path(entry.getKey()),
                            entry.getValue(),
                            was,
                            is));
            before.properties().stream()
                    .filter(entry -> !after.has(entry.getKey()))
                    .forEach(entry -> flatten(path + "/" + JsonPlaces.escaped(entry.getKey()), entry.getValue(), was));
        } else if (before.isArray() && after.isArray() && !before.isEmpty() && !after.isEmpty()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                differing(path + "/" + i, before.path(i), after.path(i), was, is);
            }
        } else {
            put(path, before, was);
            put(path, after, is);
        }
    }

    private static boolean isFilledObject(JsonNode node) {
        return node.isObject() && !node.isEmpty();
    }

    private static void put(String path, JsonNode node, Map<String, JsonNode> into) {
        if (!node.isMissingNode() && !(path.isEmpty() && node.isNull())) {
            flatten(path, node, into);
        }
    }

    /// Every value of a state that is not itself made of values, by its JSON pointer; empty lists and objects count
    /// as values.
    static Map<String, JsonNode> fields(JsonNode state) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        if (!state.isNull()) {
            flatten("", state, fields);
        }
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> into) {
        if (!node.isContainer() || node.isEmpty()) {
            into.put(path, node);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), into);
            }
        } else {
            node.properties()
                    .forEach(entry -> flatten(path + "/" + JsonPlaces.escaped(entry.getKey()), entry.getValue(), into));
        }
    }

    /// The path in words, for example `items.0.price`.
    public String name() {
        return path.isEmpty() ? "state" : String.join(".", JsonPlaces.segments(path));
    }

    /// For example `status: pending → cancelled`.
    public String text() {
        return name() + ": " + value(before) + " → " + value(after);
    }

    private static String value(@Nullable JsonNode value) {
        return value == null ? "absent" : Sentences.value(value);
    }
}
