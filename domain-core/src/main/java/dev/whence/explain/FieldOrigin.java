package dev.whence.explain;

import dev.whence.json.JsonPlaces;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where one field of a state got its value.
///
/// @param path the field's JSON pointer in the state, for example `/status`
/// @param value the value
/// @param before the value before it was set; null if the field did not exist
/// @param setBy the decision that last set it
public record FieldOrigin(
        String path, JsonNode value, @Nullable JsonNode before, Citation setBy) {

    /// Whether this is the field at the pointer, or one inside it.
    boolean isWithin(String pointer) {
        return path.equals(pointer) || path.startsWith(pointer + "/") || pointer.isEmpty();
    }

    /// The path in words, segments separated by dots.
    public String name() {
        return path.isEmpty() ? "state" : String.join(".", JsonPlaces.segments(path));
    }
}
