package dev.whence.store.rocksdb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The position of the last durable decision, and those who wait for it to move.
final class Tail {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long head;
    private volatile boolean closed;

    Tail(long head) {
        this.head = head;
    }

    long head() {
        return head;
    }

    /// By one thread at a time.
    void advance(long position) {
        head = position;
        if (waiting.get() > 0) {
            wakeAll();
        }
    }

    void close() {
        closed = true;
        wakeAll();
    }

    private void wakeAll() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the head is after the position, the time is up or this is closed, and returns the head.
    long await(long after, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting.incrementAndGet();
            long remaining = TimeUnit.NANOSECONDS.convert(atMost);
            while (!closed && head <= after && remaining > 0) {
                remaining = moved.awaitNanos(remaining);
            }
            return head;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }
}
