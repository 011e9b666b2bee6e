package dev.whence.index;

import dev.whence.decision.Position;
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
import org.jspecify.annotations.Nullable;

/// Asks for the decisions with the largest or the smallest number under a name; of equal ones the newer come first.
///
/// @param text words that a decision must all have; null for none
/// @param number the name of the number
/// @param largest whether the largest are wanted
/// @param most how many are wanted, from 1 to [SearchQuery#MAX_PAGE_SIZE]
public record Extremes(@Nullable String text, SearchFilter filter, String number, boolean largest, int most) {

    public Extremes {
        number = NumberRange.plainName(number);
        if (most < 1 || most > SearchQuery.MAX_PAGE_SIZE) {
            throw new UnusableQueryException(
                    "An answer of " + most + " decisions is not possible; ask for 1 to " + SearchQuery.MAX_PAGE_SIZE);
        }
    }

    private Query withNumber(Query selected) {
        return new BooleanQuery.Builder()
                .add(selected, Occur.FILTER)
                .add(new FieldExistsQuery(DecisionDocument.NUMBER + number), Occur.FILTER)
                .build();
    }

    long count(Query selected, IndexSearcher searcher) throws IOException {
        return searcher.count(withNumber(selected));
    }

    List<Match> matches(Query selected, IndexSearcher searcher) throws IOException {
        Sort order = new Sort(
                DoubleField.newSortField(
                        DecisionDocument.NUMBER + number,
                        largest,
                        largest ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN),
                LongField.newSortField(DecisionDocument.POSITION, true, SortedNumericSelector.Type.MIN));
        return Arrays.stream(searcher.search(
                                withNumber(selected),
                                new TopFieldCollectorManager(order, most, null, Integer.MAX_VALUE))
                        .scoreDocs)
                .map(document -> (FieldDoc) document)
                .map(document ->
                        new Match(Position.of((Long) document.fields[1]), ((Double) document.fields[0]).floatValue()))
                .toList();
    }
}
