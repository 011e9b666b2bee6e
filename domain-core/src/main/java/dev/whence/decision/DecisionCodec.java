package dev.whence.decision;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Turns decisions into bytes and back, without loss.
///
/// A log stores the *body*, everything but position and time, as UTF-8 JSON made before the place in the log is
/// known, and keeps position and time beside it. [#toJson] and [#fromJson] give the whole record as one JSON
/// document.
///
/// Whatever JSON a caller could send can be recorded: the limits here are wider than those of the parsers that
/// read requests, since a decision that was recorded but cannot be read again would be worse than any request
/// refused.
public final class DecisionCodec {

    /// The deepest nesting of objects and arrays in a record; deeper ones are refused when they are written.
    private static final int MAX_DEPTH = 2_000;

    private static final int USUAL_BYTES = 2_048;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private DecisionCodec() {}

    /// The stored form of a draft.
    ///
    /// @throws JacksonException if it is nested deeper than can be read again
    public static byte[] encodeBody(Draft draft) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new DecisionWriter(out).body(draft);
        }
        return bytes.toByteArray();
    }

    /// Reads a stored body; the log knows its position and time.
    ///
    /// @throws UnreadableDecisionException if the bytes are not a body written by [#encodeBody]
    public static Decision decodeBody(Position position, Instant time, byte[] body) {
        return decodeBody(position, time, body, 0, body.length);
    }

    /// Reads a stored body that is a part of the bytes.
    ///
    /// @throws UnreadableDecisionException if the part is not a body written by [#encodeBody]
    public static Decision decodeBody(Position position, Instant time, byte[] bytes, int offset, int length) {
        try {
            return decode(position, time, bytes, offset, length);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDecisionException(position, e);
        }
    }

    /// Reads the outline of a stored body that is a part of the bytes.
    ///
    /// @throws UnreadableDecisionException if the part is not a body written by [#encodeBody], as far as it was
    ///     looked at
    public static Outline outlineBody(
            Position position, Instant time, byte[] bytes, int offset, int length, Outline.Parts parts) {
        try {
            EvidenceCut cut = EvidenceCut.of(bytes, offset, length, parts.commands());
            return read(cut.bytes(), 0, cut.size(), in -> new DecisionReader(in, parts).outline(position, time));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDecisionException(position, e);
        }
    }

    private static Decision decode(Position position, Instant time, byte[] bytes, int offset, int length) {
        return read(bytes, offset, length, in -> new DecisionReader(in).body(position, time));
    }

    private static <T> T read(byte[] bytes, int offset, int length, Function<JsonParser, T> reading) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return reading.apply(in);
        } catch (StreamReadException e) {
            return readAsText(new String(bytes, offset, length, StandardCharsets.UTF_8), reading);
        }
    }

    /// The parser of text takes what that of bytes does not: half a surrogate pair in the name of a property.
    private static <T> T readAsText(String text, Function<JsonParser, T> reading) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            return reading.apply(in);
        }
    }

    /// The whole record as one line of JSON.
    public static String toJson(Decision decision) {
        StringWriter text = new StringWriter(USUAL_BYTES);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new DecisionWriter(out).decision(decision);
        }
        return text.toString();
    }

    /// Reads what [#toJson] wrote.
    ///
    /// @throws JacksonException if the text is not JSON
    /// @throws IllegalArgumentException if it is JSON but not a record
    public static Decision fromJson(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new DecisionReader(in).whole();
        }
    }
}
