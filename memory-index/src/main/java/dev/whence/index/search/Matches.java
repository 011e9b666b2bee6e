package dev.whence.index.search;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/// The decisions up to a position that fulfil a filter and match a text: how many, and which come first.
///
/// Counting and ranking are done apart: only so can ranking skip what cannot come first.
///
/// @param text the text they must match; null for none
/// @param upTo the last position to look at
public record Matches(List<Query> filter, @Nullable TextQuery text, Position upTo) {

    /// How many positions are looked through at first for the newest or oldest matches.
    private static final long FIRST_STRETCH = 1_000;

    private static final int STRETCH_GROWTH = 8;

    public Matches {
        filter = List.copyOf(filter);
    }

    public long count(PositionedSearcher searcher) throws IOException {
        return searcher.count(with(text == null ? null : text.match(), within(searcher)));
    }

    /// The best matches, the newer of equally good ones first.
    ///
    /// @param after the match after which to go on; null to begin
    public List<Match> best(
            TextQuery ranked, RankingSearcher searcher, PositionedSearcher now, int count, @Nullable Match after)
            throws IOException {
        FieldDoc from = after == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, after.score(), new Object[] {
                    after.score(), after.position().value()
                });
        Sort order = new Sort(SortField.FIELD_SCORE, byPosition(true));
        Query query = with(ranked.query(), within(now));
        return matches(searcher.search(query, new TopFieldCollectorManager(order, count, from, 1)).scoreDocs);
    }

    private @Nullable Query within(PositionedSearcher searcher) {
        return upTo.equals(searcher.position()) ? null : FilterQuery.positions(null, upTo);
    }

    /// The newest or oldest matches. Walks along the log in stretches that grow, since the wanted ones are mostly
    /// near.
    ///
    /// @param after the match after which to go on; null to begin
    public List<Match> inOrder(boolean newestFirst, IndexSearcher searcher, int count, @Nullable Match after)
            throws IOException {
        long low = after == null || newestFirst ? 1 : after.position().value() + 1;
        long high =
                after == null || !newestFirst ? upTo.value() : after.position().value() - 1;
        Sort order = new Sort(byPosition(newestFirst));
        List<Match> found = new ArrayList<>();
        for (long length = FIRST_STRETCH; found.size() < count && low <= high; length *= STRETCH_GROWTH) {
            long from = newestFirst ? Math.max(low, high - length + 1) : low;
            long to = newestFirst ? high : Math.min(high, low + length - 1);
            Query stretch =
                    with(text == null ? null : text.match(), FilterQuery.positions(Position.of(from), Position.of(to)));
            found.addAll(matches(
                    searcher.search(stretch, new TopFieldCollectorManager(order, count - found.size(), null, 1))
                            .scoreDocs));
            low = newestFirst ? low : to + 1;
            high = newestFirst ? from - 1 : high;
        }
        return found;
    }

    private Query with(@Nullable Query matching, @Nullable Query positions) {
        BooleanQuery.Builder whole = new BooleanQuery.Builder();
        filter.forEach(clause -> whole.add(clause, Occur.FILTER));
        if (positions != null) {
            whole.add(positions, Occur.FILTER);
        }
        if (matching != null) {
            whole.add(matching, Occur.MUST);
        }
        BooleanQuery query = whole.build();
        return query.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : query;
    }

    private static SortField byPosition(boolean newestFirst) {
        return LongField.newSortField(DecisionDocument.POSITION, newestFirst, SortedNumericSelector.Type.MIN);
    }

    private static List<Match> matches(ScoreDoc[] documents) {
        return Arrays.stream(documents).map(Matches::match).toList();
    }

    /// The last of the values by which it was sorted is the position; the first is the score, if there are two.
    private static Match match(ScoreDoc document) {
        Object[] sortedBy = ((FieldDoc) document).fields;
        float score = sortedBy.length == 1 ? 0 : (Float) sortedBy[0];
        return new Match(Position.of((Long) sortedBy[sortedBy.length - 1]), score);
    }
}
