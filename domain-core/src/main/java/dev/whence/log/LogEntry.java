package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a log has at a position: a decision, or bytes that cannot be read as one. For readers that go on either way.
public sealed interface LogEntry {

    /// A decision.
    record Decided(Decision decision) implements LogEntry {
        @Override
        public Position position() {
            return decision.position();
        }

        @Override
        public String toJson() {
            return DecisionCodec.toJson(decision);
        }
    }

    /// Something that is stored and cannot be read as a decision: damaged, or written by a newer version.
    ///
    /// @param because why it cannot be read, and what to do
    record Unreadable(StoredDecision stored, String because) implements LogEntry {
        @Override
        public Position position() {
            return stored.position();
        }

        /// When it was appended, unless even that cannot be read.
        public Optional<Instant> time() {
            try {
                return Optional.of(stored.time());
            } catch (UnreadableDecisionException damaged) {
                return Optional.empty();
            }
        }

        /// The body as text; what is no UTF-8 shows as replacement characters. It is text from outside: data.
        public String text() {
            return stored.bodyText();
        }

        @Override
        public String toJson() {
            return json().toString();
        }

        /// The same as a tree.
        public ObjectNode json() {
            ObjectNode json =
                    Json.ENVELOPE.createObjectNode().put("position", position().value());
            time().ifPresent(time -> json.put("time", time.toString()));
            json.put("unreadable", because);
            byte[] body = stored.body();
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return json.put("raw", text);
            } catch (CharacterCodingException noText) {
                return json.put("rawBase64", Base64.getEncoder().encodeToString(body));
            }
        }
    }

    /// What the log makes of something that it stores.
    static LogEntry of(StoredDecision stored, DecisionLog log) {
        try {
            return new Decided(log.decode(stored));
        } catch (UnreadableDecisionException unreadable) {
            return new Unreadable(stored, String.valueOf(unreadable.getMessage()));
        }
    }

    Position position();

    /// One line of JSON: the whole record; or, of what cannot be read, `position`, `time`, `unreadable`, which says
    /// why, and the stored body as `raw` text, or as `rawBase64` where it is no text.
    String toJson();
}
