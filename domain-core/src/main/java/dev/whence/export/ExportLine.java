package dev.whence.export;

import dev.whence.json.Json;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import dev.whence.proof.InclusionProof;
import dev.whence.proof.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// One decision as a line of an export.
///
/// @param stored the decision
/// @param leaf   the hash that the line says the leaf has
/// @param path   leads from the leaf to the root; empty in a whole export
record ExportLine(StoredDecision stored, Hash leaf, List<Hash> path) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /// What holds the bytes of the decision.
    enum Form {
        /// The body as it is.
        BODY,
        /// The body in base64.
        BYTES,
        /// The whole leaf in base64.
        STORED
    }

    static ExportLine of(StoredDecision stored, TreeHasher hasher, @Nullable InclusionProof proof) {
        return new ExportLine(stored, hasher.leaf(stored.leaf()), proof == null ? List.of() : proof.path());
    }

    /// The line with its end.
    byte[] encode() {
        return encode(form());
    }

    private Form form() {
        String key = stored.claimedKey();
        byte[] head = stored.leaf();
        boolean timed = ByteBuffer.wrap(head).getLong() >= 0 && isTime(head);
        if (!timed || key != null && !StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            return Form.STORED;
        }
        return isOneLineOfJson(stored.body()) ? Form.BODY : Form.BYTES;
    }

    /// Whether the time is one, and written in the one way in which it is.
    private static boolean isTime(byte[] leaf) {
        try {
            Instant time = StoredDecision.timeIn(leaf);
            return Instant.parse(time.toString()).equals(time)
                    && time.getEpochSecond() == ByteBuffer.wrap(leaf).getLong(Long.BYTES)
                    && time.getNano() == ByteBuffer.wrap(leaf).getInt(2 * Long.BYTES);
        } catch (RuntimeException noTime) {
            return false;
        }
    }

    private static boolean isOneLineOfJson(byte[] body) {
        for (byte one : body) {
            if (one == '\n' || one == '\r') {
                return false;
            }
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), strict(body))) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException | CharacterCodingException e) {
            return false;
        }
    }

    private static String strict(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    byte[] encode(Form form) {
        StringBuilder start = new StringBuilder(256);
        if (form == Form.STORED) {
            start.append("{\"leaf\":\"").append(leaf).append('"');
        } else {
            start.append("{\"position\":").append(stored.position());
            start.append(",\"time\":\"").append(stored.time()).append('"');
            String key = stored.claimedKey();
            if (key != null) {
                start.append(",\"key\":").append(Json.ENVELOPE.writeValueAsString(key));
            }
            start.append(",\"leaf\":\"").append(leaf).append('"');
        }
        if (!path.isEmpty()) {
            start.append(",\"path\":").append(Json.ENVELOPE.writeValueAsString(path));
        }
        return switch (form) {
            case BODY -> joined(start.append(",\"body\":"), stored.body(), "}\n");
            case BYTES -> joined(start.append(",\"bytes\":\""), base64(stored.body()), "\"}\n");
            case STORED -> joined(start.append(",\"stored\":\""), base64(stored.leaf()), "\"}\n");
        };
    }

    private static byte[] base64(byte[] bytes) {
        return Base64.getEncoder().encode(bytes);
    }

    private static byte[] joined(StringBuilder start, byte[] middle, String end) {
        byte[] first = start.toString().getBytes(StandardCharsets.UTF_8);
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(first, first.length + middle.length + last.length);
        System.arraycopy(middle, 0, line, first.length, middle.length);
        System.arraycopy(last, 0, line, first.length + middle.length, last.length);
        return line;
    }

    /// Reads a line, with its end.
    ///
    /// @throws ExportException if it is not written as [#encode] does; the message says so and no more
    static ExportLine parse(byte[] line) {
        LineScanner scanner = new LineScanner(line);
        try {
            Form form = scanner.scan();
            ExportLine parsed = new ExportLine(scanner.stored(), scanner.leaf(), scanner.path());
            if (Arrays.equals(parsed.encode(form), line)) {
                return parsed;
            }
        } catch (RuntimeException e) {
            throw new ExportException("The line cannot be read", e);
        }
        throw new ExportException("The line is not written as exports write it");
    }
}
