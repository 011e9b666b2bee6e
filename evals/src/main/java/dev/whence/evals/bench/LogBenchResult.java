package dev.whence.evals.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All the figures of one run.
///
/// @param bytesPerDecision the stored form of one decision, without its index entries
/// @param sync one fdatasync after appending as many bytes
/// @param appends durable appends, by number of callers
/// @param openMillis opening the log again, after it was closed
/// @param decisions how many were in the log at the end
/// @param replayedPerSecond reading all of them in order
/// @param diskBytes the folder at the end, its write-ahead logs included
/// @param residentMegabytes this process at the end, its Java heap included
record LogBenchResult(
        Machine machine,
        int bytesPerDecision,
        Latencies sync,
        List<AppendLoad.Result> appends,
        double openMillis,
        long decisions,
        double replayedPerSecond,
        long diskBytes,
        long residentMegabytes) {

    private static final int MANY = 64;
    private static final double LEAST_PER_SECOND = 10_000;
    private static final double MOST_SYNCS = 2;

    /// The median append of one caller, in fdatasyncs.
    @JsonProperty
    Optional<Double> loneCallerInSyncs() {
        return of(1).map(lone -> lone.latencies().p50Micros() / sync.p50Micros());
    }

    private Optional<AppendLoad.Result> of(int callers) {
        return appends.stream().filter(result -> result.callers() == callers).findFirst();
    }

    /// What is below its bar, in words; empty if all is well or was not measured.
    @JsonProperty
    List<String> belowBar() {
        List<String> below = new ArrayList<>();
        of(MANY).filter(many -> many.decisionsPerSecond() < LEAST_PER_SECOND)
                .ifPresent(many -> below.add(String.format(
                        Locale.ROOT,
                        "%d callers: %,.0f decisions/s, at least %,.0f are required",
                        MANY,
                        many.decisionsPerSecond(),
                        LEAST_PER_SECOND)));
        loneCallerInSyncs()
                .filter(syncs -> syncs > MOST_SYNCS)
                .ifPresent(syncs -> below.add(String.format(
                        Locale.ROOT,
                        "1 caller: %.2f times one fdatasync, at most %.0f times are allowed",
                        syncs,
                        MOST_SYNCS)));
        return below;
    }
}
