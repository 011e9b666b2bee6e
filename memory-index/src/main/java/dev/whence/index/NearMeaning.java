package dev.whence.index;

import dev.whence.decision.Position;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.jspecify.annotations.Nullable;

/// The decisions whose sentences mean about what a question means, each with how near it is between 0 and 1.
///
/// Near are a hundred sentences; the last of them counts 0, the first 1. Of decisions with the same sentence
/// the newest
/// few are taken, and those that are found by their words anyway.
///
/// @param byPosition how near, by position in the log
/// @param scale what nearness was measured by; null if there is nothing to compare with
record NearMeaning(Map<Long, Float> byPosition, @Nullable Scale scale) {

    private static final int SENTENCES = 100;
    private static final int POOL = 200;
    private static final int OF_ONE_SENTENCE = 10;

    /// Cosines below this part of the nearest are no nearness at all, where there are few sentences.
    private static final float LEAST_SHARE = 0.9f;

    static final NearMeaning NONE = new NearMeaning(Map.of(), null);

    /// How cosines become nearness, and up to which position decisions are compared: the same on every page.
    ///
    /// @param top the cosine of the nearest sentence
    /// @param floor the cosine that counts nothing
    record Scale(Position upTo, float top, float floor) {
        float nearness(float cosine) {
            return Math.clamp((cosine - floor) / Math.max(1e-6f, top - floor), 0f, 1f);
        }
    }

    NearMeaning {
        byPosition = Map.copyOf(byPosition);
    }

    /// @param known decisions that are found anyway
    /// @param before the scale of the first page; null on the first page
    static NearMeaning to(
            float[] question,
            MeaningStore store,
            List<Query> filter,
            IndexSearcher searcher,
            ScoreDoc[] known,
            Position upTo,
            @Nullable Scale before)
            throws IOException {
        long[] among = filter.isEmpty() ? null : KeySet.of(filter, searcher);
        List<MeaningStore.Near> near =
                among != null && among.length == 0 ? List.of() : store.nearest(question, SENTENCES, among);
        if (near.isEmpty()) {
            return NONE;
        }
        Scale scale = before != null ? before : scale(near, upTo);
        Map<Long, Float> byKey = new LinkedHashMap<>();
        for (MeaningStore.Near one : near) {
            if (scale.nearness(one.cosine()) > 0) {
                byKey.put(one.key(), scale.nearness(one.cosine()));
            }
        }
        return new NearMeaning(new Pool(searcher, filter, scale.upTo, byKey).fill(known), scale);
    }

    private static Scale scale(List<MeaningStore.Near> near, Position upTo) {
        float top = near.getFirst().cosine();
        float last = near.getLast().cosine();
        return new Scale(upTo, top, near.size() < SENTENCES ? Math.min(last, top * LEAST_SHARE) : last);
    }

    /// Decisions that have one of the near sentences, being collected.
    private static final class Pool {
        private final IndexSearcher searcher;
        private final List<Query> filter;
        private final Position upTo;
        private final Map<Long, Float> byKey;
        private final Map<Long, Float> pool = new HashMap<>();

        Pool(IndexSearcher searcher, List<Query> filter, Position upTo, Map<Long, Float> byKey) {
            this.searcher = searcher;
            this.filter = filter;
            this.upTo = upTo;
            this.byKey = byKey;
        }

        Map<Long, Float> fill(ScoreDoc[] known) throws IOException {
            long[] keys = byKey.keySet().stream().mapToLong(Long::longValue).toArray();
            ScoreDoc[] all = newest(LongField.newSetQuery(DecisionDocument.MEANING, keys), POOL + 1);
            if (all.length <= POOL) {
                take(all);
            } else {
                for (long key : keys) {
                    if (pool.size() < POOL) {
                        take(newest(LongField.newExactQuery(DecisionDocument.MEANING, key), OF_ONE_SENTENCE));
                    }
                }
            }
            take(known);
            return pool;
        }

        private ScoreDoc[] newest(Query sentences, int count) throws IOException {
            BooleanQuery.Builder all = new BooleanQuery.Builder().add(sentences, Occur.FILTER);
            filter.forEach(clause -> all.add(clause, Occur.FILTER));
            all.add(FilterQuery.positions(null, upTo), Occur.FILTER);
            Sort order =
                    new Sort(LongField.newSortField(DecisionDocument.POSITION, true, SortedNumericSelector.Type.MIN));
            return searcher.search(all.build(), count, order).scoreDocs;
        }

        private void take(ScoreDoc[] documents) throws IOException {
            ScoreDoc[] inOrder = documents.clone();
            Arrays.sort(inOrder, java.util.Comparator.comparingInt(document -> document.doc));
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = null;
            SortedNumericDocValues keys = DocValues.emptySortedNumeric();
            SortedNumericDocValues positions = DocValues.emptySortedNumeric();
            for (ScoreDoc document : inOrder) {
                LeafReaderContext its = leaves.get(ReaderUtil.subIndex(document.doc, leaves));
                if (its != leaf) {
                    leaf = its;
                    keys = DocValues.getSortedNumeric(leaf.reader(), DecisionDocument.MEANING);
                    positions = DocValues.getSortedNumeric(leaf.reader(), DecisionDocument.POSITION);
                }
                int place = document.doc - its.docBase;
                if (keys.advanceExact(place) && positions.advanceExact(place)) {
                    take(keys.nextValue(), positions.nextValue());
                }
            }
        }

        private void take(long key, long position) {
            Float nearness = byKey.get(key);
            if (nearness != null && position <= upTo.value()) {
                pool.put(position, nearness);
            }
        }
    }
}
