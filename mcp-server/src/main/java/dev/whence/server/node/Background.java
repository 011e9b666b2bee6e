package dev.whence.server.node;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Does on one thread, in order, what nobody waits for. Refuses what is too much, and drops what still waits when it
/// is closed.
final class Background implements Executor, AutoCloseable {

    private static final int MOST_WAITING = 1_000;
    private static final int PATIENCE_SECONDS = 30;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor worker;

    /// @param name of its thread
    Background(String name) {
        worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name(name).daemon().factory());
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        worker.execute(work);
    }

    /// Waits for what is being done.
    @Override
    public void close() {
        worker.getQueue().clear();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Something is still being done after " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for what is being done", e);
        }
    }
}
