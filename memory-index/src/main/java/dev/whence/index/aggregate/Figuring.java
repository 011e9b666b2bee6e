package dev.whence.index.aggregate;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Measure;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.search.PositionedSearcher;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Gives each group its figure, once the decisions of all groups are counted.
interface Figuring {

    @Nullable
    Double figure(List<String> group, Cells.Cell cell);

    /// @param selected the decisions that were counted
    /// @param notes hears what the caller should know of the figures
    static Figuring of(
            Aggregation aggregation,
            Query selected,
            Cells cells,
            Aggregating aggregating,
            PositionedSearcher searcher,
            List<String> notes)
            throws IOException {
        return switch (aggregation.measure()) {
            case Measure.Count _, Measure.Distinct _, Measure.Of _, Measure.Groups _ ->
                (group, cell) -> cell.figure(aggregation.measure());
            case Measure.Share share -> {
                SearchFilter filter = share.part();
                if (filter == null) {
                    yield (group, cell) -> share(cell.decisions, cells.decisions());
                }
                Query part = both(selected, aggregating.selected(null, filter, searcher, notes));
                Map<List<String>, Cells.Cell> parts = CellCollector.collect(
                                part, aggregation.keys(), new Measure.Count(), searcher)
                        .all();
                yield (group, cell) -> share(parts.getOrDefault(group, new Cells.Cell()).decisions, cell.decisions);
            }
            case Measure.Rate rate -> rate(rate, aggregation, selected, searcher, notes);
        };
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }

    private static Figuring rate(
            Measure.Rate rate, Aggregation aggregation, Query selected, PositionedSearcher searcher, List<String> notes)
            throws IOException {
        List<Aggregation.Key> keys = Stream.concat(aggregation.keys().stream(), Stream.of(rate.each()))
                .toList();
        Map<List<String>, Cells.Cell> fine = CellCollector.collect(selected, keys, new Measure.Count(), searcher)
                .all();
        Map<List<String>, Long> decisions = new HashMap<>();
        Map<List<String>, Long> having = new HashMap<>();
        fine.forEach((group, cell) -> {
            List<String> outer = group.subList(0, group.size() - 1);
            decisions.merge(outer, cell.decisions, Long::sum);
            having.merge(outer, 1L, Long::sum);
        });
        long all = rate.each() instanceof Aggregation.Key.Time time
                ? Stretches.count(time, aggregation.filter(), searcher)
                : 0;
        if (all > 0) {
            notes.add("The average is over " + all + " " + Stretches.name(rate.each()) + (all == 1 ? "" : "s") + ".");
        } else {
            notes.add("The average is over those that have any.");
        }
        return (group, cell) -> {
            long count = all > 0 ? all : having.getOrDefault(group, 0L);
            return count == 0 ? null : Double.valueOf((double) decisions.getOrDefault(group, 0L) / count);
        };
    }
}
