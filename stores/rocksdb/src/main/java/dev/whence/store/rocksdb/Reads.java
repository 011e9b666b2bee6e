package dev.whence.store.rocksdb;

import dev.whence.decision.Position;
import dev.whence.log.Criterion;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;

/// Answers queries from the store, as of a head: what is later does not exist for them.
final class Reads {

    /// Bounds what one page keeps in memory.
    private static final long PAGE_BYTES = 16L << 20;

    /// Decisions that are fetched together once their positions are known.
    private static final int FETCH = 64;

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

    /// The last position of the term up to the head; 0 if there is none.
    long last(Fingerprint term, long head) {
        try (Postings.OfTerm positions = new Postings.OfTerm(storage, term, true)) {
            return Math.max(0, positions.seek(head));
        }
    }

    Optional<StoredDecision> at(long position, long head) {
        return position < 1 || position > head ? Optional.empty() : Optional.of(StoredDecision.of(stored(position)));
    }

    private byte[] stored(long position) {
        byte[] stored = storage.get(Column.DECISIONS, key(position));
        if (stored == null) {
            throw missing(position);
        }
        return stored;
    }

    /// When the decision at a position that there is was appended.
    Instant timeAt(long position) {
        return StoredDecision.of(stored(position)).time();
    }

    /// The decisions that the query selects, at most its limit, and no more once they are many bytes.
    List<StoredDecision> read(ReadQuery query, long head) {
        Position upTo = query.upTo();
        long first = query.after().value() + 1;
        long last = upTo == null ? head : Math.min(upTo.value(), head);
        if (first > last || first < 1) {
            return List.of();
        }
        Page page = new Page(query.limit());
        if (query.criteria().isEmpty()) {
            scan(first, last, query.backwards(), page);
        } else {
            select(query, first, last, page);
        }
        return page.decisions;
    }

    /// What a query has found so far.
    private static final class Page {

        private final List<StoredDecision> decisions = new ArrayList<>();
        private final int limit;
        private long remaining = PAGE_BYTES;

        private Page(int limit) {
            this.limit = limit;
        }

        private void add(byte[] stored) {
            decisions.add(StoredDecision.of(stored));
            remaining -= stored.length;
        }

        private boolean isFull() {
            return decisions.size() >= limit || remaining <= 0;
        }
    }

    /// Hands the bytes of the decisions to the consumer, in order.
    void scan(long first, long last, Consumer<byte[]> consumer) {
        try (RocksIterator iterator = storage.scan(Column.DECISIONS)) {
            iterator.seek(key(first));
            for (long expected = first; expected <= last; expected++) {
                consumer.accept(current(iterator, expected));
                iterator.next();
            }
        }
    }

    private void scan(long first, long last, boolean backwards, Page page) {
        long expected = backwards ? last : first;
        try (RocksIterator iterator = storage.scan(Column.DECISIONS)) {
            iterator.seek(key(expected));
            while (expected >= first && expected <= last && !page.isFull()) {
                page.add(current(iterator, expected));
                expected = step(iterator, expected, backwards);
            }
        }
    }

    /// The log has no gaps: what is not there is lost.
    private static byte[] current(RocksIterator iterator, long expected) {
        if (!iterator.isValid()) {
            Storage.requireSound(iterator);
            throw missing(expected);
        }
        if (ByteBuffer.wrap(iterator.key()).getLong() != expected) {
            throw missing(expected);
        }
        return iterator.value();
    }

    private static long step(RocksIterator iterator, long position, boolean backwards) {
        if (backwards) {
            iterator.prev();
            return position - 1;
        }
        iterator.next();
        return position + 1;
    }

    private void select(ReadQuery query, long first, long last, Page page) {
        boolean backwards = query.backwards();
        try (Postings positions = postings(query)) {
            long bound = backwards ? last : first;
            while (bound >= first && bound <= last && !page.isFull()) {
                List<byte[]> keys = new ArrayList<>();
                int wanted = Math.min(FETCH, query.limit() - page.decisions.size());
                while (keys.size() < wanted && bound >= first && bound <= last) {
                    long position = positions.seek(bound);
                    if (position < first || position > last) {
                        bound = backwards ? 0 : Long.MAX_VALUE;
                    } else {
                        keys.add(key(position));
                        bound = backwards ? position - 1 : position + 1;
                    }
                }
                fetch(keys, page);
            }
        }
    }

    /// The positions of what the query selects, at most its limit, found without the decisions.
    List<Position> positions(ReadQuery query, long head) {
        Position upTo = query.upTo();
        long first = query.after().value() + 1;
        long last = upTo == null ? head : Math.min(upTo.value(), head);
        boolean backwards = query.backwards();
        List<Position> found = new ArrayList<>();
        if (first > last || first < 1) {
            return found;
        }
        if (query.criteria().isEmpty()) {
            for (long i = 0; i <= last - first && i < query.limit(); i++) {
                found.add(Position.of(backwards ? last - i : first + i));
            }
            return found;
        }
        try (Postings postings = postings(query)) {
            long position = postings.seek(backwards ? last : first);
            while (position >= first && position <= last && found.size() < query.limit()) {
                found.add(Position.of(position));
                position = postings.seek(backwards ? position - 1 : position + 1);
            }
        }
        return found;
    }

    private Postings postings(ReadQuery query) {
        List<Postings> all = new ArrayList<>();
        for (List<Criterion> alternatives : query.criteria()) {
            List<Postings> any = new ArrayList<>();
            for (Criterion criterion : alternatives) {
                any.add(new Postings.OfTerm(storage, Fingerprint.of(criterion), query.backwards()));
            }
            all.add(any.size() == 1 ? any.getFirst() : new Postings.AnyOf(any, query.backwards()));
        }
        return all.size() == 1 ? all.getFirst() : new Postings.AllOf(all);
    }

    /// At least one is added, and none once the page is full.
    private void fetch(List<byte[]> keys, Page page) {
        List<byte[]> found = storage.getAll(Column.DECISIONS, keys);
        for (int i = 0; i < found.size() && !page.isFull(); i++) {
            if (found.get(i) == null) {
                throw missing(ByteBuffer.wrap(keys.get(i)).getLong());
            }
            page.add(found.get(i));
        }
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
