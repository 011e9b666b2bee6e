package dev.whence.subscription;

import java.time.Duration;

/// Waits that an interrupt does not end; the thread is interrupted again when they are done. Owned by one thread.
final class Waiting {

    /// Waits; true if what it waited for came about.
    @FunctionalInterface
    interface Wait {
        boolean atMost(Duration time) throws InterruptedException;
    }

    private boolean interrupted;

    boolean atMost(Duration time, Wait wait) {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                return wait.atMost(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    void done() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
