package dev.whence.audit;

import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of an audit.
///
/// @param sound       whether all is as it was written
/// @param decisions   how many were read
/// @param head        size and root as computed from the decisions; null if it cannot be known
/// @param claimed     size and root as the log, or its export, says itself; null if it says none
/// @param checkpoints the earlier checkpoints that the log was found to begin with, by name
/// @param findings    what was found, in the order of the log
/// @param untold      how many findings there are beyond these
/// @param took        the time it took
public record AuditReport(
        boolean sound,
        long decisions,
        @Nullable TreeHead head,
        @Nullable TreeHead claimed,
        List<String> checkpoints,
        List<Finding> findings,
        long untold,
        Duration took) {

    public AuditReport {
        checkpoints = List.copyOf(checkpoints);
        findings = List.copyOf(findings);
    }

    /// The report on a sequence of leaves that was followed to its end.
    ///
    /// @param started when the audit began, as System.nanoTime tells it
    public static AuditReport of(LeafTrees trees, @Nullable TreeHead claimed, Findings findings, long started) {
        return new AuditReport(
                findings.sound(),
                trees.count(),
                trees.head(),
                claimed,
                trees.confirmed(),
                findings.told(),
                findings.untold(),
                Duration.ofNanos(System.nanoTime() - started));
    }
}
