package dev.whence.index.aggregate;

import dev.whence.decision.Position;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.search.FilterQuery;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.index.search.TextQuery;
import dev.whence.index.text.EnglishText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Computes aggregations from a view of the index.
public final class Aggregating {

    private final EnglishText analyzer = new EnglishText();

    public Aggregate of(Aggregation aggregation, PositionedSearcher searcher, Position seen) throws IOException {
        List<String> notes = new ArrayList<>();
        requireNumber(aggregation, searcher);
        Query selected = selected(aggregation.text(), aggregation.filter(), searcher, notes);
        Cells cells = CellCollector.collect(selected, aggregation.keys(), aggregation.measure(), searcher);
        Figuring figuring = Figuring.of(aggregation, selected, cells, this, searcher, notes);
        Members members = Members.of(aggregation, this, searcher, notes);
        List<Aggregate.Group> groups = cells.all().entrySet().stream()
                .filter(entry -> members.allow(entry.getKey()))
                .map(entry -> new Aggregate.Group(
                        entry.getKey(), figuring.figure(entry.getKey(), entry.getValue()), entry.getValue().decisions))
                .filter(group -> isWanted(group, aggregation.having()))
                .sorted(order(aggregation))
                .toList();
        boolean counted = aggregation.measure() instanceof Aggregation.Measure.Groups;
        if (counted) {
            groups = List.of(new Aggregate.Group(List.of(), (double) groups.size(), cells.decisions()));
        } else if (groups.isEmpty() && aggregation.keys().isEmpty()) {
            groups = List.of(new Aggregate.Group(List.of(), figuring.figure(List.of(), new Cells.Cell()), 0));
        }
        return new Aggregate(
                cells.decisions(),
                groups.subList(0, Math.min(aggregation.most(), groups.size())),
                groups.size(),
                seen.isAfter(searcher.position()) ? seen : searcher.position(),
                notes);
    }

    /// All decisions that fulfil the filter and have all words of the text.
    public Query selected(@Nullable String text, SearchFilter filter, PositionedSearcher searcher, List<String> notes)
            throws IOException {
        FilterQuery filters = FilterQuery.of(filter, searcher);
        notes.addAll(filters.notes());
        BooleanQuery.Builder whole = new BooleanQuery.Builder();
        filters.clauses().forEach(clause -> whole.add(clause, Occur.FILTER));
        if (text != null) {
            TextQuery words = TextQuery.of(text, SearchQuery.Words.ALL, searcher, analyzer);
            notes.addAll(words.notes());
            whole.add(words.match(), Occur.FILTER);
        }
        BooleanQuery query = whole.build();
        return query.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : query;
    }

    private static void requireNumber(Aggregation aggregation, PositionedSearcher searcher) {
        if (aggregation.measure() instanceof Aggregation.Measure.Of of) {
            FilterQuery.requireNumber(of.number(), searcher);
        }
    }

    /// Groups of the same size come by their keys, so that the order is always the same.
    private static Comparator<Aggregate.Group> order(Aggregation aggregation) {
        Comparator<Aggregate.Group> byKeys = Comparator.comparing(group -> inOrder(group, aggregation.keys()));
        Comparator<Aggregate.Group> byValue =
                Comparator.comparing(Aggregating::value, Comparator.nullsFirst(Comparator.naturalOrder()));
        return switch (aggregation.order()) {
            case LARGEST -> byValue.reversed().thenComparing(byKeys);
            case SMALLEST -> byValue.thenComparing(byKeys);
            case KEY -> byKeys;
        };
    }

    private static String inOrder(Aggregate.Group group, List<Aggregation.Key> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> switch (keys.get(i)) {
                    case Aggregation.Key.Field _ -> group.keys().get(i);
                    case Aggregation.Key.Time time ->
                        Calendar.inOrder(time.unit(), group.keys().get(i));
                })
                .collect(Collectors.joining("\u0000"));
    }

    private static boolean isWanted(Aggregate.Group group, @Nullable NumberRange having) {
        Double value = group.value();
        return having == null || value != null && having.contains(value);
    }

    private static @Nullable Double value(Aggregate.Group group) {
        return group.value();
    }
}
