package dev.whence.evals.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Latencies;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.ending.Bar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All the figures of one run.
///
/// @param bytesPerDecision the stored form of one decision, without its index entries
/// @param sync one fdatasync after appending as many bytes
/// @param sequentialMegabytesPerSecond writing a large file and syncing it once
/// @param appends durable appends, by number of callers, fewest first
/// @param peers what else was measured, each with the same numbers of callers
/// @param reading the largest log of the run, opened and read again
/// @param growth null where it was left out
/// @param residentMegabytes this process at the end, its Java heap and the peers' libraries included
record LogBenchResult(
        Machine machine,
        int bytesPerDecision,
        Latencies sync,
        double sequentialMegabytesPerSecond,
        List<CallerLoad.Result> appends,
        List<PeerResult> peers,
        Reading reading,
        @Nullable Growth growth,
        long residentMegabytes) {

    /// The median append of one caller, in fdatasyncs.
    @JsonProperty
    Optional<Double> loneCallerInSyncs() {
        return of(1).map(lone -> lone.latencies().p50Micros() / sync.p50Micros());
    }

    Optional<CallerLoad.Result> of(int callers) {
        return appends.stream().filter(result -> result.callers() == callers).findFirst();
    }

    /// How many times as many records a second as the peer's.
    Optional<Double> timesPeer(PeerResult peer, int callers) {
        return of(callers).flatMap(ours -> peer.of(callers).map(theirs -> ours.perSecond() / theirs.perSecond()));
    }

    /// What is required, and whether it was reached; without what was not measured.
    @JsonProperty
    List<Bar> bars() {
        return Bars.of(this);
    }

    boolean allMet() {
        return bars().stream().allMatch(Bar::met);
    }
}
