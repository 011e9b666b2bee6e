package dev.whence.decision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Takes the evidence out of a stored body before it is parsed for an outline: it is most of a body, and finding its
/// end takes less than parsing it. Only what has the form that [DecisionWriter] gives it is cut. Lives for one body.
final class EvidenceCut {

    private static final byte[] CHECKS = "\"checks\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVIDENCE = "\"evidence\":{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int IN_BODY = 1;
    private static final int IN_CHECK = 3;

    private final byte[] bytes;
    private final int end;
    private final ByteArrayOutputStream kept;
    private int at;
    private int copied;
    private int depth;

    private EvidenceCut(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.end = offset + length;
        this.at = offset;
        this.copied = offset;
        this.kept = new ByteArrayOutputStream(length);
    }

    /// The body with JSON null in the place of all evidence.
    static byte[] of(byte[] bytes, int offset, int length) {
        EvidenceCut cut = new EvidenceCut(bytes, offset, length);
        cut.goOn(IN_BODY, CHECKS);
        while (cut.at < cut.end) {
            cut.goOn(IN_CHECK, EVIDENCE);
            cut.cutValue();
        }
        cut.copyTo(cut.end);
        return cut.kept.toByteArray();
    }

    /// Goes to what begins the value of the property with this name, written as it is written at this depth; to the end
    /// if there is none before what it is searched in ends.
    private void goOn(int wanted, byte[] property) {
        while (at < end) {
            if (depth == wanted && isAt(property)) {
                at += property.length - 1;
                return;
            }
            step();
            if (depth < IN_BODY || wanted == IN_CHECK && depth < IN_CHECK - 1) {
                at = end;
            }
        }
    }

    private void cutValue() {
        if (at >= end) {
            return;
        }
        copyTo(at);
        kept.writeBytes(NOTHING);
        int outside = depth;
        do {
            step();
        } while (depth > outside && at < end);
        copied = Math.min(at, end);
    }

    /// Goes past one text, bracket or other character.
    private void step() {
        byte found = bytes[at++];
        switch (found) {
            case '"' -> passText();
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
    }

    private void passText() {
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private boolean isAt(byte[] property) {
        if (end - at < property.length) {
            return false;
        }
        for (int i = 0; i < property.length; i++) {
            if (bytes[at + i] != property[i]) {
                return false;
            }
        }
        return true;
    }

    private void copyTo(int upTo) {
        kept.write(bytes, copied, upTo - copied);
        copied = upTo;
    }
}
