package dev.whence.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.whence.json.Json;
import dev.whence.proof.Hash;
import dev.whence.proof.TreeHead;
import tools.jackson.core.JacksonException;

/// The last line of an export.
///
/// @param end        how many decisions there are
/// @param head       size and root of the log's tree
/// @param digest     the SHA-256 of all lines before
/// @param checkpoint the signed checkpoint with this head
@JsonPropertyOrder({"end", "head", "digest", "checkpoint"})
public record ExportEnd(long end, TreeHead head, Hash digest, String checkpoint) {

    /// How the line begins, which no other does.
    static final String START = "{\"end\":";

    String line() {
        return Json.ENVELOPE.writeValueAsString(this);
    }

    /// @throws ExportException if it is none
    static ExportEnd parse(String line) {
        try {
            ExportEnd end = Json.ENVELOPE.readValue(line, ExportEnd.class);
            if (end.line().equals(line)) {
                return end;
            }
        } catch (JacksonException | NullPointerException e) {
            throw new ExportException("The last line cannot be read: it was changed", e);
        }
        throw new ExportException("The last line is not written as exports write it: it was changed");
    }
}
