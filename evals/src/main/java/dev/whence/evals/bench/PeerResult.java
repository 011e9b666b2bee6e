package dev.whence.evals.bench;

import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.peer.Peer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a peer did in the same run.
///
/// @param peer which one
/// @param durability what it did to make a record durable, as the running peer said itself
/// @param appends by number of callers, fewest first
record PeerResult(Peer peer, String durability, List<CallerLoad.Result> appends) {

    static PeerResult none(Peer peer, Contender contender) {
        return new PeerResult(peer, contender.durability(), List.of());
    }

    PeerResult with(CallerLoad.Result result) {
        List<CallerLoad.Result> all = Stream.concat(appends.stream(), Stream.of(result))
                .sorted(Comparator.comparingInt(CallerLoad.Result::callers))
                .toList();
        return new PeerResult(peer, durability, all);
    }

    Optional<CallerLoad.Result> of(int callers) {
        return appends.stream().filter(result -> result.callers() == callers).findFirst();
    }
}
