package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Draft;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A decision as a log keeps it: bytes that are never changed, and the leaf of the log's Merkle tree.
///
/// ```
/// 0   8 bytes  position
/// 8   8 bytes  time: seconds since 1970-01-01T00:00:00Z
/// 16  4 bytes  time: nanoseconds of the second
/// 20  4 bytes  UTF-16 units of the idempotency key that it claimed; -1 if it claimed none
/// 24           the key, two bytes for each unit
/// …            body: UTF-8 JSON as written by DecisionCodec
/// ```
///
/// All numbers are big-endian. Whether the body can be read as a decision shows only in [#decode]; everything else
/// works without.
public final class StoredDecision {

    private static final int TIME = Long.BYTES;
    private static final int KEY_LENGTH = TIME + Long.BYTES + Integer.BYTES;
    private static final int HEADER_BYTES = KEY_LENGTH + Integer.BYTES;

    private final byte[] bytes;
    private final int bodyStart;

    private StoredDecision(byte[] bytes) {
        this.bytes = bytes;
        this.bodyStart = bodyStart(bytes);
    }

    /// Takes the bytes for its own; they must not be changed any more.
    ///
    /// @throws IllegalArgumentException if they have no such header
    public static StoredDecision of(byte[] bytes) {
        return new StoredDecision(bytes);
    }

    public static StoredDecision of(Position position, Instant time, @Nullable String claimedKey, byte[] body) {
        return new StoredDecision(bytes(position, time, claimedKey, body));
    }

    /// A draft at its place in the log.
    public static StoredDecision of(Position position, Instant time, @Nullable String claimedKey, Draft draft) {
        return of(position, time, claimedKey, DecisionCodec.encodeBody(draft));
    }

    private static byte[] bytes(Position position, Instant time, @Nullable String claimedKey, byte[] body) {
        int keyBytes = claimedKey == null ? 0 : Character.BYTES * claimedKey.length();
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + keyBytes + body.length);
        buffer.putLong(position.value()).putLong(time.getEpochSecond()).putInt(time.getNano());
        buffer.putInt(claimedKey == null ? -1 : claimedKey.length());
        if (claimedKey != null) {
            buffer.asCharBuffer().put(claimedKey);
        }
        return buffer.put(HEADER_BYTES + keyBytes, body).array();
    }

    private static int bodyStart(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new IllegalArgumentException("A stored decision begins with " + HEADER_BYTES
                    + " bytes of position, time and key, but this one has " + bytes.length + " in all");
        }
        long keyLength = ByteBuffer.wrap(bytes).getInt(KEY_LENGTH);
        long start = HEADER_BYTES + Math.max(0, keyLength) * Character.BYTES;
        if (keyLength < -1 || start > bytes.length) {
            throw new IllegalArgumentException("A stored decision of " + bytes.length + " bytes says that its key has "
                    + keyLength + " characters, which is not possible");
        }
        return (int) start;
    }

    /// Fills place and time into bytes that were made before these were known. For stores, which own the bytes.
    ///
    /// @param unplaced what [#leaf] gave of one made with any position and time
    public static void place(byte[] unplaced, Position position, Instant time) {
        ByteBuffer.wrap(unplaced)
                .putLong(position.value())
                .putLong(time.getEpochSecond())
                .putInt(time.getNano());
    }

    public Position position() {
        return Position.of(ByteBuffer.wrap(bytes).getLong());
    }

    /// When it was appended.
    ///
    /// @throws UnreadableDecisionException if the bytes are of no time
    public Instant time() {
        return timeIn(bytes);
    }

    /// The time in the first 20 bytes of one.
    public static Instant timeIn(byte[] start) {
        ByteBuffer header = ByteBuffer.wrap(start);
        try {
            return Instant.ofEpochSecond(header.getLong(TIME), header.getInt(TIME + Long.BYTES));
        } catch (DateTimeException e) {
            throw new UnreadableDecisionException(Position.of(header.getLong()), e);
        }
    }

    /// The idempotency key that it claimed, if it claimed one.
    public @Nullable String claimedKey() {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int length = header.getInt(KEY_LENGTH);
        return length < 0
                ? null
                : header.position(HEADER_BYTES).asCharBuffer().limit(length).toString();
    }

    /// The body: UTF-8 JSON, unless it is damaged.
    public byte[] body() {
        return Arrays.copyOfRange(bytes, bodyStart, bytes.length);
    }

    /// The body as text; what is no UTF-8 shows as replacement characters.
    public String bodyText() {
        return new String(bytes, bodyStart, bytes.length - bodyStart, StandardCharsets.UTF_8);
    }

    /// All the bytes: what is hashed as a leaf of the tree. Not to be changed.
    public byte[] leaf() {
        return bytes;
    }

    /// The number of bytes of the leaf.
    public int size() {
        return bytes.length;
    }

    /// The decision.
    ///
    /// @throws UnreadableDecisionException if the body is damaged or of a newer version
    public Decision decode() {
        return DecisionCodec.decodeBody(position(), time(), bytes, bodyStart, bytes.length - bodyStart);
    }

    /// Its outline, which is cheaper to read.
    ///
    /// @throws UnreadableDecisionException if the body is damaged or of a newer version, as far as it was looked at
    public Outline outline(Outline.Parts parts) {
        return DecisionCodec.outlineBody(position(), time(), bytes, bodyStart, bytes.length - bodyStart, parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDecision stored && Arrays.equals(bytes, stored.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "stored decision at position " + position() + " of " + size() + " bytes";
    }
}
