package dev.whence.schema;

import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds every way in which a JSON value departs from a shape, not only the first.
public final class FormCheck {

    private static final int QUOTED = 100;

    private final List<Evidence> problems = new ArrayList<>();

    private FormCheck() {}

    /// The departures of `value` from `shape`, each as a comparison that fails; empty if there are none.
    ///
    /// @param root the name of the whole value in facts, for example `command`
    public static List<Evidence> problems(String root, Shape shape, JsonNode value) {
        FormCheck check = new FormCheck();
        check.check(new Place(root, root + "#"), shape, value);
        return List.copyOf(check.problems);
    }

    /// Of an object, the fields that have the form that is asked for.
    public static JsonNode wellFormed(Shape.Fields shape, JsonNode value) {
        ObjectNode kept = Json.DATA.createObjectNode();
        for (Shape.Field field : shape.fields()) {
            JsonNode given = value.get(field.name());
            if (given != null && problems("field", field.shape(), given).isEmpty()) {
                kept.set(field.name(), given);
            }
        }
        return kept;
    }

    /// Where a value stands.
    ///
    /// @param name in messages, for example `command.lines[0].item_id`
    /// @param source in evidence, for example `command#/lines/0/item_id`
    private record Place(String name, String source) {

        Place element(int index) {
            return new Place(name + "[" + index + "]", source + "/" + index);
        }

        Place property(String property) {
            return new Place(name + "." + property, source + "/" + JsonPlaces.escaped(property));
        }

        /// The place of a property that should not be there, named for what it is a property of.
        Place unknown(String property) {
            return new Place(name + " field", source + "/" + JsonPlaces.escaped(property));
        }
    }

    private void check(Place place, Shape shape, JsonNode value) {
        switch (shape) {
            case Shape.Text text ->
                require(
                        value.isString() && value.asString().length() <= Shape.Text.MAX_LENGTH,
                        place,
                        value,
                        "text of at most " + Shape.Text.MAX_LENGTH + " characters");
            case Shape.Choice choice -> checkChoice(place, choice, value);
            case Shape.Whole whole ->
                require(value.isIntegralNumber() && value.canConvertToLong(), place, value, shape.words());
            case Shape.Amount amount -> require(value.isNumber(), place, value, shape.words());
            case Shape.Flag flag -> require(value.isBoolean(), place, value, shape.words());
            case Shape.Moment moment -> require(parses(value, Instant::parse), place, value, shape.words());
            case Shape.Day day -> require(parses(value, LocalDate::parse), place, value, shape.words());
            case Shape.Anything anything -> {}
            case Shape.ListOf list -> {
                if (require(value.isArray(), place, value, shape.words())) {
                    for (int i = 0; i < value.size(); i++) {
                        check(place.element(i), list.element(), value.get(i));
                    }
                }
            }
            case Shape.MapOf map -> {
                if (require(value.isObject(), place, value, shape.words())) {
                    value.properties()
                            .forEach(entry -> check(place.property(entry.getKey()), map.value(), entry.getValue()));
                }
            }
            case Shape.Fields fields -> {
                if (require(value.isObject(), place, value, shape.words())) {
                    checkFields(place, fields, value);
                }
            }
        }
    }

    private void checkChoice(Place place, Shape.Choice choice, JsonNode value) {
        if (!value.isString() || !choice.values().contains(value.asString())) {
            add(place, value, Operator.IS_ONE_OF, Json.tree(choice.values()));
        }
    }

    private void checkFields(Place place, Shape.Fields shape, JsonNode value) {
        Set<String> known = new HashSet<>();
        for (Shape.Field field : shape.fields()) {
            known.add(field.name());
            JsonNode given = value.get(field.name());
            if (given != null && !given.isNull()) {
                check(place.property(field.name()), field.shape(), given);
            } else if (field.required()) {
                add(place.property(field.name()), Json.tree(null), Operator.IS_PRESENT, Json.tree(null));
            }
        }
        List<String> allowed = shape.fields().stream().map(Shape.Field::name).toList();
        for (String name : value.propertyNames()) {
            if (!known.contains(name)) {
                add(place.unknown(name), Json.tree(abbreviated(name)), Operator.IS_ONE_OF, Json.tree(allowed));
            }
        }
    }

    private boolean require(boolean holds, Place place, JsonNode value, String form) {
        if (!holds) {
            add(place, value, Operator.HAS_FORM, Json.tree(form));
        }
        return holds;
    }

    private void add(Place place, JsonNode value, Operator operator, JsonNode required) {
        JsonNode shown =
                value.isContainer() || value.isString() && value.asString().length() > QUOTED
                        ? Json.tree(abbreviated(value.isString() ? value.asString() : value.toString()))
                        : value;
        problems.add(new Comparison(
                place.name(), List.of(place.source()), shown, operator, required, null, List.of(), false));
    }

    private static String abbreviated(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private static boolean parses(JsonNode value, Function<String, ?> parser) {
        if (!value.isString()) {
            return false;
        }
        try {
            var _ = parser.apply(value.asString());
            return true;
        } catch (DateTimeParseException notThatForm) {
            return false;
        }
    }
}
