package dev.whence.index.meaning;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/// The decisions whose sentences mean about what a question means, each with how near it is between 0 and 1.
///
/// Near are a hundred sentences; the last of them counts 0, the first 1. Of decisions with the same sentence the
/// newest few are taken, and those that are found by their words anyway.
///
/// @param byDocument how near, by place in the view of the index that was searched
/// @param scale what nearness was measured by; null if there is nothing to compare with
public record NearMeaning(
        Map<Integer, Float> byDocument, @Nullable Scale scale) {

    private static final int SENTENCES = 100;
    private static final int POOL = 200;
    private static final int OF_ONE_SENTENCE = 10;

    /// Cosines below this part of the nearest are no nearness at all, where there are few sentences.
    private static final float LEAST_SHARE = 0.9f;

    /// A filter that leaves one decision in so many is wide: sentences near the question are looked for among all, and
    /// then whether decisions within the filter have them, which costs less than to gather the sentences first.
    private static final int WIDE = 5;

    /// Near sentences looked at for each that is expected within a wide filter.
    private static final int SPARE = 2;

    public static final NearMeaning NONE = new NearMeaning(Map.of(), null);

    /// How cosines become nearness, and up to which position decisions are compared: the same on every page.
    ///
    /// @param top the cosine of the nearest sentence
    /// @param floor the cosine that counts nothing
    public record Scale(Position upTo, float top, float floor) {
        float nearness(float cosine) {
            return Math.clamp((cosine - floor) / Math.max(1e-6f, top - floor), 0f, 1f);
        }
    }

    public NearMeaning {
        byDocument = Map.copyOf(byDocument);
    }

    /// @param leastNear the least cosine of the nearest sentence, as [dev.whence.index.vector.Embedder#leastNear] has
    /// it
    /// @param known decisions that are found anyway
    /// @param before the scale of the first page; null on the first page
    static NearMeaning to(
            float[] question,
            float leastNear,
            MeaningStore store,
            List<Query> filter,
            IndexSearcher searcher,
            ScoreDoc[] known,
            Position upTo,
            @Nullable Scale before)
            throws IOException {
        Position last = before != null ? before.upTo : upTo;
        Sentences near = new Looking(question, store, filter, searcher, last).sentences();
        if (near.nearest.isEmpty() || near.nearest.getFirst().cosine() < leastNear) {
            return NONE;
        }
        Scale scale = before != null ? before : scale(near.nearest, upTo);
        Map<Long, Float> byKey = new LinkedHashMap<>();
        for (MeaningStore.Near one : near.nearest) {
            if (scale.nearness(one.cosine()) > 0) {
                byKey.put(one.key(), scale.nearness(one.cosine()));
            }
        }
        return new NearMeaning(new Pool(searcher, last, byKey).fill(near.having, known), scale);
    }

    private static Scale scale(List<MeaningStore.Near> near, Position upTo) {
        float top = near.getFirst().cosine();
        float last = near.getLast().cosine();
        return new Scale(upTo, top, near.size() < SENTENCES ? Math.min(last, top * LEAST_SHARE) : last);
    }

    /// Near sentences, nearest first, and the newest decisions within the filter that have them.
    private record Sentences(List<MeaningStore.Near> nearest, Map<Long, List<NewestOfSentences.Found>> having) {}

    /// The search for near sentences that decisions within a filter have.
    private static final class Looking {
        private final float[] question;
        private final MeaningStore store;
        private final List<Query> filter;
        private final IndexSearcher searcher;
        private final Position upTo;

        Looking(float[] question, MeaningStore store, List<Query> filter, IndexSearcher searcher, Position upTo) {
            this.question = question;
            this.store = store;
            this.filter = filter;
            this.searcher = searcher;
            this.upTo = upTo;
        }

        Sentences sentences() throws IOException {
            if (filter.isEmpty()) {
                return having(store.nearest(question, SENTENCES, null));
            }
            long all = searcher.getIndexReader().numDocs();
            long left = Math.max(1, KeySet.estimate(filter, searcher));
            if (left * WIDE >= all) {
                int count = (int) Math.min(SENTENCES * SPARE * WIDE, SENTENCES * SPARE * all / left + 1);
                List<MeaningStore.Near> near = store.nearest(question, count, null);
                Sentences within = having(near);
                List<MeaningStore.Near> had = near.stream()
                        .filter(one -> within.having.containsKey(one.key()))
                        .limit(SENTENCES)
                        .toList();
                if (had.size() == SENTENCES) {
                    return new Sentences(had, within.having);
                }
            }
            long[] among = KeySet.of(filter, searcher);
            return having(among.length == 0 ? List.of() : store.nearest(question, SENTENCES, among));
        }

        private Sentences having(List<MeaningStore.Near> near) throws IOException {
            Set<Long> keys = near.stream().map(MeaningStore.Near::key).collect(Collectors.toSet());
            return new Sentences(
                    near, keys.isEmpty() ? Map.of() : NewestOfSentences.of(keys, filter, upTo, POOL, searcher));
        }
    }

    /// Decisions that have one of the near sentences, being collected.
    private static final class Pool {
        private final IndexSearcher searcher;
        private final Position upTo;
        private final Map<Long, Float> byKey;
        private final Map<Integer, Float> pool = new HashMap<>();

        Pool(IndexSearcher searcher, Position upTo, Map<Long, Float> byKey) {
            this.searcher = searcher;
            this.upTo = upTo;
            this.byKey = byKey;
        }

        Map<Integer, Float> fill(Map<Long, List<NewestOfSentences.Found>> having, ScoreDoc[] known) throws IOException {
            int all = byKey.keySet().stream()
                    .mapToInt(key -> having.getOrDefault(key, List.of()).size())
                    .sum();
            byKey.forEach((key, nearness) -> {
                if (all <= POOL || pool.size() < POOL) {
                    having.getOrDefault(key, List.of()).stream()
                            .limit(all <= POOL ? POOL : OF_ONE_SENTENCE)
                            .forEach(found -> pool.put(found.document(), nearness));
                }
            });
            take(known);
            return pool;
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
                    take(document.doc, keys.nextValue(), positions.nextValue());
                }
            }
        }

        private void take(int document, long key, long position) {
            Float nearness = byKey.get(key);
            if (nearness != null && position <= upTo.value()) {
                pool.put(document, nearness);
            }
        }
    }
}
