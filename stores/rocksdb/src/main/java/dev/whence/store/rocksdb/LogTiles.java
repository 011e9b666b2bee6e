package dev.whence.store.rocksdb;

import dev.whence.log.LogUnavailableException;
import dev.whence.proof.Hash;
import dev.whence.proof.HashTiles;
import dev.whence.proof.Tile;
import dev.whence.proof.TileId;
import dev.whence.proof.TreeDamagedException;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The tiles of the tree in the store. The partial tile of level 0 would have to be written with every decision: it
/// is made of the decisions themselves when it is asked for.
final class LogTiles implements HashTiles {

    /// The key of the tree's head, which is no key of a tile: 8 bytes of size and the root.
    static final byte[] HEAD = {-1};

    private final Storage storage;
    private final Reads reads;
    private final LongSupplier head;

    /// @param head the position of the last decision that exists
    LogTiles(Storage storage, Reads reads, LongSupplier head) {
        this.storage = storage;
        this.reads = reads;
        this.head = head;
    }

    static boolean isKept(Tile tile) {
        return tile.id().level() > 0 || tile.isComplete();
    }

    static byte[] bytes(TreeHead head) {
        byte[] bytes = new byte[Long.BYTES + Hash.BYTES];
        ByteBuffer.wrap(bytes).putLong(head.size());
        System.arraycopy(head.root().bytes(), 0, bytes, Long.BYTES, Hash.BYTES);
        return bytes;
    }

    /// The head of the tree as it was written last.
    ///
    /// @throws TreeDamagedException if it is not there although decisions are
    TreeHead kept() {
        byte[] kept = storage.get(Column.TILES, HEAD);
        if (kept == null && head.getAsLong() == 0) {
            return TreeHead.EMPTY;
        }
        if (kept == null || kept.length != Long.BYTES + Hash.BYTES) {
            throw new TreeDamagedException("The head of the tree is missing");
        }
        try {
            return new TreeHead(
                    ByteBuffer.wrap(kept).getLong(), Hash.of(Arrays.copyOfRange(kept, Long.BYTES, kept.length)));
        } catch (IllegalArgumentException e) {
            throw new TreeDamagedException("The head of the tree is none: " + e.getMessage());
        }
    }

    /// The head as it was written, however little of it is left: that of the empty tree if it cannot be read.
    TreeHead claimed() {
        try {
            return kept();
        } catch (TreeDamagedException | LogUnavailableException e) {
            return TreeHead.EMPTY;
        }
    }

    @Override
    public Optional<byte[]> read(TileId id) {
        byte[] kept = storage.get(Column.TILES, id.key());
        return kept == null && id.level() == 0 ? ofDecisions(id.index()) : Optional.ofNullable(kept);
    }

    private Optional<byte[]> ofDecisions(long index) {
        long first = index * Tile.MAX_WIDTH + 1;
        long last = Math.min(head.getAsLong(), first + Tile.MAX_WIDTH - 1);
        if (last < first) {
            return Optional.empty();
        }
        TreeHasher hasher = new TreeHasher();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream(Tile.MAX_WIDTH * Hash.BYTES);
        reads.scan(first, last, stored -> hashes.writeBytes(hasher.leaf(stored).bytes()));
        return Optional.of(hashes.toByteArray());
    }
}
