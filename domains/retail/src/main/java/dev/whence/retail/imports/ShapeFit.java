package dev.whence.retail.imports;

import dev.whence.json.Json;
import dev.whence.schema.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Fits data of another system to a shape: fields that the shape does not know are left out, and amounts that miss a
/// whole cent only by the noise of binary fractions are put right. What does not fit otherwise stays as it is.
final class ShapeFit {

    private static final BigDecimal NOISE = new BigDecimal("0.000001");

    private ShapeFit() {}

    static JsonNode fit(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Fields fields when value.isObject() -> fields(fields, value);
            case Shape.MapOf map when value.isObject() -> map(map, value);
            case Shape.ListOf list when value.isArray() -> list(list, value);
            case Shape.Amount amount when value.isNumber() -> Json.tree(inCents(value.decimalValue()));
            default -> value;
        };
    }

    private static JsonNode fields(Shape.Fields shape, JsonNode value) {
        ObjectNode fitted = Json.DATA.createObjectNode();
        for (Shape.Field field : shape.fields()) {
            JsonNode given = value.get(field.name());
            if (given != null && !given.isNull()) {
                fitted.set(field.name(), fit(field.shape(), given));
            }
        }
        return fitted;
    }

    private static JsonNode map(Shape.MapOf shape, JsonNode value) {
        ObjectNode fitted = Json.DATA.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            fitted.set(entry.getKey(), fit(shape.value(), entry.getValue()));
        }
        return fitted;
    }

    private static JsonNode list(Shape.ListOf shape, JsonNode value) {
        ArrayNode fitted = Json.DATA.createArrayNode();
        value.forEach(element -> fitted.add(fit(shape.element(), element)));
        return fitted;
    }

    private static BigDecimal inCents(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_EVEN);
        return rounded.subtract(amount).abs().compareTo(NOISE) < 0 ? rounded : amount;
    }
}
