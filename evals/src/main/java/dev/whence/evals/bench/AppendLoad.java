package dev.whence.evals.bench;

import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Callers, each on a thread of its own, who append one decision after the other, as the engine does: on the
/// condition that what they read was not changed, and claiming an idempotency key.
final class AppendLoad {

    private enum Phase {
        WARMING_UP,
        MEASURING,
        OVER
    }

    /// @param callers how many appended at the same time
    /// @param decisionsPerSecond acknowledged appends of all of them together
    /// @param cpuMicros processor time for one decision, the callers' own and RocksDB's in the background included
    /// @param conflicts appends that were refused because the boundary had changed; not counted as decisions
    record Result(int callers, double decisionsPerSecond, Latencies latencies, double cpuMicros, long conflicts) {}

    private final DecisionLog log;
    private final int callers;
    private final int bytes;
    private final Histogram nanos = Latencies.recorder();
    private volatile Phase phase = Phase.OVER;
    private long measuredNanos;
    private long cpuNanos;
    private long conflicts;

    AppendLoad(DecisionLog log, int callers, int bytes) {
        this.log = log;
        this.callers = callers;
        this.bytes = bytes;
    }

    /// Lets the callers append for the two times, and adds the second to what was measured before.
    AppendLoad run(Duration warmUp, Duration measured) throws InterruptedException {
        phase = Phase.WARMING_UP;
        List<Future<Caller>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                futures.add(threads.submit(new Caller(i)::call));
            }
            TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
            long start = System.nanoTime();
            long cpuStart = Machine.cpuNanos();
            phase = Phase.MEASURING;
            TimeUnit.NANOSECONDS.sleep(measured.toNanos());
            phase = Phase.OVER;
            measuredNanos += System.nanoTime() - start;
            cpuNanos += Machine.cpuNanos() - cpuStart;
            for (Future<Caller> future : futures) {
                Caller caller = done(future);
                nanos.add(caller.nanos);
                conflicts += caller.conflicts;
            }
        }
        return this;
    }

    /// Lets one caller append on this thread for the time, and adds that to what was measured before.
    void runHere(Duration measured) {
        Caller caller = new Caller(0);
        long start = System.nanoTime();
        long cpuStart = Machine.cpuNanos();
        phase = Phase.MEASURING;
        while (System.nanoTime() - start < measured.toNanos()) {
            caller.appendNext();
        }
        measuredNanos += System.nanoTime() - start;
        cpuNanos += Machine.cpuNanos() - cpuStart;
        nanos.add(caller.nanos);
        conflicts += caller.conflicts;
    }

    Result result() {
        long decisions = nanos.getTotalCount();
        return new Result(
                callers,
                decisions / (measuredNanos / 1e9),
                Latencies.of(nanos),
                cpuNanos / 1e3 / Math.max(1, decisions),
                conflicts);
    }

    private static Caller done(Future<Caller> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A caller failed: " + e.getCause(), e.getCause());
        }
    }

    /// One caller; its figures are read by others when it is done.
    private final class Caller {

        private final SampleDecisions decisions;
        private final Histogram nanos = Latencies.recorder();
        private long conflicts;

        Caller(int number) {
            decisions = SampleDecisions.seeded(System.nanoTime() + number, bytes);
        }

        Caller call() {
            while (phase != Phase.OVER) {
                appendNext();
            }
            return this;
        }

        void appendNext() {
            Position head = log.head();
            Draft draft = decisions.next(head);
            AppendCondition condition = AppendCondition.unchanged(
                            draft.boundary().entities(), head)
                    .claiming(draft.origin().idempotencyKey());
            append(draft, condition);
        }

        private void append(Draft draft, AppendCondition condition) {
            long start = System.nanoTime();
            try {
                log.append(draft, condition);
                if (phase == Phase.MEASURING) {
                    nanos.recordValue(System.nanoTime() - start);
                }
            } catch (BoundaryChangedException changed) {
                conflicts++;
            }
        }
    }
}
