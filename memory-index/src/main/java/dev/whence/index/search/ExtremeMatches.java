package dev.whence.index.search;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Extremes;
import dev.whence.index.query.Match;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;

/// Finds the decisions with the largest or the smallest number under a name.
public final class ExtremeMatches {

    private ExtremeMatches() {}

    private static Query withNumber(Extremes asked, Query selected) {
        return new BooleanQuery.Builder()
                .add(selected, Occur.FILTER)
                .add(new FieldExistsQuery(DecisionDocument.NUMBER + asked.number()), Occur.FILTER)
                .build();
    }

    public static long count(Extremes asked, Query selected, IndexSearcher searcher) throws IOException {
        return searcher.count(withNumber(asked, selected));
    }

    public static List<Match> matches(Extremes asked, Query selected, IndexSearcher searcher) throws IOException {
        Sort order = new Sort(
                DoubleField.newSortField(
                        DecisionDocument.NUMBER + asked.number(),
                        asked.largest(),
                        asked.largest() ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN),
                LongField.newSortField(DecisionDocument.POSITION, true, SortedNumericSelector.Type.MIN));
        return Arrays.stream(searcher.search(
                                withNumber(asked, selected),
                                new TopFieldCollectorManager(order, asked.most(), null, Integer.MAX_VALUE))
                        .scoreDocs)
                .map(document -> (FieldDoc) document)
                .map(document ->
                        new Match(Position.of((Long) document.fields[1]), ((Double) document.fields[0]).floatValue()))
                .toList();
    }
}
