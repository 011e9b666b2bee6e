package dev.whence.schema;

import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is marked [Personal] in a record and the records in it.
public final class PersonalMarks {

    private static final ClassValue<PersonalMarks> KNOWN = new ClassValue<>() {
        @Override
        protected PersonalMarks computeValue(Class<?> type) {
            return new PersonalMarks(type);
        }
    };

    private final Class<?> type;
    private final boolean none;

    private PersonalMarks(Class<?> type) {
        this.type = type;
        this.none = !MarkedType.of(type).hasPersonalBelow();
    }

    public static PersonalMarks of(Class<?> type) {
        return KNOWN.get(type);
    }

    /// Whether nothing is marked.
    public boolean isEmpty() {
        return none;
    }

    /// The places of the personal values in the record's JSON, as JSON pointers. What stands where it does not
    /// belong, so that nobody can say what it is, counts as personal if anything is marked.
    public List<String> places(JsonNode json) {
        List<String> places = new ArrayList<>();
        visit(json, (place, value) -> places.add(place));
        return places;
    }

    /// Hands every personal value in the record's JSON, with its place, to the visitor.
    public void visit(JsonNode json, BiConsumer<String, JsonNode> visitor) {
        if (!none) {
            visit(json, "", MarkedType.of(type), false, visitor);
        }
    }

    private static void visit(
            JsonNode node, String place, MarkedType type, boolean personal, BiConsumer<String, JsonNode> visitor) {
        if (!personal && !type.hasPersonalBelow()) {
            return;
        }
        if (!node.isContainer()) {
            if (!node.isNull()) {
                visitor.accept(place, node);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), place + "/" + i, type.element(), personal || !type.isList(), visitor);
            }
        } else {
            node.properties().forEach(property -> {
                MarkedType.Member member = type.member(property.getKey());
                visit(
                        property.getValue(),
                        place + "/" + JsonPlaces.escaped(property.getKey()),
                        member.type(),
                        personal || member.personal(),
                        visitor);
            });
        }
    }

    /// Whether the value at the pointer is personal, or is made of values of which some are.
    public boolean touch(String pointer) {
        MarkedType at = MarkedType.of(type);
        if (none) {
            return false;
        }
        for (String segment : JsonPlaces.segments(pointer)) {
            MarkedType.Member member =
                    at.isList() ? new MarkedType.Member(at.element(), false, null) : at.member(segment);
            if (member.personal()) {
                return true;
            }
            at = member.type();
        }
        return at.hasPersonalBelow();
    }

    /// Hands every personal text of an instance of the record to the consumer.
    public void texts(@Nullable Object instance, Consumer<String> consumer) {
        if (!none && instance != null) {
            MarkedType.texts(instance, false, consumer);
        }
    }

    /// The JSON with absence in the place of erased values that are no text, so that it binds to the record.
    public JsonNode bindable(JsonNode json) {
        return none || !holdsErased(json) ? json : bindable(json, type);
    }

    /// Whether any value of the JSON reads as erased.
    public static boolean holdsErased(JsonNode json) {
        if (json.isString()) {
            return json.stringValue().equals(Personal.ERASED);
        }
        for (JsonNode part : json) {
            if (holdsErased(part)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode bindable(JsonNode json, Type type) {
        MarkedType marked = MarkedType.of(type);
        if (json instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties()
                    .forEach(property -> copy.set(
                            property.getKey(),
                            bindable(
                                    property.getValue(),
                                    marked.member(property.getKey()).type().java())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode(array.size());
            array.forEach(element -> copy.add(bindable(element, marked.element().java())));
            return copy;
        }
        return holdsErased(json) && !marked.readsText() ? Json.tree(null) : json;
    }

    /// Checks that every personal value can be erased from events and states of this type.
    ///
    /// @throws IllegalArgumentException if one is no text and may not be absent
    public void requireErasable() {
        if (!none) {
            MarkedType.requireErasable(type);
        }
    }
}
