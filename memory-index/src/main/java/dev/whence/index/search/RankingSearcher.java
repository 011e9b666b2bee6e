package dev.whence.index.search;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.document.FieldLengths;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/// Scores as the index would have scored when it held the log up to a position, whatever was added since.
///
/// Only so does the second page begin where the first ended. Lives for one search.
public final class RankingSearcher extends IndexSearcher {

    /// Decisions of one kind are about equally long, and a refusal is longer for the evidence it brings: length
    /// says little, and so does the repetition of a word. On dialogues, too, these do better than Lucene's 1.2 and
    /// 0.75.
    public static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.3f);

    private final PositionedSearcher now;
    private final Position upTo;
    private final @Nullable FieldLengths lengths;
    private final Map<Term, Integer> frequencies = new HashMap<>();
    private int decisions = -1;

    /// @param lengths the lengths of the fields at that position; null if that position is now
    public RankingSearcher(PositionedSearcher now, Position upTo, @Nullable FieldLengths lengths) {
        super(now.getIndexReader());
        setSimilarity(SIMILARITY);
        this.now = now;
        this.upTo = upTo;
        this.lengths = upTo.equals(now.position()) ? null : lengths;
    }

    /// The lengths by which it scores.
    public FieldLengths lengths() throws IOException {
        return lengths != null
                ? lengths
                : new FieldLengths(length(DecisionDocument.TEXT), length(DecisionDocument.HEAD));
    }

    private long length(String field) throws IOException {
        CollectionStatistics statistics = super.collectionStatistics(field);
        return statistics == null ? 0 : statistics.sumTotalTermFreq();
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        if (field.equals(DecisionDocument.CONTEXT)) {
            return new CollectionStatistics(
                    field, decisions(), decisions(), (long) decisions() * DecisionDocument.CONTEXT_WORDS, decisions());
        }
        if (lengths == null) {
            return super.collectionStatistics(field);
        }
        long length = Math.max(decisions(), lengths.of(field));
        return new CollectionStatistics(field, decisions(), decisions(), length, decisions());
    }

    /// How many there were then; at least 1, as statistics ask for.
    private int decisions() throws IOException {
        if (decisions < 0) {
            decisions = Math.max(1, lengths == null ? getIndexReader().numDocs() : now.count(seenThen()));
        }
        return decisions;
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        if (lengths == null) {
            return super.termStatistics(term, docFreq, totalTermFreq);
        }
        Integer frequency = frequencies.get(term);
        if (frequency == null) {
            frequency = Math.max(1, frequency(term));
            frequencies.put(term, frequency);
        }
        return new TermStatistics(term.bytes(), frequency, Math.max(frequency, totalTermFreq));
    }

    /// How rare all of a query's words are together, those that no decision has included: about the score of a decision
    /// that has each of them once.
    public float rarity(Query words) throws IOException {
        Set<Term> terms = new HashSet<>();
        words.visit(QueryVisitor.termCollector(terms));
        double rarity = 0;
        for (Term term : terms) {
            if (term.field().equals(DecisionDocument.TEXT)) {
                rarity += rarity(frequency(term));
            }
        }
        return (float) rarity;
    }

    private double rarity(int frequency) throws IOException {
        return Math.log1p((decisions() - frequency + 0.5) / (frequency + 0.5));
    }

    private int frequency(Term term) throws IOException {
        return lengths == null
                ? getIndexReader().docFreq(term)
                : now.count(new BooleanQuery.Builder()
                        .add(new TermQuery(term), BooleanClause.Occur.FILTER)
                        .add(seenThen(), BooleanClause.Occur.FILTER)
                        .build());
    }

    private Query seenThen() {
        return LongField.newRangeQuery(DecisionDocument.POSITION, 1, upTo.value());
    }
}
