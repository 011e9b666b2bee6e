package dev.whence.schema;

import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import dev.whence.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

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
        check.check(root, shape, value);
        return List.copyOf(check.problems);
    }

    private void check(String path, Shape shape, JsonNode value) {
        switch (shape) {
            case Shape.Text text ->
                require(
                        value.isString() && value.asString().length() <= Shape.Text.MAX_LENGTH,
                        path,
                        value,
                        "text of at most " + Shape.Text.MAX_LENGTH + " characters");
            case Shape.Choice choice -> checkChoice(path, choice, value);
            case Shape.Whole whole ->
                require(value.isIntegralNumber() && value.canConvertToLong(), path, value, shape.words());
            case Shape.Amount amount -> require(value.isNumber(), path, value, shape.words());
            case Shape.Flag flag -> require(value.isBoolean(), path, value, shape.words());
            case Shape.Moment moment -> require(parses(value, Instant::parse), path, value, shape.words());
            case Shape.Day day -> require(parses(value, LocalDate::parse), path, value, shape.words());
            case Shape.ListOf list -> {
                if (require(value.isArray(), path, value, shape.words())) {
                    for (int i = 0; i < value.size(); i++) {
                        check(path + "[" + i + "]", list.element(), value.get(i));
                    }
                }
            }
            case Shape.MapOf map -> {
                if (require(value.isObject(), path, value, shape.words())) {
                    value.properties()
                            .forEach(entry -> check(path + "." + entry.getKey(), map.value(), entry.getValue()));
                }
            }
            case Shape.Fields fields -> {
                if (require(value.isObject(), path, value, shape.words())) {
                    checkFields(path, fields, value);
                }
            }
        }
    }

    private void checkChoice(String path, Shape.Choice choice, JsonNode value) {
        if (!value.isString() || !choice.values().contains(value.asString())) {
            add(path, value, Operator.IS_ONE_OF, Json.tree(choice.values()));
        }
    }

    private void checkFields(String path, Shape.Fields shape, JsonNode value) {
        Set<String> known = new HashSet<>();
        for (Shape.Field field : shape.fields()) {
            known.add(field.name());
            JsonNode given = value.get(field.name());
            if (given != null && !given.isNull()) {
                check(path + "." + field.name(), field.shape(), given);
            } else if (field.required()) {
                add(path + "." + field.name(), Json.tree(null), Operator.IS_PRESENT, Json.tree(null));
            }
        }
        List<String> allowed = shape.fields().stream().map(Shape.Field::name).toList();
        for (String name : value.propertyNames()) {
            if (!known.contains(name)) {
                add(path + " field", Json.tree(abbreviated(name)), Operator.IS_ONE_OF, Json.tree(allowed));
            }
        }
    }

    private boolean require(boolean holds, String path, JsonNode value, String form) {
        if (!holds) {
            add(path, value, Operator.HAS_FORM, Json.tree(form));
        }
        return holds;
    }

    private void add(String fact, JsonNode value, Operator operator, JsonNode required) {
        JsonNode shown =
                value.isContainer() || value.isString() && value.asString().length() > QUOTED
                        ? Json.tree(abbreviated(value.isString() ? value.asString() : value.toString()))
                        : value;
        problems.add(new Comparison(fact, List.of(), shown, operator, required, null, List.of(), false));
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
