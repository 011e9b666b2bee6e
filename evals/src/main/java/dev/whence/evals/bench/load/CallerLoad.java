package dev.whence.evals.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/// Callers, each on a thread of its own, who append one record after the other and wait for each.
public final class CallerLoad {

    private enum Phase {
        WARMING_UP,
        MEASURING,
        OVER
    }

    /// What came of it.
    ///
    /// @param callers how many appended at the same time
    /// @param perSecond acknowledged records of all of them together
    /// @param cpuMicros processor time of this process for one record; that of a server beside it is not in it
    /// @param refused appends that others' changes got ahead of; not counted as records
    public record Result(int callers, double perSecond, Latencies latencies, double cpuMicros, long refused) {}

    private final Contender contender;
    private final int callers;
    private final Histogram nanos = Latencies.recorder();
    private volatile Phase phase = Phase.OVER;
    private long measuredNanos;
    private long cpuNanos;
    private long records;
    private long refused;

    public CallerLoad(Contender contender, int callers) {
        this.contender = contender;
        this.callers = callers;
    }

    /// Lets the callers append for the two times, and adds the second to what was measured before.
    public CallerLoad run(Duration warmUp, Duration measured) throws InterruptedException {
        long warmUntil = System.nanoTime() + warmUp.toNanos();
        long until = warmUntil + measured.toNanos();
        return run(() -> System.nanoTime() < warmUntil, () -> System.nanoTime() < until);
    }

    /// Lets the callers append as long as the condition holds, and adds that to what was measured before.
    public CallerLoad runWhile(BooleanSupplier more) throws InterruptedException {
        return run(() -> false, more);
    }

    private CallerLoad run(BooleanSupplier warming, BooleanSupplier measuring) throws InterruptedException {
        boolean warmsUp = warming.getAsBoolean();
        long start = System.nanoTime();
        long cpuStart = Machine.cpuNanos();
        phase = warmsUp ? Phase.WARMING_UP : Phase.MEASURING;
        List<Future<Run>> futures = new ArrayList<>();
        int threads = contender.threads(callers);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(executor.submit(() -> new Run(number).go()));
            }
            if (warmsUp) {
                pauseWhile(warming, futures);
                start = System.nanoTime();
                cpuStart = Machine.cpuNanos();
                phase = Phase.MEASURING;
            }
            pauseWhile(measuring, futures);
            phase = Phase.OVER;
            measuredNanos += System.nanoTime() - start;
            cpuNanos += Machine.cpuNanos() - cpuStart;
            for (Future<Run> future : futures) {
                add(done(future));
            }
        } finally {
            phase = Phase.OVER;
        }
        return this;
    }

    private static void pauseWhile(BooleanSupplier condition, List<Future<Run>> futures) throws InterruptedException {
        while (condition.getAsBoolean() && futures.stream().noneMatch(Future::isDone)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /// Lets one caller append on this thread for the time, and adds that to what was measured before.
    public void runHere(Duration measured) throws Exception {
        Run run = new Run(0);
        long start = System.nanoTime();
        long cpuStart = Machine.cpuNanos();
        phase = Phase.MEASURING;
        while (System.nanoTime() - start < measured.toNanos()) {
            run.appendNext();
        }
        measuredNanos += System.nanoTime() - start;
        cpuNanos += Machine.cpuNanos() - cpuStart;
        add(run);
    }

    private void add(Run run) {
        nanos.add(run.nanos);
        records += run.records;
        refused += run.refused;
    }

    public Result result() {
        return new Result(
                callers,
                records / (measuredNanos / 1e9),
                Latencies.of(nanos),
                cpuNanos / 1e3 / Math.max(1, records),
                refused);
    }

    private static Run done(Future<Run> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A caller failed: " + e.getCause(), e.getCause());
        }
    }

    /// One caller's run; its figures are read by others when it is done.
    private final class Run {

        private final Contender.Caller caller;
        private final Histogram nanos = Latencies.recorder();
        private long records;
        private long refused;

        Run(int number) throws Exception {
            caller = contender.caller(number, callers);
        }

        Run go() throws Exception {
            while (phase != Phase.OVER) {
                appendNext();
            }
            return this;
        }

        void appendNext() throws Exception {
            caller.prepare();
            long start = System.nanoTime();
            int appended = caller.append();
            if (phase != Phase.MEASURING) {
                return;
            }
            if (appended == 0) {
                refused++;
            } else {
                nanos.recordValue(System.nanoTime() - start);
                records += appended;
            }
        }
    }
}
