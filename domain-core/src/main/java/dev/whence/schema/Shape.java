package dev.whence.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a JSON value must look like.
public sealed interface Shape {

    /// The shape in a few words, for messages: `text`, `list of text`.
    default String words() {
        return switch (this) {
            case Text text -> "text";
            case Choice choice -> "one of " + String.join(", ", choice.values());
            case Whole whole -> "a whole number";
            case Amount amount -> "a number";
            case Flag flag -> "true or false";
            case Moment moment -> "a time such as 2026-05-02T09:31:07Z";
            case Day day -> "a date such as 2026-05-02";
            case ListOf list -> "a list, each " + list.element().words();
            case MapOf(Anything _) -> "a JSON object";
            case MapOf map -> "an object whose values are each " + map.value().words();
            case Anything anything -> "any JSON value";
            case Fields fields ->
                "an object with "
                        + String.join(
                                ", ", fields.fields().stream().map(Field::name).toList());
        };
    }

    /// Text of at most [#MAX_LENGTH] characters.
    record Text() implements Shape {
        /// The most characters one text may have.
        public static final int MAX_LENGTH = 10_000;
    }

    /// One of some fixed words.
    record Choice(List<String> values) implements Shape {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /// A whole number of 64 bits.
    record Whole() implements Shape {}

    /// An exact decimal number.
    record Amount() implements Shape {}

    /// True or false.
    record Flag() implements Shape {}

    /// A point in time, ISO-8601.
    record Moment() implements Shape {}

    /// A calendar date, ISO-8601.
    record Day() implements Shape {}

    /// A list of values of one shape.
    record ListOf(Shape element) implements Shape {}

    /// An object with free keys and values of one shape.
    record MapOf(Shape value) implements Shape {}

    /// Whatever JSON can hold, unchecked: for questions about values. A command has no use for it.
    record Anything() implements Shape {}

    /// An object with these fields and no others.
    record Fields(List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /// One field of an object.
    ///
    /// @param name the name in JSON, `snake_case`
    /// @param required whether it must be there and not null
    record Field(
            String name,
            Shape shape,
            boolean required,
            @Nullable String description) {}
}
