package dev.whence.index.meaning;

import dev.whence.index.document.DecisionDocument;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Weight;

/// The keys of the sentences of all decisions that fulfil a filter, each once. Filled by one thread.
final class KeySet extends SimpleCollector {

    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] slots = new long[FIRST_CAPACITY];
    private boolean[] used = new boolean[FIRST_CAPACITY];
    private int size;
    private SortedNumericDocValues keys = DocValues.emptySortedNumeric();

    private KeySet() {}

    static long[] of(List<Query> filter, IndexSearcher searcher) throws IOException {
        return searcher.search(all(filter), new Collecting());
    }

    /// At most how many decisions fulfil the filter, guessed without looking at them.
    static long estimate(List<Query> filter, IndexSearcher searcher) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(all(filter)), ScoreMode.COMPLETE_NO_SCORES, 1);
        long cost = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            ScorerSupplier supplier = weight.scorerSupplier(leaf);
            cost += supplier == null ? 0 : supplier.cost();
        }
        return cost;
    }

    private static Query all(List<Query> filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        filter.forEach(clause -> all.add(clause, Occur.FILTER));
        return all.build();
    }

    private static final class Collecting implements CollectorManager<KeySet, long[]> {
        @Override
        public KeySet newCollector() {
            return new KeySet();
        }

        @Override
        public long[] reduce(Collection<KeySet> sets) {
            KeySet all = new KeySet();
            sets.forEach(set -> Arrays.stream(set.toArray()).forEach(all::add));
            return all.toArray();
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        keys = DocValues.getSortedNumeric(context.reader(), DecisionDocument.MEANING);
    }

    @Override
    public void collect(int document) throws IOException {
        if (keys.advanceExact(document)) {
            add(keys.nextValue());
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    private void add(long key) {
        int at = slot(key);
        if (!used[at]) {
            used[at] = true;
            slots[at] = key;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
    }

    /// Keys are parts of digests, so their low bits spread them well.
    private int slot(long key) {
        int at = (int) key & slots.length - 1;
        while (used[at] && slots[at] != key) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] before = toArray();
        slots = new long[slots.length * 2];
        used = new boolean[slots.length];
        for (long key : before) {
            int at = slot(key);
            used[at] = true;
            slots[at] = key;
        }
    }

    private long[] toArray() {
        long[] all = new long[size];
        int next = 0;
        for (int at = 0; at < slots.length; at++) {
            if (used[at] && next < size) {
                all[next++] = slots[at];
            }
        }
        return Arrays.copyOf(all, next);
    }
}
