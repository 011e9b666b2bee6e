package dev.whence.index.follow;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;

/// Merges as Lucene does by default, but rewrites every segment with even one deleted document when deletions are
/// to be cleared: what is forgotten must be gone, however little it is.
public final class EveryDeletion extends FilterMergePolicy {

    public EveryDeletion() {
        super(new TieredMergePolicy());
    }

    @Override
    public MergeSpecification findForcedDeletesMerges(SegmentInfos segments, MergeContext context) throws IOException {
        MergeSpecification rewrites = new MergeSpecification();
        for (SegmentCommitInfo segment : segments) {
            if (context.numDeletesToMerge(segment) > 0
                    && !context.getMergingSegments().contains(segment)) {
                rewrites.add(new OneMerge(List.of(segment)));
            }
        }
        return rewrites;
    }
}
