package dev.whence.evals.bench;

import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.DecisionLogContender;
import dev.whence.evals.bench.load.Machine;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Lets a log grow to ten times its size, and measures the large one beside a small one in turns: so both meet the
/// same moods of the machine.
final class GrowthBench {

    static final int TIMES = 10;

    private static final int CALLERS = 64;
    private static final int TURNS = 8;
    private static final int STEPS = 10;
    private static final int LOADS_PER_MEASURE = 4;

    private final Path folder;
    private final LogBench.Plan plan;
    private final Consumer<String> progress;
    private final int large;
    private final int small;

    GrowthBench(Path folder, LogBench.Plan plan, Consumer<String> progress) {
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
        large = plan.growth();
        small = plan.growth() / TIMES;
    }

    Growth run() throws Exception {
        Path largeFolder = folder.resolve("large");
        DeepEntities entities = new DeepEntities(large);
        Growth.Memory memoryAtSmall;
        Growth.Memory memoryAtLarge;
        CallerLoad atSmall;
        CallerLoad atLarge;
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(largeFolder)) {
            Contender growing = entities.scatteredAmong(log, plan.bytes());
            fill(log, growing, small, "");
            memoryAtSmall = memory();
            fill(log, growing, large, "");
            entities.appendRest(log, plan.bytes());
            memoryAtLarge = memory();
            try (RocksDbDecisionLog other = RocksDbDecisionLog.open(folder.resolve("small"))) {
                fill(other, new DecisionLogContender(other, plan.bytes()), small, " of the small log");
                atLarge = new CallerLoad(new DecisionLogContender(log, plan.bytes()), CALLERS);
                atSmall = new CallerLoad(new DecisionLogContender(other, plan.bytes()), CALLERS);
                takeTurns(atSmall, atLarge);
            }
        }
        Duration each = plan.each().dividedBy(LOADS_PER_MEASURE);
        List<EntityLoad> loads =
                new EntityLoadBench(largeFolder, folder.resolve("snapshots"), each, progress).run(entities);
        return new Growth(
                small,
                large,
                atSmall.result(),
                atLarge.result(),
                memoryAtSmall,
                memoryAtLarge,
                loads,
                Reading.measure(largeFolder, progress));
    }

    private void fill(RocksDbDecisionLog log, Contender contender, long upTo, String which)
            throws InterruptedException {
        long step = Math.max(1, upTo / STEPS);
        while (log.head().value() < upTo) {
            long next = Math.min(upTo, log.head().value() + step);
            CallerLoad.Result filled = new CallerLoad(contender, CALLERS)
                    .runWhile(() -> log.head().value() < next)
                    .result();
            progress.accept(
                    "growing: %,d decisions%s, %,.0f/s".formatted(log.head().value(), which, filled.perSecond()));
        }
    }

    private void takeTurns(CallerLoad atSmall, CallerLoad atLarge) throws InterruptedException {
        progress.accept("the large log and a small one in turns");
        Duration turn = plan.each().dividedBy(TURNS);
        for (int i = 0; i < TURNS; i++) {
            atSmall.run(turn.dividedBy(TURNS), turn);
            atLarge.run(turn.dividedBy(TURNS), turn);
        }
    }

    /// What is garbage is no growth: it is collected first.
    private static Growth.Memory memory() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Growth.Memory(Machine.residentMegabytes(), heap >> 20);
    }
}
