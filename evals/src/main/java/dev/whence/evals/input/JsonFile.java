package dev.whence.evals.input;

import dev.whence.evals.ending.UnusableInputException;
import dev.whence.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/// A JSON file that an evaluation is given, whose parts are asked for by place, so that a complaint can name it.
///
/// @param need what a usable file is, in a few words; part of every complaint
public record JsonFile(Path path, String need) {

    /// A part of the file.
    ///
    /// @param place where it is, for example `tasks[3].calls`; empty for all of it
    public record Part(JsonFile file, String place, JsonNode node) {

        /// The member of an object, which must be there and of the type.
        public Part member(String name, JsonNodeType type) {
            Part member = optional(name);
            if (member.node.isMissingNode()) {
                throw file.unusable("%s lacks '%s'".formatted(named(), name));
            }
            return member.as(type);
        }

        /// The member of an object; a missing node if it is not there.
        public Part optional(String name) {
            return new Part(file, place.isEmpty() ? name : place + "." + name, node.path(name));
        }

        /// The element of a list.
        public Part element(int index) {
            return new Part(file, place + "[" + index + "]", node.path(index));
        }

        /// This part, which must be of the type.
        public Part as(JsonNodeType type) {
            if (node.getNodeType() != type) {
                throw file.unusable("%s is %s, not %s".formatted(named(), word(node.getNodeType()), word(type)));
            }
            return this;
        }

        /// Whether there is no such part, or it is null.
        public boolean isAbsent() {
            return node.isMissingNode() || node.isNull();
        }

        private String named() {
            return place.isEmpty() ? "the whole" : place;
        }

        private static String word(JsonNodeType type) {
            return switch (type) {
                case OBJECT -> "an object";
                case ARRAY -> "a list";
                case STRING -> "a text";
                case NUMBER -> "a number";
                case BOOLEAN -> "true or false";
                case NULL -> "null";
                case MISSING -> "missing";
                case BINARY, POJO -> "no JSON";
            };
        }
    }

    /// Reads the file.
    ///
    /// @throws UnusableInputException if it is not there or is no JSON
    public Part read() {
        if (!Files.isRegularFile(path)) {
            throw new UnusableInputException("%s is not a file; %s is needed here.".formatted(path, need));
        }
        try {
            return new Part(this, "", Json.ENVELOPE.readTree(Files.readAllBytes(path)));
        } catch (IOException unreadable) {
            throw new UnusableInputException(
                    "%s cannot be read (%s); %s is needed here.".formatted(path, unreadable, need), unreadable);
        } catch (JacksonException malformed) {
            throw unusable("it is no JSON, %s, at %s"
                    .formatted(malformed.getOriginalMessage(), place(malformed.getLocation())));
        }
    }

    /// The complaint that the file is not what is needed.
    public UnusableInputException unusable(String found) {
        return new UnusableInputException(
                "%s cannot be used: %s; %s is needed here.".formatted(path, found.replaceAll("\\s+", " "), need));
    }

    private static String place(TokenStreamLocation location) {
        return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
