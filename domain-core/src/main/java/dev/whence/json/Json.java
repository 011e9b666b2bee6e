package dev.whence.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON mappers of Whence.
public final class Json {

    /// Reads and writes the decision record itself, whose envelope is `camelCase`.
    public static final JsonMapper ENVELOPE = base().build();

    /// Reads and writes domain data: commands, events and states, in `snake_case`.
    public static final JsonMapper DATA =
            base().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Json() {}

    private static JsonMapper.Builder base() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /// The JSON form of a domain value; `null` becomes the JSON null.
    public static JsonNode tree(@Nullable Object value) {
        return switch (value) {
            case null -> DATA.getNodeFactory().nullNode();
            case JsonNode node -> node;
            case String text -> DATA.getNodeFactory().stringNode(text);
            case Integer whole -> DATA.getNodeFactory().numberNode(whole.intValue());
            case Boolean flag -> DATA.getNodeFactory().booleanNode(flag);
            case BigDecimal amount -> DATA.getNodeFactory().numberNode(amount);
            default -> DATA.valueToTree(value);
        };
    }

    /// Whether two JSON values are the same, numbers by value (`5` equals `5.00`), everything else by content.
    public static boolean same(JsonNode left, JsonNode right) {
        return left.equals(Json::compareNumbers, right);
    }

    private static int compareNumbers(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }
}
