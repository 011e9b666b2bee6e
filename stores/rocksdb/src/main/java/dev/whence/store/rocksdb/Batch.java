package dev.whence.store.rocksdb;

import dev.whence.decision.Position;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import dev.whence.proof.LogTree;
import dev.whence.proof.Tile;
import dev.whence.proof.TreeHasher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What one synced write holds: decisions, their index entries, and what they change in the tree. Lives for one
/// write.
final class Batch implements AutoCloseable {

    private final Storage storage;
    private final WriteBatch writes = new WriteBatch();
    private final TreeHasher hasher;
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<Fingerprint, PostingList> postings = new LinkedHashMap<>();

    Batch(Storage storage, TreeHasher hasher) {
        this.storage = storage;
        this.hasher = hasher;
    }

    boolean isEmpty() {
        return leaves.isEmpty();
    }

    /// Adds a decision at its place.
    void add(Prepared prepared, long position, Instant time) throws RocksDBException {
        StoredDecision.place(prepared.stored(), Position.of(position), time);
        leaves.add(hasher.leaf(prepared.stored()));
        byte[] key = Reads.key(position);
        storage.put(writes, Column.DECISIONS, key, prepared.stored());
        if (prepared.id() != null) {
            storage.put(writes, Column.IDS, prepared.id().bytes(), key);
        }
        if (prepared.key() != null) {
            storage.put(writes, Column.KEYS, prepared.key().bytes(), key);
        }
        for (Fingerprint term : prepared.terms()) {
            postings.computeIfAbsent(term, absent -> new PostingList(position)).add(position);
        }
    }

    /// Adds the index entries and what has changed in the tree, and returns the grown tree.
    LogTree grow(LogTree tree) throws RocksDBException {
        for (Map.Entry<Fingerprint, PostingList> entry : postings.entrySet()) {
            PostingList list = entry.getValue();
            storage.put(writes, Column.TERMS, entry.getKey().at(list.first()), list.bytes());
        }
        LogTree.Growth growth = tree.append(leaves);
        for (Tile tile : growth.changed()) {
            if (LogTiles.isKept(tile)) {
                storage.put(writes, Column.TILES, tile.id().key(), tile.bytes());
            }
        }
        storage.put(
                writes,
                Column.TILES,
                LogTiles.HEAD,
                LogTiles.bytes(growth.tree().head()));
        return growth.tree();
    }

    WriteBatch writes() {
        return writes;
    }

    @Override
    public void close() {
        writes.close();
    }
}
