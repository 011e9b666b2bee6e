package dev.whence.store.rocksdb;

import dev.whence.log.LogUnavailableException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Keeps the native store open while it is used: calls pass together, closing waits until all have left.
final class Gate {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /// @throws LogUnavailableException if the log was closed
    <T> T pass(Supplier<T> call) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new LogUnavailableException("The decision log is closed; open it again before using it");
            }
            return call.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Runs the action when no call is under way, and lets none pass any more; only the first time.
    void close(Runnable action) {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                action.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
