package dev.whence.explain;

import dev.whence.decision.Operator;
import dev.whence.json.Json;
import java.util.function.IntPredicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Compares JSON values as rules compare facts: numbers by value, texts by their characters, the rest by content.
public final class JsonComparison {

    private JsonComparison() {}

    /// Whether the value stands to what is required as the operator says. An absent value is in no order.
    ///
    /// @throws IllegalArgumentException if the two cannot be put in order, or the operator is one of form
    public static boolean holds(JsonNode value, Operator operator, JsonNode required) {
        return switch (operator) {
            case IS -> Json.same(value, required);
            case IS_NOT -> !Json.same(value, required);
            case IS_ONE_OF -> contains(required, value);
            case IS_NONE_OF -> !contains(required, value);
            case IS_PRESENT -> isPresent(value);
            case IS_ABSENT -> !isPresent(value);
            case AT_MOST -> ordered(value, required, sign -> sign <= 0);
            case AT_LEAST -> ordered(value, required, sign -> sign >= 0);
            case LESS_THAN -> ordered(value, required, sign -> sign < 0);
            case MORE_THAN -> ordered(value, required, sign -> sign > 0);
            case CONTAINS -> contains(value, required);
            case CONTAINS_NOT -> !contains(value, required);
            case HAS_FORM ->
                throw new IllegalArgumentException(
                        "'" + operator + "' compares a value with a shape, not with a value: use another operator");
        };
    }

    private static boolean isPresent(JsonNode value) {
        return !value.isNull() && !value.isMissingNode();
    }

    private static boolean contains(JsonNode list, JsonNode element) {
        return list.isArray()
                && StreamSupport.stream(list.spliterator(), false).anyMatch(each -> Json.same(each, element));
    }

    private static boolean ordered(JsonNode value, JsonNode bound, IntPredicate sign) {
        if (!isPresent(value) || !isPresent(bound)) {
            return false;
        }
        if (value.isNumber() && bound.isNumber()) {
            return sign.test(value.decimalValue().compareTo(bound.decimalValue()));
        }
        if (value.isString() && bound.isString()) {
            return sign.test(value.stringValue().compareTo(bound.stringValue()));
        }
        throw new IllegalArgumentException("Cannot put " + value + " and " + bound
                + " in order: compare numbers with numbers, and texts (and times) with texts");
    }
}
