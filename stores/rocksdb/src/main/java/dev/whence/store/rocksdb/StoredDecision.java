package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import java.nio.ByteBuffer;
import java.time.Instant;

/// The bytes of one stored decision: a header with its position and time, then the JSON body.
///
/// ```
/// 0  8 bytes  position
/// 8  8 bytes  time: seconds since 1970-01-01T00:00:00Z
/// 16 4 bytes  time: nanoseconds of the second
/// 20          body: UTF-8 JSON as written by DecisionCodec
/// ```
///
/// All numbers are big-endian.
final class StoredDecision {

    static final int HEADER_BYTES = 20;

    private StoredDecision() {}

    /// The body with room before it for the header, which [#place] fills in.
    static byte[] unplaced(Draft draft) {
        byte[] body = DecisionCodec.encodeBody(draft);
        byte[] stored = new byte[HEADER_BYTES + body.length];
        System.arraycopy(body, 0, stored, HEADER_BYTES, body.length);
        return stored;
    }

    static void place(byte[] stored, long position, Instant time) {
        ByteBuffer.wrap(stored).putLong(position).putLong(time.getEpochSecond()).putInt(time.getNano());
    }

    static long position(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    static Instant time(byte[] stored) {
        ByteBuffer header = ByteBuffer.wrap(stored);
        return Instant.ofEpochSecond(header.getLong(8), header.getInt(16));
    }

    static Decision decode(byte[] stored) {
        return DecisionCodec.decodeBody(
                Position.of(position(stored)), time(stored), stored, HEADER_BYTES, stored.length - HEADER_BYTES);
    }
}
