package dev.whence.agent.tools;

import tools.jackson.databind.JsonNode;

/// What a caller is told about a tool before calling it.
///
/// @param name what it is called by: `snake_case`
/// @param title its name for people
/// @param text what it does and when to use it
/// @param input the JSON Schema of its arguments
/// @param output the JSON Schema of [Reply#structured]
/// @param effect what a call does to the world
public record ToolDescription(String name, String title, String text, JsonNode input, JsonNode output, Effect effect) {

    /// What a call does to the world.
    public enum Effect {
        /// It only looks.
        READS,
        /// It may change state, but takes nothing away that a later command could not bring back.
        CHANGES,
        /// It may change state in a way that later commands cannot undo.
        DESTROYS
    }
}
