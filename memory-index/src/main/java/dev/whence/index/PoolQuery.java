package dev.whence.index;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
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

/// Finds a few decisions by their positions and scores each as it is told.
final class PoolQuery extends Query {

    private final Map<Long, Float> scores;
    private final float highest;

    /// @param scores by position; none is negative
    PoolQuery(Map<Long, Float> scores) {
        this.scores = Map.copyOf(scores);
        this.highest = scores.values().stream().max(Float::compare).orElse(0f);
    }

    private Query positions() {
        return LongField.newSetQuery(
                DecisionDocument.POSITION,
                scores.keySet().stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight found = searcher.createWeight(searcher.rewrite(positions()), ScoreMode.COMPLETE_NO_SCORES, 1);
        return new PoolWeight(found, boost);
    }

    private final class PoolWeight extends Weight {
        private final Weight found;
        private final float boost;

        PoolWeight(Weight found, float boost) {
            super(PoolQuery.this);
            this.found = found;
            this.boost = boost;
        }

        @Override
        public Explanation explain(LeafReaderContext context, int document) throws IOException {
            Scorer scorer = scorer(context);
            return scorer != null && scorer.iterator().advance(document) == document
                    ? Explanation.match(scorer.score(), "near in meaning")
                    : Explanation.noMatch("not near in meaning");
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
            ScorerSupplier inner = found.scorerSupplier(context);
            if (inner == null) {
                return null;
            }
            SortedNumericDocValues positions = DocValues.getSortedNumeric(context.reader(), DecisionDocument.POSITION);
            return new ScorerSupplier() {
                @Override
                public Scorer get(long leadCost) throws IOException {
                    return new PoolScorer(inner.get(leadCost), positions, boost);
                }

                @Override
                public long cost() {
                    return inner.cost();
                }
            };
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
            return false;
        }
    }

    private final class PoolScorer extends Scorer {
        private final Scorer found;
        private final SortedNumericDocValues positions;
        private final float boost;

        PoolScorer(Scorer found, SortedNumericDocValues positions, float boost) {
            this.found = found;
            this.positions = positions;
            this.boost = boost;
        }

        @Override
        public int docID() {
            return found.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return found.iterator();
        }

        @Override
        public float score() throws IOException {
            return positions.advanceExact(docID())
                    ? boost * Objects.requireNonNullElse(scores.get(positions.nextValue()), 0f)
                    : 0;
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
