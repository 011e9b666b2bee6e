package dev.whence.evals.bench;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.evals.bench.load.Latencies;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import dev.whence.state.SnapshotPolicy;
import dev.whence.state.SnapshotStore;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import dev.whence.store.rocksdb.RocksDbSnapshotStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/// Loads entities that no cache of states knows, from all their changes and from a snapshot. The log is opened anew
/// for each, so that the first load finds nothing in RocksDB's cache either; the operating system's is warm.
final class EntityLoadBench {

    private static final SnapshotPolicy POLICY = new SnapshotPolicy(100, "bench/1");

    /// On average half of the changes that lead to a snapshot have come since the last one.
    private static final int TAIL = POLICY.every() / 2;

    private final Path logFolder;
    private final Path snapshotFolder;
    private final Duration each;
    private final Consumer<String> progress;

    EntityLoadBench(Path logFolder, Path snapshotFolder, Duration each, Consumer<String> progress) {
        this.logFolder = logFolder;
        this.snapshotFolder = snapshotFolder;
        this.each = each;
        this.progress = progress;
    }

    List<EntityLoad> run(DeepEntities entities) {
        List<EntityLoad> loads = new ArrayList<>();
        for (Map.Entry<Integer, EntityRef> entry : entities.byEvents().entrySet()) {
            int events = entry.getKey();
            EntityRef entity = entry.getValue();
            progress.accept("loading an entity of %,d events".formatted(events));
            try (RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder)) {
                loads.add(measure(log, SnapshotStore.none(), entity, events, events));
            }
            int tail = takeSnapshot(entity, events) ? TAIL : events;
            try (RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder);
                    RocksDbSnapshotStore snapshots = RocksDbSnapshotStore.open(snapshotFolder, log)) {
                loads.add(measure(log, snapshots, entity, events, tail));
            }
        }
        return loads;
    }

    /// Whether the policy takes one of so few events.
    private boolean takeSnapshot(EntityRef entity, int events) {
        if (events - TAIL < POLICY.every()) {
            return false;
        }
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(logFolder);
                RocksDbSnapshotStore snapshots = RocksDbSnapshotStore.open(snapshotFolder, log)) {
            ReadQuery latest = ReadQuery.changesTo(entity).newestFirst().limit(TAIL + 1);
            Position before = log.read(latest).getLast().position();
            new EntityStates(log, 1, snapshots, POLICY).asOf(DeepEntities.ORDER, entity, before);
        }
        return true;
    }

    private EntityLoad measure(
            RocksDbDecisionLog log, SnapshotStore snapshots, EntityRef entity, int events, int tail) {
        double first = load(log, snapshots, entity, events) / 1e3;
        Histogram again = Latencies.recorder();
        long until = System.nanoTime() + each.toNanos();
        while (System.nanoTime() < until) {
            again.recordValue(load(log, snapshots, entity, events));
        }
        return new EntityLoad(events, tail < events, tail, first, Latencies.of(again));
    }

    /// With states of its own, which know nothing.
    private static long load(DecisionLog log, SnapshotStore snapshots, EntityRef entity, int events) {
        long start = System.nanoTime();
        EntityState<DeepEntities.Order> loaded =
                new EntityStates(log, 1, snapshots, POLICY).now(DeepEntities.ORDER, entity);
        long nanos = System.nanoTime() - start;
        DeepEntities.Order order = loaded.state();
        if (order == null || order.changes() != events) {
            throw new IllegalStateException(entity + " was changed " + events + " times, but was loaded as " + order);
        }
        return nanos;
    }
}
