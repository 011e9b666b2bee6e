package dev.whence.index.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Finds a few decisions by their places in one view of the index and scores each as it is told. Of no use in another
/// view.
public final class PoolQuery extends Query {

    private final Map<Integer, Float> scores;
    private final int[] documents;

    /// @param scores by place in the view; none is negative
    public PoolQuery(Map<Integer, Float> scores) {
        this.scores = Map.copyOf(scores);
        this.documents =
                scores.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new PoolWeight(boost);
    }

    /// The first of the documents that is not before this one.
    private int firstFrom(int document) {
        int at = Arrays.binarySearch(documents, document);
        return at < 0 ? -at - 1 : at;
    }

    private float score(int document) {
        return scores.getOrDefault(document, 0f);
    }

    private final class PoolWeight extends Weight {
        private final float boost;

        PoolWeight(float boost) {
            super(PoolQuery.this);
            this.boost = boost;
        }

        @Override
        public Explanation explain(LeafReaderContext context, int document) {
            return scores.containsKey(context.docBase + document)
                    ? Explanation.match(boost * score(context.docBase + document), "near in meaning")
                    : Explanation.noMatch("not near in meaning");
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
            int from = firstFrom(context.docBase);
            int to = firstFrom(context.docBase + context.reader().maxDoc());
            if (from == to) {
                return null;
            }
            return new ScorerSupplier() {
                @Override
                public Scorer get(long leadCost) {
                    return new PoolScorer(new Places(from, to, context.docBase), context.docBase, boost);
                }

                @Override
                public long cost() {
                    return (long) to - from;
                }
            };
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
            return false;
        }
    }

    /// The documents of one segment.
    private final class Places extends DocIdSetIterator {
        private final int to;
        private final int base;
        private final int from;
        private int next;
        private int current = -1;

        Places(int from, int to, int base) {
            this.from = from;
            this.next = from;
            this.to = to;
            this.base = base;
        }

        @Override
        public int docID() {
            return current;
        }

        @Override
        public int nextDoc() {
            current = next < to ? documents[next++] - base : NO_MORE_DOCS;
            return current;
        }

        @Override
        public int advance(int target) throws IOException {
            return slowAdvance(target);
        }

        @Override
        public long cost() {
            return (long) to - from;
        }
    }

    private final class PoolScorer extends Scorer {
        private final Places places;
        private final int base;
        private final float boost;
        private final float highest;

        PoolScorer(Places places, int base, float boost) {
            this.places = places;
            this.base = base;
            this.boost = boost;
            float most = 0;
            for (int i = places.from; i < places.to; i++) {
                most = Math.max(most, PoolQuery.this.score(documents[i]));
            }
            this.highest = most;
        }

        @Override
        public int docID() {
            return places.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return places;
        }

        @Override
        public float score() {
            return boost * PoolQuery.this.score(base + docID());
        }

        @Override
        public float getMaxScore(int upTo) {
            return boost * highest;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "pool of " + scores.size();
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && scores.equals(((PoolQuery) other).scores);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + scores.hashCode();
    }
}
