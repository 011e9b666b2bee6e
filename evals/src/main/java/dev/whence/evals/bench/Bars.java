package dev.whence.evals.bench;

import dev.whence.evals.bench.peer.Peer;
import dev.whence.evals.ending.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is required of the log on two cores.
final class Bars {

    private static final int MANY = 64;
    private static final double PER_SECOND = 15_000;
    private static final double P99_MILLIS = 30;
    private static final double TIMES_AXON = 3;
    private static final double TIMES_POSTGRES = 2;
    private static final double LONE_SYNCS = 1.5;
    private static final double REPLAYED_PER_SECOND = 150_000;
    private static final double VERIFIED_PER_SECOND = 100_000;
    private static final double SNAPSHOT_MILLIS = 2;
    private static final double SPEED_KEPT = 0.8;

    /// Memory for another decision, were all of what the process grew by kept for ever.
    private static final double MEMORY_BYTES_PER_DECISION = 64;

    private Bars() {}

    static List<Bar> of(LogBenchResult result) {
        List<Bar> bars = new ArrayList<>();
        result.of(MANY).ifPresent(many -> {
            bars.add(Bar.atLeast(PER_SECOND, "64 callers, decisions/s", many.perSecond()));
            bars.add(Bar.atMost(
                    P99_MILLIS, "64 callers, p99 ms", many.latencies().p99Micros() / 1e3));
        });
        for (PeerResult peer : result.peers()) {
            if (peer.peer() == Peer.AXON) {
                bars.addAll(times(result, peer, TIMES_AXON));
            } else if (peer.peer() == Peer.POSTGRES) {
                bars.addAll(times(result, peer, TIMES_POSTGRES));
            }
        }
        result.loneCallerInSyncs().ifPresent(syncs -> bars.add(Bar.atMost(LONE_SYNCS, "1 caller, fdatasyncs", syncs)));
        Reading reading = result.reading();
        bars.add(Bar.atLeast(REPLAYED_PER_SECOND, "replay, decisions/s", reading.replayedPerSecond()));
        reading.verifiedPerSecond()
                .ifPresent(rate -> bars.add(Bar.atLeast(VERIFIED_PER_SECOND, "verify, decisions/s", rate)));
        if (result.growth() != null) {
            bars.addAll(of(result.growth()));
        }
        return bars;
    }

    private static List<Bar> times(LogBenchResult result, PeerResult peer, double required) {
        return result
                .timesPeer(peer, MANY)
                .map(times ->
                        Bar.atLeast(required, "64 callers, times " + peer.peer().label(), times))
                .stream()
                .toList();
    }

    private static List<Bar> of(Growth growth) {
        List<Bar> bars = new ArrayList<>();
        bars.add(Bar.atLeast(SPEED_KEPT, "speed kept in a log of 10 times the size", growth.speedKept()));
        bars.add(
                Bar.atMost(MEMORY_BYTES_PER_DECISION, "heap, bytes a further decision", growth.heapBytesPerDecision()));
        growth.entities().stream()
                .filter(EntityLoad::snapshot)
                .max(Comparator.comparingInt(EntityLoad::events))
                .ifPresent(load -> bars.add(Bar.atMost(
                        SNAPSHOT_MILLIS,
                        "entity of %,d events from snapshot, ms".formatted(load.events()),
                        load.again().p50Micros() / 1e3)));
        return bars;
    }
}
