package dev.whence.index.search;

import dev.whence.decision.Position;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/// A view of the index that knows up to which position it holds the log.
public final class PositionedSearcher extends IndexSearcher {

    private final Position position;

    public PositionedSearcher(IndexReader reader, Position position) {
        super(reader);
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
