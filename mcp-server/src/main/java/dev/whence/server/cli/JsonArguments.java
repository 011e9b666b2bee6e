package dev.whence.server.cli;

import dev.whence.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON that was written on a command line or in a file.
final class JsonArguments {

    private JsonArguments() {}

    /// An object.
    ///
    /// @param example of what is wanted, for the message
    static ObjectNode object(String written, String example) {
        if (json(written, "The arguments are", example) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The arguments must be a JSON object, for example '" + example + "'");
    }

    /// The JSON in a file, or on standard input for `-`.
    static JsonNode file(String name, InputStream in, String example) {
        return json(text(name, in), name + " is", example);
    }

    private static JsonNode json(String text, String what, String example) {
        try {
            return Json.DATA.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    what + " not JSON: " + e.getOriginalMessage() + ". Write for example '" + example
                            + "', on a command line in single quotes",
                    e);
        }
    }

    private static String text(String name, InputStream in) {
        try {
            return name.equals("-")
                    ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + name + "; write - for standard input", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be read", e);
        }
    }
}
