package dev.whence.store.rocksdb;

import org.rocksdb.RocksIterator;

/// Finds the list of a term that covers a position. To be closed.
final class TermCursor implements AutoCloseable {

    private static final long[] NONE = {};

    private final RocksIterator iterator;

    TermCursor(Storage storage) {
        iterator = storage.withinPrefix(Column.TERMS);
    }

    /// The last list that begins at or before the position; empty if there is none.
    long[] listUpTo(Fingerprint term, long position) {
        iterator.seekForPrev(term.at(position));
        return current(term);
    }

    /// The first list that has a position at or after the given one; empty if there is none.
    long[] listFrom(Fingerprint term, long position) {
        long[] before = listUpTo(term, position);
        if (before.length > 0 && before[before.length - 1] >= position) {
            return before;
        }
        iterator.seek(term.at(position));
        return current(term);
    }

    private long[] current(Fingerprint term) {
        if (iterator.isValid() && term.isOf(iterator.key())) {
            return PostingList.decode(Fingerprint.positionIn(iterator.key()), iterator.value());
        }
        Storage.requireSound(iterator);
        return NONE;
    }

    @Override
    public void close() {
        iterator.close();
    }
}
