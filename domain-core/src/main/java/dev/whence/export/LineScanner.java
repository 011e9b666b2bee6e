package dev.whence.export;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes a line of an export apart at its known places. It reads more than is allowed: that the line is written in
/// the one right way is for [ExportLine] to check. Fails with any unchecked exception on what is no such line.
final class LineScanner {

    private final byte[] line;
    private int at;
    private long position;
    private @Nullable Instant time;
    private @Nullable String key;
    private @Nullable Hash leaf;
    private @Nullable StoredDecision stored;
    private final List<Hash> path = new ArrayList<>();

    LineScanner(byte[] line) {
        this.line = line;
    }

    ExportLine.Form scan() {
        boolean parts = skip("{\"position\":");
        if (parts) {
            position = Long.parseLong(until(','));
            require("\"time\":\"");
            time = Instant.parse(until('"'));
            require(",");
            if (skip("\"key\":")) {
                key = string();
                require(",");
            }
        } else {
            require("{");
        }
        require("\"leaf\":\"");
        leaf = Hash.parse(until('"'));
        require(",");
        if (skip("\"path\":[")) {
            scanPath();
        }
        return parts ? scanBody() : scanStored();
    }

    private void scanPath() {
        while (skip("\"")) {
            path.add(Hash.parse(until('"')));
            skip(",");
        }
        require("],");
    }

    private ExportLine.Form scanBody() {
        boolean plain = skip("\"body\":");
        if (!plain) {
            require("\"bytes\":\"");
        }
        byte[] rest = Arrays.copyOfRange(line, at, line.length - (plain ? 2 : 3));
        stored = StoredDecision.of(
                Position.of(position),
                Objects.requireNonNull(time),
                key,
                plain ? rest : Base64.getDecoder().decode(rest));
        return plain ? ExportLine.Form.BODY : ExportLine.Form.BYTES;
    }

    private ExportLine.Form scanStored() {
        require("\"stored\":\"");
        stored = StoredDecision.of(Base64.getDecoder().decode(Arrays.copyOfRange(line, at, line.length - 3)));
        return ExportLine.Form.STORED;
    }

    StoredDecision stored() {
        return Objects.requireNonNull(stored);
    }

    Hash leaf() {
        return Objects.requireNonNull(leaf);
    }

    List<Hash> path() {
        return path;
    }

    private boolean skip(String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        int end = at + expected.length;
        if (end > line.length || !Arrays.equals(line, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    private void require(String text) {
        if (!skip(text)) {
            throw new IllegalArgumentException("There is no " + text + " at byte " + at);
        }
    }

    /// The text up to the character, which is passed over.
    private String until(char end) {
        int start = at;
        while (line[at] != end) {
            at++;
        }
        return new String(line, start, at++ - start, StandardCharsets.UTF_8);
    }

    private String string() {
        int start = at;
        require("\"");
        while (line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        at++;
        return Json.ENVELOPE.readValue(line, start, at - start, String.class);
    }
}
