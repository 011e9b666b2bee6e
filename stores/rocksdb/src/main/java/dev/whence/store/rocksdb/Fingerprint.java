package dev.whence.store.rocksdb;

import dev.whence.decision.DecisionId;
import dev.whence.log.Criterion;
import dev.whence.proof.Sha256;
import java.nio.ByteBuffer;

/// Sixteen bytes that stand for an id, a criterion or an idempotency key: the id itself, or the start of the
/// SHA-256 of the text. Keys of the indexes so have one length, whatever the length and the characters of the
/// text.
record Fingerprint(long high, long low) {

    static final int BYTES = 16;

    static Fingerprint of(DecisionId id) {
        return new Fingerprint(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits());
    }

    static Fingerprint of(Criterion criterion) {
        return of(criterion.toString());
    }

    /// Of the text's UTF-16 code units, so that texts which differ only in broken characters differ here too.
    static Fingerprint of(String text) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length());
        units.asCharBuffer().put(text);
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(units.array()));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /// The key of an index entry: this, and the position, so that entries of one term are in order.
    byte[] at(long position) {
        return ByteBuffer.allocate(BYTES + Long.BYTES)
                .putLong(high)
                .putLong(low)
                .putLong(position)
                .array();
    }

    /// Whether the key of an index entry is one of this.
    boolean isOf(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return buffer.getLong() == high && buffer.getLong() == low;
    }

    /// The position in the key of an index entry.
    static long positionIn(byte[] key) {
        return ByteBuffer.wrap(key).getLong(BYTES);
    }
}
