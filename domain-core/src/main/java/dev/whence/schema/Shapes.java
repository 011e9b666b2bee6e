package dev.whence.schema;

import dev.whence.json.Json;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/// Reads shapes off Java types. A component annotated with JSpecify's `@Nullable` is optional, every other is
/// required.
public final class Shapes {

    private static final SnakeCase SNAKE_CASE = new SnakeCase();

    private Shapes() {}

    /// The shape of a record's JSON form.
    public static Shape.Fields of(Class<? extends Record> type) {
        return new Shape.Fields(
                Arrays.stream(type.getRecordComponents()).map(Shapes::fieldOf).toList());
    }

    /// The version declared with [SchemaVersion]; 1 if none is.
    public static int versionOf(Class<?> type) {
        SchemaVersion version = type.getAnnotation(SchemaVersion.class);
        return version == null ? 1 : version.value();
    }

    /// The `snake_case` form of a Java name: `orderId` becomes `order_id`, `CancelOrder` becomes `cancel_order`.
    public static String snakeCase(String javaName) {
        return SNAKE_CASE.of(javaName);
    }

    /// Opens the translation that the data mapper itself uses.
    private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
        private static final long serialVersionUID = 1L;

        String of(String javaName) {
            return translate(javaName);
        }
    }

    private static Shape.Field fieldOf(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        Describe describe = component.getAnnotation(Describe.class);
        return new Shape.Field(
                snakeCase(component.getName()),
                shapeOf(type, component),
                !type.isAnnotationPresent(Nullable.class),
                describe == null ? null : describe.value());
    }

    private static Shape shapeOf(AnnotatedType annotated, RecordComponent component) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized
                && annotated instanceof AnnotatedParameterizedType arguments) {
            AnnotatedType last =
                    arguments.getAnnotatedActualTypeArguments()[arguments.getAnnotatedActualTypeArguments().length - 1];
            if (parameterized.getRawType() == List.class) {
                return new Shape.ListOf(shapeOf(last, component));
            }
            if (parameterized.getRawType() == Map.class && parameterized.getActualTypeArguments()[0] == String.class) {
                return new Shape.MapOf(shapeOf(last, component));
            }
        }
        if (type instanceof Class<?> plain) {
            return plainShape(plain, component);
        }
        throw unsupported(type, component);
    }

    private static Shape plainShape(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return new Shape.Text();
        } else if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return new Shape.Whole();
        } else if (type == BigDecimal.class) {
            return new Shape.Amount();
        } else if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        } else if (type == Instant.class) {
            return new Shape.Moment();
        } else if (type == LocalDate.class) {
            return new Shape.Day();
        } else if (type == JsonNode.class) {
            return new Shape.Anything();
        } else if (type.isEnum()) {
            return new Shape.Choice(Arrays.stream(type.getEnumConstants())
                    .map(constant -> Json.tree(constant).asString())
                    .toList());
        } else if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        }
        throw unsupported(type, component);
    }

    private static IllegalArgumentException unsupported(Type type, RecordComponent component) {
        return new IllegalArgumentException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                + " has type " + type.getTypeName()
                + ", which has no JSON form here: use String, int, long, BigDecimal, boolean, Instant, LocalDate, JsonNode, an enum,"
                + " a record, or a List or Map<String, …> of these");
    }
}
