package dev.whence.index.aggregate;

import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/// One key of an aggregation in one segment: gives each document its codes, and each code its label. Used by one
/// thread.
abstract sealed class SegmentKey {

    private long[] codes = new long[8];

    /// Reads the codes of a document; documents must come in order.
    ///
    /// @return how many there are, to be read with [#code]
    abstract int load(int document) throws IOException;

    abstract String label(long code) throws IOException;

    /// Above every code if they are small, as places in a list; 0 if they are not.
    abstract long bound();

    final long code(int i) {
        return codes[i];
    }

    private void keep(int i, long code) {
        if (i == codes.length) {
            codes = Arrays.copyOf(codes, 2 * i);
        }
        codes[i] = code;
    }

    static SegmentKey of(Aggregation.Key key, LeafReader segment) throws IOException {
        return switch (key) {
            case Aggregation.Key.Field field -> new Values(field.field(), field.prefix(), segment);
            case Aggregation.Key.Time time -> new Times(time, segment);
        };
    }

    /// Codes are the places of values in the segment's sorted list of them.
    static final class Values extends SegmentKey {
        private final SortedSetDocValues values;
        private final long from;
        private final long until;

        Values(ExactField field, String prefix, LeafReader segment) throws IOException {
            values = DocValues.getSortedSet(segment, field.word());
            from = prefix.isEmpty() ? 0 : place(prefix);
            until = prefix.isEmpty() ? values.getValueCount() : place(prefix + Character.MAX_VALUE);
        }

        private long place(String text) throws IOException {
            long place = values.lookupTerm(new BytesRef(text));
            return place < 0 ? -place - 1 : place;
        }

        @Override
        int load(int document) throws IOException {
            if (!values.advanceExact(document)) {
                return 0;
            }
            int count = 0;
            for (int left = values.docValueCount(); left > 0; left--) {
                long code = values.nextOrd();
                if (code >= from && code < until) {
                    super.keep(count, code);
                    count++;
                }
            }
            return count;
        }

        @Override
        String label(long code) throws IOException {
            return values.lookupOrd(code).utf8ToString();
        }

        @Override
        long bound() {
            return values.getValueCount();
        }
    }

    /// Codes are the beginnings of stretches of the calendar.
    static final class Times extends SegmentKey {
        private final Aggregation.Unit unit;
        private final Calendar calendar;
        private final SortedNumericDocValues times;

        Times(Aggregation.Key.Time key, LeafReader segment) throws IOException {
            unit = key.unit();
            calendar = new Calendar(key);
            times = DocValues.getSortedNumeric(segment, DecisionDocument.TIME);
        }

        @Override
        int load(int document) throws IOException {
            if (!times.advanceExact(document)) {
                return 0;
            }
            super.keep(0, calendar.code(times.nextValue()));
            return 1;
        }

        @Override
        String label(long code) {
            return Calendar.label(unit, code);
        }

        @Override
        long bound() {
            return 0;
        }
    }
}
