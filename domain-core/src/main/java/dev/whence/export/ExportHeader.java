package dev.whence.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.whence.json.Json;
import dev.whence.proof.TreeHead;
import java.util.List;
import tools.jackson.core.JacksonException;

/// The first line of an export.
///
/// @param format  [#FORMAT]
/// @param domain  whose decisions they are
/// @param origin  the name of the log
/// @param key     the public key that signs its checkpoints
/// @param from    the first position that was asked for
/// @param to      the last one
/// @param head    size and root of the log's tree, as in the last line
/// @param whole   whether these are all decisions of the log, from the first to the checkpoint in the last line
/// @param filters what selects the decisions, if not all of them are there
@JsonPropertyOrder({"format", "domain", "origin", "key", "from", "to", "head", "whole", "filters"})
public record ExportHeader(
        String format,
        String domain,
        String origin,
        String key,
        long from,
        long to,
        TreeHead head,
        boolean whole,
        List<String> filters) {

    /// The format that this version writes and reads.
    public static final String FORMAT = "whence-export/1";

    public ExportHeader {
        filters = List.copyOf(filters);
    }

    /// The line, without its end.
    String line() {
        return Json.ENVELOPE.writeValueAsString(this);
    }

    /// @throws ExportException if it is none, or of another format
    static ExportHeader parse(String line) {
        ExportHeader header;
        try {
            header = Json.ENVELOPE.readValue(line, ExportHeader.class);
        } catch (JacksonException | NullPointerException e) {
            throw new ExportException("The file does not begin as an export does; is it one of another program?", e);
        }
        if (!FORMAT.equals(header.format)) {
            throw new ExportException("The file has the format '" + header.format + "', but this version reads '"
                    + FORMAT + "'; use the version that wrote it");
        }
        if (!header.line().equals(line)) {
            throw new ExportException("The first line is not written as exports write it: it was changed");
        }
        return header;
    }
}
