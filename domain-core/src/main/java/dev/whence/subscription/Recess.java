package dev.whence.subscription;

import org.jspecify.annotations.Nullable;

/// Where a worker rests, and the only place from which it can be called away: so an interrupt never hits a handler,
/// a store or the log at work. One worker rests here; anybody calls it away. Guarded by its own monitor.
final class Recess {

    /// Something that takes time and does nothing.
    @FunctionalInterface
    interface Rest<T> {
        T rest() throws InterruptedException;
    }

    private @Nullable Thread resting;
    private boolean over;

    /// Rests, unless or until the worker is called away.
    ///
    /// @throws InterruptedException if it was called away, and never otherwise
    <T> T during(Rest<T> rest) throws InterruptedException {
        while (true) {
            enter();
            try {
                return rest.rest();
            } catch (InterruptedException interrupted) {
                check(); // an interrupt that nobody here sent does not end the rest
            } finally {
                leave();
            }
        }
    }

    private synchronized void enter() throws InterruptedException {
        check();
        resting = Thread.currentThread();
    }

    private synchronized void leave() {
        resting = null;
        if (over) {
            Thread.interrupted();
        }
    }

    /// @throws InterruptedException if the worker was called away
    synchronized void check() throws InterruptedException {
        if (over) {
            throw new InterruptedException("called away");
        }
    }

    /// Calls the worker away: at once if it rests, else when it next looks.
    synchronized void end() {
        over = true;
        if (resting != null) {
            resting.interrupt();
        }
    }

    synchronized boolean isOver() {
        return over;
    }
}
