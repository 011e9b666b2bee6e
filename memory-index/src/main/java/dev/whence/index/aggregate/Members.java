package dev.whence.index.aggregate;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.search.PositionedSearcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which groups have the decisions that an aggregation's groups must have, and lack those that they must
/// lack.
record Members(List<Set<List<String>>> wanted, Set<List<String>> unwanted) {

    static Members of(Aggregation aggregation, Aggregating aggregating, PositionedSearcher searcher, List<String> notes)
            throws IOException {
        List<Set<List<String>>> wanted = new ArrayList<>();
        Set<List<String>> unwanted = new HashSet<>();
        for (Aggregation.Member member : aggregation.members()) {
            Set<List<String>> groups = CellCollector.collect(
                            aggregating.selected(null, member.filter(), searcher, notes),
                            keys(aggregation.keys(), member),
                            new Aggregation.Measure.Count(),
                            searcher)
                    .all()
                    .keySet();
            if (member.wanted()) {
                wanted.add(groups);
            } else {
                unwanted.addAll(groups);
            }
        }
        return new Members(wanted, unwanted);
    }

    private static List<Aggregation.Key> keys(List<Aggregation.Key> keys, Aggregation.Member member) {
        ExactField other = member.field();
        return other == null
                ? keys
                : keys.stream()
                        .map(key -> key instanceof Aggregation.Key.Field field
                                ? new Aggregation.Key.Field(other, field.prefix())
                                : key)
                        .toList();
    }

    boolean allow(List<String> group) {
        return !unwanted.contains(group) && wanted.stream().allMatch(groups -> groups.contains(group));
    }
}
