package dev.whence.export;

import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import dev.whence.proof.InclusionProof;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A line of an export after it was read and hashed.
///
/// @param stored   the decision; null if the line cannot be read
/// @param position where the decision says that it stands
/// @param computed the hash of the decision; null if the line cannot be read
/// @param listed   the hash that the line gives; null if the line cannot be read
/// @param proved   whether the path leads to the head
/// @param problem  what is wrong with the line; null if nothing is
record ReadLine(
        @Nullable StoredDecision stored,
        long position,
        @Nullable Hash computed,
        @Nullable Hash listed,
        boolean proved,
        @Nullable String problem) {

    private static final int CHUNK = 32;

    /// Reads lines with all processors.
    static List<ReadLine> all(List<byte[]> lines, TreeHead head) {
        ReadLine[] read = new ReadLine[lines.size()];
        IntStream.rangeClosed(0, (lines.size() - 1) / CHUNK).parallel().forEach(chunk -> {
            TreeHasher hasher = new TreeHasher();
            int end = Math.min(lines.size(), (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                read[i] = of(lines.get(i), hasher, head);
            }
        });
        return List.of(read);
    }

    private static ReadLine of(byte[] bytes, TreeHasher hasher, TreeHead head) {
        try {
            ExportLine line = ExportLine.parse(bytes);
            byte[] leaf = line.stored().leaf();
            long position = ByteBuffer.wrap(leaf).getLong();
            Hash computed = hasher.leaf(leaf);
            return new ReadLine(
                    line.stored(), position, computed, line.leaf(), proved(position, computed, line, head), null);
        } catch (ExportException e) {
            return new ReadLine(null, 0, null, null, false, e.getMessage());
        }
    }

    private static boolean proved(long position, Hash computed, ExportLine line, TreeHead head) {
        return position > 0
                && position <= head.size()
                && new InclusionProof(position - 1, head.size(), computed, line.path())
                        .check(head)
                        .holds();
    }
}
