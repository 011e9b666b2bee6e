package dev.whence.explain.whynot;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.explain.flip.Change;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.schema.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes up arguments for commands that might help another one: from its arguments, from what it lacks, and from
/// the states that it reads. Lives for one refusal.
final class Guesses {

    private static final int MOST_VALUES = 4;
    private static final int MOST_COMMANDS = 12;

    private final JsonNode goal;
    private final List<EntityRef> entities;
    private final Collection<JsonNode> states;
    private final Set<JsonNode> amounts = new LinkedHashSet<>();

    /// @param states the states of the entities that the refused command read
    Guesses(JsonNode goal, Decision refusal, Collection<JsonNode> states) {
        this.goal = goal;
        this.entities = refusal.boundary().entities();
        this.states = states;
        refusal.unmet().stream()
                .map(Check::evidence)
                .filter(Objects::nonNull)
                .flatMap(Evidence::failures)
                .forEach(this::lacking);
    }

    private void lacking(Comparison failure) {
        if (failure.value().isNumber() && failure.required().isNumber()) {
            BigDecimal lack =
                    failure.required().decimalValue().subtract(failure.value().decimalValue());
            amounts.add(Json.tree(lack.abs()));
            amounts.add(failure.required());
        }
    }

    /// Arguments for a command, the likeliest first.
    List<JsonNode> of(CommandType<?> type) {
        List<ObjectNode> partial = List.of(Json.DATA.createObjectNode());
        for (Shape.Field field : type.shape().fields()) {
            List<JsonNode> values = values(field);
            List<ObjectNode> more = new ArrayList<>();
            for (ObjectNode arguments : partial) {
                for (JsonNode value : values) {
                    if (more.size() < MOST_COMMANDS) {
                        ObjectNode with = arguments.deepCopy();
                        more.add(value.isNull() ? with : with.set(field.name(), value));
                    }
                }
            }
            partial = more;
        }
        return List.copyOf(partial);
    }

    private List<JsonNode> values(Shape.Field field) {
        Set<JsonNode> values = new LinkedHashSet<>();
        JsonNode same = goal.path(field.name());
        if (!same.isMissingNode() && !same.isNull()) {
            values.add(same);
        }
        addBest(field.name(), field.shape(), values);
        if (!field.required() && values.isEmpty()) {
            values.add(Json.tree(null));
        }
        return values.stream().limit(MOST_VALUES).toList();
    }

    private void addBest(String name, Shape shape, Set<JsonNode> values) {
        switch (shape) {
            case Shape.Text _ -> addTexts(name, values);
            case Shape.Choice choice -> choice.values().forEach(word -> values.add(Json.tree(word)));
            case Shape.Whole _, Shape.Amount _ -> {
                values.addAll(amounts);
                values.add(Json.tree(1));
            }
            case Shape.Flag _ -> {
                values.add(Json.tree(true));
                values.add(Json.tree(false));
            }
            case Shape.ListOf list -> {
                Set<JsonNode> elements = new LinkedHashSet<>();
                addBest(name.endsWith("s") ? name.substring(0, name.length() - 1) : name, list.element(), elements);
                elements.stream()
                        .filter(element -> !isAnyText(element))
                        .forEach(element ->
                                values.add(Json.DATA.createArrayNode().add(element)));
            }
            case Shape.Fields fields -> {
                ObjectNode whole = Json.DATA.createObjectNode();
                for (Shape.Field field : fields.fields()) {
                    Set<JsonNode> parts = new LinkedHashSet<>();
                    addBest(field.name(), field.shape(), parts);
                    parts.stream().findFirst().ifPresent(part -> whole.set(field.name(), part));
                }
                values.add(whole);
            }
            case Shape.MapOf _, Shape.Moment _, Shape.Day _, Shape.Anything _ -> {
                // nothing in the states is likely to be meant
            }
        }
    }

    private void addTexts(String name, Set<JsonNode> values) {
        for (EntityRef entity : entities) {
            if (name.equals(entity.type().replace('-', '_') + "_id")) {
                values.add(Json.tree(entity.id()));
            }
        }
        states.forEach(state -> named(name, state, values));
        if (values.isEmpty() && name.endsWith("_id")) {
            states.forEach(state -> keys(state, values));
        }
        if (values.isEmpty()) {
            values.add(Json.tree(Change.ANY_TEXT));
        }
    }

    private static void named(String name, JsonNode node, Set<JsonNode> values) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals(name) && entry.getValue().isString()) {
                values.add(entry.getValue());
            } else if (entry.getKey().equals(name + "s") && entry.getValue().isObject()) {
                entry.getValue().propertyNames().forEach(key -> values.add(Json.tree(key)));
            }
            named(name, entry.getValue(), values);
        }
        if (node.isArray()) {
            node.forEach(element -> named(name, element, values));
        }
    }

    /// The keys of maps: what keys them are identities.
    private static void keys(JsonNode node, Set<JsonNode> values) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isObject()
                    && entry.getValue().properties().stream()
                            .allMatch(inner -> inner.getValue().isObject())) {
                entry.getValue().propertyNames().forEach(key -> values.add(Json.tree(key)));
            }
        }
    }

    private static boolean isAnyText(JsonNode value) {
        return value.isString() && value.stringValue().equals(Change.ANY_TEXT);
    }
}
