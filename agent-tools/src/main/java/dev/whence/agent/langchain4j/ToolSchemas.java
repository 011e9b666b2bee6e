package dev.whence.agent.langchain4j;

import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says the input schema of a tool in LangChain4j's own types.
final class ToolSchemas {

    private ToolSchemas() {}

    /// The schema of a tool's arguments.
    static JsonObjectSchema object(JsonNode schema) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder().description(description(schema));
        schema.path("properties")
                .properties()
                .forEach(entry -> object.addProperty(entry.getKey(), element(entry.getValue())));
        if (schema.path("required").isArray()) {
            object.required(
                    schema.get("required").valueStream().map(JsonNode::asString).toList());
        }
        if (schema.path("additionalProperties").isBoolean()) {
            object.additionalProperties(schema.get("additionalProperties").booleanValue());
        }
        return object.build();
    }

    private static JsonSchemaElement element(JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return JsonEnumSchema.builder()
                    .enumValues(schema.get("enum")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList())
                    .description(description(schema))
                    .build();
        }
        if (schema.path("anyOf").isArray()) {
            return JsonAnyOfSchema.builder()
                    .anyOf(schema.get("anyOf")
                            .valueStream()
                            .map(ToolSchemas::element)
                            .toList())
                    .description(description(schema))
                    .build();
        }
        String type = schema.path("type").asString(schema.isEmpty() ? "object" : "");
        return switch (type) {
            case "object" -> object(schema);
            case "array" ->
                JsonArraySchema.builder()
                        .items(element(schema.path("items")))
                        .description(description(schema))
                        .build();
            case "integer" ->
                JsonIntegerSchema.builder().description(description(schema)).build();
            case "number" ->
                JsonNumberSchema.builder().description(description(schema)).build();
            case "boolean" ->
                JsonBooleanSchema.builder().description(description(schema)).build();
            case "string" ->
                JsonStringSchema.builder().description(description(schema)).build();
            default ->
                throw new IllegalArgumentException("A tool's argument has the JSON type '" + type
                        + "', which has no counterpart in LangChain4j's schemas: use string, integer, number, boolean,"
                        + " array or object");
        };
    }

    private static @Nullable String description(JsonNode schema) {
        JsonNode description = schema.get("description");
        return description == null ? null : description.asString();
    }
}
