package dev.whence.decision;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/// Takes out of a stored body what an outline never holds, before it is parsed: the evidence of its checks, and all
/// of them where its command is not wanted. That is most of a body, and finding where it ends takes less than
/// parsing it. Only what has the form that [DecisionWriter] gives it is cut. Lives for one body.
final class EvidenceCut {

    private static final byte[] TYPE = bytes("\"command\":{\"type\":\"");
    private static final byte[] CHECKS = bytes("\"checks\":[");
    private static final byte[] EVIDENCE = bytes("\"evidence\":{");
    private static final byte[] NOTHING = bytes("null");
    private static final int IN_BODY = 1;
    private static final int IN_CHECK = 3;

    private static final byte[] KINDS = kinds();
    private static final byte QUOTE = 1;
    private static final byte OPENING = 2;
    private static final byte CLOSING = 3;

    /// What was kept of the body before, to be used again.
    private static final ThreadLocal<byte[]> SPACE = ThreadLocal.withInitial(() -> new byte[8_192]);

    private final byte[] bytes;
    private final int end;
    private final byte[] kept;
    private int size;
    private int at;
    private int copied;
    private int depth;

    private EvidenceCut(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.end = offset + length;
        this.at = offset;
        this.copied = offset;
        this.kept = space(length + length / 4 + NOTHING.length); // null is longer than {}
    }

    private static byte[] space(int needed) {
        if (SPACE.get().length < needed) {
            SPACE.set(new byte[needed]);
        }
        return SPACE.get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        kinds['"'] = QUOTE;
        kinds['{'] = OPENING;
        kinds['['] = OPENING;
        kinds['}'] = CLOSING;
        kinds[']'] = CLOSING;
        return kinds;
    }

    /// The body with JSON null in the place of what is cut.
    ///
    /// @param commands the names of the command types whose checks are wanted
    static EvidenceCut of(byte[] bytes, int offset, int length, Predicate<String> commands) {
        EvidenceCut cut = new EvidenceCut(bytes, offset, length);
        cut.goTo(IN_BODY, TYPE);
        boolean wanted = commands.test(cut.type());
        cut.goTo(IN_BODY, CHECKS);
        if (!wanted) {
            cut.cutValue();
        }
        while (wanted && cut.at < cut.end) {
            cut.goTo(IN_CHECK, EVIDENCE);
            cut.cutValue();
        }
        cut.copyTo(cut.end);
        return cut;
    }

    /// What is left, from the first byte; to be read by the thread that cut it, before it cuts again.
    byte[] bytes() {
        return kept;
    }

    /// How many bytes are left.
    int size() {
        return size;
    }

    /// Goes to the last byte of a property's name and what begins its value, at one depth; to the end if there is
    /// none before what holds such properties ends.
    private void goTo(int wanted, byte[] property) {
        seek();
        while (at < end && !(depth == wanted && isAt(property))) {
            pass();
            if (depth < IN_BODY || wanted == IN_CHECK && depth < IN_CHECK - 1) {
                at = end;
            }
            seek();
        }
        at = Math.min(end, at + property.length - 1);
    }

    /// The command's type, whose text begins here; empty if none does.
    private String type() {
        if (at == end) {
            return "";
        }
        int from = at + 1;
        depth++; // the command began before its type
        pass();
        return new String(bytes, from, Math.max(0, Math.min(at, end) - 1 - from), StandardCharsets.UTF_8);
    }

    /// Cuts what begins here.
    private void cutValue() {
        if (at == end) {
            return;
        }
        copyTo(at);
        System.arraycopy(NOTHING, 0, kept, size, NOTHING.length);
        size += NOTHING.length;
        int outside = depth;
        do {
            pass();
            if (depth > outside) {
                seek();
            }
        } while (depth > outside && at < end);
        at = Math.min(at, end);
        copied = at;
    }

    /// Goes to the next text or bracket.
    private void seek() {
        int next = at;
        while (next < end && KINDS[bytes[next] & 0xff] == 0) {
            next++;
        }
        at = Math.min(next, end);
    }

    /// Goes past the text or bracket that is here.
    private void pass() {
        switch (KINDS[bytes[at] & 0xff]) {
            case QUOTE -> at = afterText(at + 1);
            case OPENING -> {
                depth++;
                at++;
            }
            default -> {
                depth--;
                at++;
            }
        }
    }

    private int afterText(int from) {
        int next = from;
        while (next < end && bytes[next] != '"') {
            next += bytes[next] == '\\' ? 2 : 1;
        }
        return next + 1;
    }

    private boolean isAt(byte[] property) {
        return end - at >= property.length
                && Arrays.equals(bytes, at, at + property.length, property, 0, property.length);
    }

    private void copyTo(int upTo) {
        System.arraycopy(bytes, copied, kept, size, upTo - copied);
        size += upTo - copied;
        copied = upTo;
    }
}
