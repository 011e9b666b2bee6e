package dev.whence.store.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/// Runs many callers at once, each on a thread of its own, and gathers what they return.
final class Callers {

    private static final int PATIENCE_SECONDS = 60;

    private Callers() {}

    /// Starts the callers together and returns their results in their order, once all are done.
    static <T> List<T> together(int callers, IntFunction<Callable<T>> caller) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Callable<T> task = caller.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            try {
                return results(futures);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException e) {
                throw new AssertionError(
                        "A caller did not return within " + PATIENCE_SECONDS
                                + " s: it waits for something that nobody will do",
                        e);
            } catch (ExecutionException e) {
                throw new AssertionError("A caller failed: " + e.getCause(), e.getCause());
            }
        }
        return results;
    }
}
