package dev.whence.store.rocksdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Positions in the order of a query's direction, found by seeking. To be closed. Owned by one thread.
sealed interface Postings extends AutoCloseable permits Postings.OfTerm, Postings.AnyOf, Postings.AllOf {

    /// No further position.
    long END = -1;

    /// The first position at or beyond the given one, in the direction; [#END] if there is none. Bounds only move on.
    long seek(long bound);

    @Override
    void close();

    /// The positions of one term.
    final class OfTerm implements Postings {

        private final Fingerprint term;
        private final boolean backwards;
        private final TermCursor cursor;
        private long[] list = {};

        OfTerm(Storage storage, Fingerprint term, boolean backwards) {
            this.term = term;
            this.backwards = backwards;
            cursor = new TermCursor(storage);
        }

        @Override
        public long seek(long bound) {
            long found = within(bound);
            if (found == END) {
                list = backwards ? cursor.listUpTo(term, bound) : cursor.listFrom(term, bound);
                found = within(bound);
            }
            return found;
        }

        private long within(long bound) {
            if (backwards) {
                for (int i = list.length - 1; i >= 0; i--) {
                    if (list[i] <= bound) {
                        return list[i];
                    }
                }
            } else {
                for (long position : list) {
                    if (position >= bound) {
                        return position;
                    }
                }
            }
            return END;
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    /// The positions of at least one of several.
    final class AnyOf implements Postings {

        private final List<Postings> parts;
        private final boolean backwards;
        private final long[] heads;

        AnyOf(List<Postings> parts, boolean backwards) {
            this.parts = parts;
            this.backwards = backwards;
            heads = new long[parts.size()];
            Arrays.fill(heads, Long.MIN_VALUE);
        }

        @Override
        public long seek(long bound) {
            long nearest = END;
            for (int i = 0; i < heads.length; i++) {
                if (heads[i] != END && (heads[i] == Long.MIN_VALUE || isBefore(heads[i], bound))) {
                    heads[i] = parts.get(i).seek(bound);
                }
                if (heads[i] != END && (nearest == END || isBefore(heads[i], nearest))) {
                    nearest = heads[i];
                }
            }
            return nearest;
        }

        private boolean isBefore(long position, long other) {
            return backwards ? position > other : position < other;
        }

        @Override
        public void close() {
            parts.forEach(Postings::close);
        }
    }

    /// The positions that all of several have, found by letting each leap to where the others are.
    final class AllOf implements Postings {

        private final List<Postings> parts;

        AllOf(List<Postings> parts) {
            this.parts = new ArrayList<>(parts);
        }

        @Override
        public long seek(long bound) {
            long candidate = bound;
            int agreeing = 0;
            for (int i = 0; agreeing < parts.size(); i = (i + 1) % parts.size()) {
                long found = parts.get(i).seek(candidate);
                if (found == END) {
                    return END;
                }
                agreeing = found == candidate ? agreeing + 1 : 1;
                candidate = found;
            }
            return candidate;
        }

        @Override
        public void close() {
            parts.forEach(Postings::close);
        }
    }
}
