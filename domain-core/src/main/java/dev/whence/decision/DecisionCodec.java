package dev.whence.decision;

import dev.whence.json.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// Turns decisions into bytes and back.
///
/// A log stores the *body*, everything but position and time, as UTF-8 JSON made before the place in the log is
/// known,
/// and
/// keeps position and time beside it. [#toJson] and [#fromJson] give the whole record as one JSON document.
public final class DecisionCodec {

    private static final ObjectWriter BODY_WRITER = Json.ENVELOPE.writerFor(Body.class);
    private static final ObjectReader BODY_READER = Json.ENVELOPE.readerFor(Body.class);
    private static final ObjectWriter DECISION_WRITER = Json.ENVELOPE.writerFor(Decision.class);
    private static final ObjectReader DECISION_READER = Json.ENVELOPE.readerFor(Decision.class);

    private DecisionCodec() {}

    /// The stored form of a draft.
    public static byte[] encodeBody(Draft draft) {
        return BODY_WRITER.writeValueAsBytes(new Body(
                draft.id(),
                draft.domain(),
                draft.command(),
                draft.origin(),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events()));
    }

    /// Reads a stored body; the log knows its position and time.
    ///
    /// @throws UnreadableDecisionException if the bytes are not a body written by [#encodeBody]
    public static Decision decodeBody(Position position, Instant time, byte[] body) {
        try {
            Body read = BODY_READER.readValue(body);
            return new Decision(
                    read.id,
                    position,
                    time,
                    read.domain,
                    read.command,
                    read.origin,
                    read.boundary,
                    read.checks,
                    read.outcome,
                    read.events);
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new UnreadableDecisionException(position, e);
        }
    }

    /// The whole record as one line of JSON.
    public static String toJson(Decision decision) {
        return DECISION_WRITER.writeValueAsString(decision);
    }

    /// Reads what [#toJson] wrote.
    public static Decision fromJson(String json) {
        return DECISION_READER.readValue(json);
    }

    private record Body(
            DecisionId id,
            String domain,
            RecordedCommand command,
            Origin origin,
            Boundary boundary,
            List<Check> checks,
            Outcome outcome,
            List<RecordedEvent> events) {}
}
