package dev.whence.audit;

import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import dev.whence.proof.TreeHasher;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of one place of the log after its decision was read and hashed.
///
/// @param hash     of the leaf; null if it could not be read
/// @param position that the leaf names
/// @param time     that the leaf names; null if it names none
/// @param problem  why it could not be read, or cannot be decoded; null if neither
record CheckedLeaf(
        @Nullable Hash hash,
        long position,
        @Nullable Instant time,
        @Nullable String problem) {

    static CheckedLeaf unreadable(String problem) {
        return new CheckedLeaf(null, 0, null, problem);
    }

    static CheckedLeaf of(StoredDecision stored, TreeHasher hasher, boolean decoding) {
        byte[] leaf = stored.leaf();
        ByteBuffer header = ByteBuffer.wrap(leaf);
        return new CheckedLeaf(
                hasher.leaf(leaf),
                header.getLong(0),
                time(header.getLong(Long.BYTES), header.getInt(2 * Long.BYTES)),
                decoding ? problemIn(stored) : null);
    }

    private static @Nullable Instant time(long seconds, int nanos) {
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable String problemIn(StoredDecision stored) {
        try {
            stored.decode();
            return null;
        } catch (UnreadableDecisionException | IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        }
    }
}
