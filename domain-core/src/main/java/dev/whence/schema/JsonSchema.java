package dev.whence.schema;

import dev.whence.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints shapes as JSON Schema (2020-12), closed to unknown fields.
public final class JsonSchema {

    private JsonSchema() {}

    /// The schema of a value of this shape.
    public static ObjectNode of(Shape shape) {
        ObjectNode schema = Json.DATA.createObjectNode();
        switch (shape) {
            case Shape.Text text -> schema.put("type", "string").put("maxLength", Shape.Text.MAX_LENGTH);
            case Shape.Choice choice -> {
                ArrayNode values = schema.put("type", "string").putArray("enum");
                choice.values().forEach(values::add);
            }
            case Shape.Whole whole -> schema.put("type", "integer");
            case Shape.Amount amount -> schema.put("type", "number");
            case Shape.Flag flag -> schema.put("type", "boolean");
            case Shape.Moment moment -> schema.put("type", "string").put("format", "date-time");
            case Shape.Day day -> schema.put("type", "string").put("format", "date");
            case Shape.Anything anything -> schema.set("anyOf", anyOf());
            case Shape.ListOf list -> schema.put("type", "array").set("items", of(list.element()));
            case Shape.MapOf(Shape.Anything _) -> schema.put("type", "object").put("additionalProperties", true);
            case Shape.MapOf map -> schema.put("type", "object").set("additionalProperties", of(map.value()));
            case Shape.Fields fields -> fields(fields, schema);
        }
        return schema;
    }

    /// All types but null by name: some clients take what has no type for an object.
    private static ArrayNode anyOf() {
        ArrayNode types = Json.DATA.createArrayNode();
        for (String type : List.of("string", "number", "boolean", "object")) {
            types.addObject().put("type", type);
        }
        types.addObject().put("type", "array").putObject("items");
        return types;
    }

    private static void fields(Shape.Fields shape, ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.DATA.createArrayNode();
        for (Shape.Field field : shape.fields()) {
            ObjectNode property = of(field.shape());
            if (field.description() != null) {
                property.put("description", field.description());
            }
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }
}
