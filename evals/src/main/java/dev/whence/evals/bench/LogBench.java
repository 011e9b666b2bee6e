package dev.whence.evals.bench;

import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.DecisionLogContender;
import dev.whence.evals.bench.load.Latencies;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.bench.load.Payloads;
import dev.whence.evals.bench.load.SampleDecisions;
import dev.whence.evals.bench.load.SequentialWrite;
import dev.whence.evals.bench.load.SyncCost;
import dev.whence.evals.bench.peer.Peer;
import dev.whence.evals.bench.peer.Peers;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run: the machine's floor, then the log as it grows, then appends by one and by many callers beside those of
/// the peers, and what was written read again.
final class LogBench {

    /// One caller and one sync take turns this short, so that both meet the same moods of the disk and of the
    /// machine.
    private static final Duration TURN = Duration.ofMillis(20);

    private static final int WARM_UPS_PER_MEASURE = 3;
    private static final int USUAL_CALLERS = 32;
    private static final int SEQUENTIAL_MEGABYTES = 256;

    /// What to measure.
    ///
    /// @param bytes about how large one decision is
    /// @param each how long each measure takes, besides warming up
    /// @param callers how many append at the same time, besides one
    /// @param growth how many decisions the log grows to; 0 leaves that out
    /// @param peers what else is measured
    record Plan(int bytes, Duration each, List<Integer> callers, int growth, List<Peer> peers) {

        Duration warmUp() {
            return each.dividedBy(WARM_UPS_PER_MEASURE);
        }
    }

    private final Path folder;
    private final Plan plan;
    private final Consumer<String> progress;

    /// @param folder an existing folder on the disk to be measured
    LogBench(Path folder, Plan plan, Consumer<String> progress) {
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
    }

    LogBenchResult run() throws Exception {
        progress.accept("sequential write");
        double sequential = SequentialWrite.megabytesPerSecond(folder, SEQUENTIAL_MEGABYTES);
        Growth growth = plan.growth() == 0 ? null : grow();
        Path logFolder = Files.createDirectory(folder.resolve("appends"));
        Appends appends = append(logFolder);
        Reading reading = growth == null ? Reading.measure(logFolder, progress) : growth.reading();
        return new LogBenchResult(
                Machine.of(folder),
                bytesEach(),
                appends.sync(),
                sequential,
                appends.results(),
                appends.peers(),
                reading,
                growth,
                Machine.residentMegabytes());
    }

    private @Nullable Growth grow() throws Exception {
        return new GrowthBench(Files.createDirectory(folder.resolve("growth")), plan, progress).run();
    }

    private record Appends(Latencies sync, List<CallerLoad.Result> results, List<PeerResult> peers) {}

    private Appends append(Path logFolder) throws Exception {
        try (SyncCost sync = new SyncCost(folder, plan.bytes());
                RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder);
                Peers peers = openPeers()) {
            Contender ours = new DecisionLogContender(log, plan.bytes());
            progress.accept("warming up");
            new CallerLoad(ours, USUAL_CALLERS).run(plan.each(), Duration.ZERO);
            List<PeerResult> peerResults = new ArrayList<>();
            peers.forEach((peer, contender) -> peerResults.add(PeerResult.none(peer, contender)));
            List<CallerLoad.Result> results = new ArrayList<>();
            for (int many : plan.callers()) {
                results.add(measure("whence", ours, many));
                measurePeers(peers, many, peerResults);
            }
            results.addFirst(loneCaller(ours, sync));
            measurePeers(peers, 1, peerResults);
            return new Appends(sync.latencies(), results, peerResults);
        }
    }

    private Peers openPeers() throws IOException {
        if (!plan.peers().isEmpty()) {
            progress.accept("starting the peers");
        }
        return Peers.open(plan.peers(), Files.createDirectory(folder.resolve("peers")), new Payloads(plan.bytes()));
    }

    private void measurePeers(Peers peers, int callers, List<PeerResult> results) throws InterruptedException {
        List<CallerLoad.Result> measured = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        peers.forEach((_, contender) -> contenders.add(contender));
        for (Contender contender : contenders) {
            measured.add(measure(contender.name(), contender, callers));
        }
        for (int i = 0; i < measured.size(); i++) {
            results.set(i, results.get(i).with(measured.get(i)));
        }
    }

    private CallerLoad.Result measure(String name, Contender contender, int callers) throws InterruptedException {
        progress.accept(name + ": " + LogBenchTable.callers(callers));
        return new CallerLoad(contender, callers)
                .run(plan.warmUp(), plan.each())
                .result();
    }

    private CallerLoad.Result loneCaller(Contender ours, SyncCost sync) throws Exception {
        progress.accept("1 caller and 1 fdatasync in turns");
        CallerLoad lone = new CallerLoad(ours, 1);
        for (long turns = plan.each().dividedBy(TURN); turns > 0; turns--) {
            sync.measure(TURN);
            lone.runHere(TURN);
        }
        return lone.result();
    }

    private int bytesEach() {
        return DecisionCodec.encodeBody(SampleDecisions.seeded(1, plan.bytes()).next(Position.NONE)).length;
    }
}
