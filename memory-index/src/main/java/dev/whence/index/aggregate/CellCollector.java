package dev.whence.index.aggregate;

import dev.whence.index.query.Aggregation;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Collects the figures of some segments, one after the other.
record CellCollector(List<Aggregation.Key> keys, Aggregation.Measure measure, Cells cells) implements Collector {

    /// The figures of all decisions that a query selects, by group.
    static Cells collect(
            Query selected, List<Aggregation.Key> keys, Aggregation.Measure measure, IndexSearcher searcher)
            throws IOException {
        return searcher.search(selected, new CollectorManager<CellCollector, Cells>() {
            @Override
            public CellCollector newCollector() {
                return new CellCollector(keys, measure, new Cells());
            }

            @Override
            public Cells reduce(Collection<CellCollector> collectors) {
                Cells all = new Cells();
                collectors.forEach(collector -> all.merge(collector.cells));
                return all;
            }
        });
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        SegmentCells segment = new SegmentCells(keys, measure, context.reader());
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
                // nothing is scored
            }

            @Override
            public void collect(int document) throws IOException {
                segment.add(document);
            }

            @Override
            public void finish() throws IOException {
                segment.addTo(cells);
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
