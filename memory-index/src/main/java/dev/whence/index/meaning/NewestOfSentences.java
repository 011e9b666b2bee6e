package dev.whence.index.meaning;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/// For each of some sentences the newest decisions within a filter that have it, collected in one pass. Filled by
/// one thread.
final class NewestOfSentences extends SimpleCollector {

    private final Map<Long, Newest> byKey = new HashMap<>();
    private final int most;
    private final Position upTo;
    private SortedNumericDocValues keys = DocValues.emptySortedNumeric();
    private SortedNumericDocValues positions = DocValues.emptySortedNumeric();
    private int base;

    /// One decision, by its place in the view of the index.
    record Found(long position, int document) {}

    private NewestOfSentences(Set<Long> wanted, int most, Position upTo) {
        this.most = most;
        this.upTo = upTo;
        wanted.forEach(key -> byKey.put(key, new Newest(most)));
    }

    /// Newest first, by the key of the sentence; sentences that no decision has are left out.
    ///
    /// @param most how many of each sentence are enough
    /// @param upTo where the log ends for this search
    static Map<Long, List<Found>> of(
            Set<Long> wanted, List<Query> filter, Position upTo, int most, IndexSearcher searcher) throws IOException {
        long[] all = wanted.stream().mapToLong(Long::longValue).toArray();
        BooleanQuery.Builder within =
                new BooleanQuery.Builder().add(LongField.newSetQuery(DecisionDocument.MEANING, all), Occur.FILTER);
        filter.forEach(clause -> within.add(clause, Occur.FILTER));
        return searcher.search(within.build(), new CollectorManager<NewestOfSentences, Map<Long, List<Found>>>() {
            @Override
            public NewestOfSentences newCollector() {
                return new NewestOfSentences(wanted, most, upTo);
            }

            @Override
            public Map<Long, List<Found>> reduce(Collection<NewestOfSentences> parts) {
                NewestOfSentences whole = newCollector();
                parts.forEach(part ->
                        part.byKey.forEach((key, newest) -> whole.newest(key).addAll(newest)));
                return whole.found();
            }
        });
    }

    private Newest newest(long key) {
        return byKey.computeIfAbsent(key, absent -> new Newest(most));
    }

    private Map<Long, List<Found>> found() {
        Map<Long, List<Found>> found = new HashMap<>();
        byKey.forEach((key, newest) -> {
            if (newest.size > 0) {
                found.put(key, newest.inOrder());
            }
        });
        return found;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        keys = DocValues.getSortedNumeric(context.reader(), DecisionDocument.MEANING);
        positions = DocValues.getSortedNumeric(context.reader(), DecisionDocument.POSITION);
        base = context.docBase;
    }

    @Override
    public void collect(int document) throws IOException {
        if (keys.advanceExact(document) && positions.advanceExact(document)) {
            Newest newest = byKey.get(keys.nextValue());
            long position = positions.nextValue();
            if (newest != null && position <= upTo.value()) {
                newest.add(new Found(position, base + document));
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /// The newest so many, and at times a few more.
    private static final class Newest {
        private static final Comparator<Found> NEWEST_FIRST =
                Comparator.comparingLong(Found::position).reversed();

        private final int most;
        private Found[] all = new Found[8];
        private int size;
        private long oldestOfEnough = Long.MIN_VALUE;

        Newest(int most) {
            this.most = most;
        }

        void add(Found one) {
            if (one.position <= oldestOfEnough) {
                return;
            }
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = one;
            if (size == 2 * most) {
                trim();
            }
        }

        void addAll(Newest others) {
            for (int i = 0; i < others.size; i++) {
                add(others.all[i]);
            }
        }

        private void trim() {
            Arrays.sort(all, 0, size, NEWEST_FIRST);
            if (size >= most) {
                size = most;
                oldestOfEnough = all[most - 1].position;
            }
        }

        List<Found> inOrder() {
            trim();
            return List.of(Arrays.copyOf(all, size));
        }
    }
}
