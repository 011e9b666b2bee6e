package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.RocksIterator;

/// Answers queries from the store, as of a head: what is later does not exist for them.
final class Reads {

    /// Decisions of one entity that are fetched together.
    private static final int FETCH = 64;

    private static final int LONG_PAGE = 256;

    private final Storage storage;

    Reads(Storage storage) {
        this.storage = storage;
    }

    /// The position of the last decision in the store, durable or about to be; 0 if there is none.
    long last() {
        try (RocksIterator iterator = storage.scan(Column.DECISIONS)) {
            iterator.seekToLast();
            if (iterator.isValid()) {
                return ByteBuffer.wrap(iterator.key()).getLong();
            }
            Storage.requireSound(iterator);
            return 0;
        }
    }

    /// The position of the entity's last change up to the head; 0 if there is none.
    long lastChange(Fingerprint entity, long head) {
        try (RocksIterator iterator = storage.withinPrefix(Column.CHANGES)) {
            iterator.seekForPrev(entity.at(head));
            if (iterator.isValid() && entity.isOf(iterator.key())) {
                return Fingerprint.positionIn(iterator.key());
            }
            Storage.requireSound(iterator);
            return 0;
        }
    }

    Optional<Decision> at(long position, long head) {
        return position < 1 || position > head
                ? Optional.empty()
                : Optional.of(StoredDecision.decode(stored(position)));
    }

    private byte[] stored(long position) {
        byte[] stored = storage.get(Column.DECISIONS, key(position));
        if (stored == null) {
            throw missing(position);
        }
        return stored;
    }

    Instant timeAt(long position) {
        byte[] header = new byte[StoredDecision.HEADER_BYTES];
        if (!storage.getStart(Column.DECISIONS, key(position), header)) {
            throw missing(position);
        }
        return StoredDecision.time(header);
    }

    /// The decisions that the query selects, at most its limit, and no more once they exceed the number of bytes.
    List<Decision> read(ReadQuery query, long head, long bytes) {
        Position upTo = query.upTo();
        long first = query.after().value() + 1;
        long last = upTo == null ? head : Math.min(upTo.value(), head);
        if (first > last || first < 1) {
            return List.of();
        }
        EntityRef entity = query.entity();
        return entity == null
                ? readAll(query, first, last, bytes)
                : readOf(Fingerprint.of(entity), query, first, last, bytes);
    }

    private List<Decision> readAll(ReadQuery query, long first, long last, long bytes) {
        List<byte[]> page = new ArrayList<>();
        long remaining = bytes;
        long expected = query.backwards() ? last : first;
        try (RocksIterator iterator = storage.scan(Column.DECISIONS)) {
            iterator.seek(key(expected));
            while (expected >= first && expected <= last && page.size() < query.limit() && remaining > 0) {
                byte[] stored = current(iterator, expected);
                page.add(stored);
                remaining -= stored.length;
                expected = step(iterator, expected, query.backwards());
            }
        }
        return decode(page);
    }

    /// Decoding costs several times what reading does: all processors share the work on a long page.
    private static List<Decision> decode(List<byte[]> page) {
        Stream<byte[]> stored = page.size() < LONG_PAGE ? page.stream() : page.parallelStream();
        return stored.map(StoredDecision::decode).toList();
    }

    /// The log has no gaps: what is not there is lost.
    private static byte[] current(RocksIterator iterator, long expected) {
        if (!iterator.isValid()) {
            Storage.requireSound(iterator);
            throw missing(expected);
        }
        byte[] stored = iterator.value();
        if (StoredDecision.position(stored) != expected) {
            throw missing(expected);
        }
        return stored;
    }

    private static long step(RocksIterator iterator, long position, boolean backwards) {
        if (backwards) {
            iterator.prev();
            return position - 1;
        }
        iterator.next();
        return position + 1;
    }

    private List<Decision> readOf(Fingerprint entity, ReadQuery query, long first, long last, long bytes) {
        List<byte[]> keys = keysOf(entity, query, first, last);
        List<byte[]> page = new ArrayList<>(keys.size());
        long remaining = bytes;
        for (int from = 0; from < keys.size() && remaining > 0; from += FETCH) {
            for (byte[] stored : fetch(keys.subList(from, Math.min(from + FETCH, keys.size())))) {
                page.add(stored);
                remaining -= stored.length;
            }
        }
        return decode(page);
    }

    private List<byte[]> keysOf(Fingerprint entity, ReadQuery query, long first, long last) {
        Column index = query.selection() == ReadQuery.Selection.CHANGES ? Column.CHANGES : Column.MENTIONS;
        List<byte[]> keys = new ArrayList<>();
        try (RocksIterator iterator = storage.withinPrefix(index)) {
            if (query.backwards()) {
                iterator.seekForPrev(entity.at(last));
            } else {
                iterator.seek(entity.at(first));
            }
            while (iterator.isValid() && keys.size() < query.limit()) {
                byte[] entry = iterator.key();
                long position = Fingerprint.positionIn(entry);
                if (!entity.isOf(entry) || position < first || position > last) {
                    return keys;
                }
                keys.add(key(position));
                step(iterator, position, query.backwards());
            }
            Storage.requireSound(iterator);
        }
        return keys;
    }

    private List<byte[]> fetch(List<byte[]> keys) {
        List<byte[]> found = storage.getAll(Column.DECISIONS, keys);
        int missing = found.indexOf(null);
        if (missing >= 0) {
            throw missing(ByteBuffer.wrap(keys.get(missing)).getLong());
        }
        return found;
    }

    static byte[] key(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    private static LogUnavailableException missing(long position) {
        return new LogUnavailableException("The decision at position " + position
                + " is missing from the log, which has no gaps by itself: its files were damaged or changed by other"
                + " hands. Restore the folder from a backup");
    }
}
