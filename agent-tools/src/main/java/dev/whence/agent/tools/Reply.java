package dev.whence.agent.tools;

import tools.jackson.databind.JsonNode;

/// What a tool answers: a text to read, the same content in structured form, and whether it is a refusal.
public record Reply(String text, JsonNode structured, boolean refused) {

    public static Reply answer(String text, JsonNode structured) {
        return new Reply(text, structured, false);
    }

    public static Reply refusal(String text, JsonNode structured) {
        return new Reply(text, structured, true);
    }
}
