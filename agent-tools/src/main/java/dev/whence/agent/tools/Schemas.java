package dev.whence.agent.tools;

import dev.whence.json.Json;
import tools.jackson.databind.JsonNode;

/// Reads the JSON Schemas that are written by hand.
public final class Schemas {

    private Schemas() {}

    /// An open object with these properties, of which `problem` is always one.
    ///
    /// @param properties the inside of a JSON object: name and schema of each property
    public static JsonNode object(String properties) {
        return Json.DATA.readTree("""
                {"type": "object", "properties": {%s, "problem": {"type": "string", "description": "why it cannot be answered"}}}""".formatted(properties));
    }
}
