package dev.whence.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;

/// Merges as Lucene does by default, but rewrites every segment with even one deleted document when deletions
/// are to be
/// cleared: what is forgotten must be gone, however little it is.
final class EveryDeletion extends FilterMergePolicy {

    /// So many segments of about one size are left alone where merging is to wait.
    private static final int POSTPONED = 32;

    private final TieredMergePolicy tiers;
    private final double usual;
    private boolean postponed;

    EveryDeletion() {
        this(new TieredMergePolicy());
    }

    private EveryDeletion(TieredMergePolicy tiers) {
        super(tiers);
        this.tiers = tiers;
        this.usual = tiers.getSegmentsPerTier();
    }

    /// Lets merging wait, or go on as usual; says whether it goes on now that did not before. For one thread.
    boolean postpone(boolean wait) {
        boolean goesOn = postponed && !wait;
        if (postponed != wait) {
            postponed = wait;
            tiers.setSegmentsPerTier(wait ? POSTPONED : usual);
        }
        return goesOn;
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
