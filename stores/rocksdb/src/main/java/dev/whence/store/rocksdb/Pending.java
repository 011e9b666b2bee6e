package dev.whence.store.rocksdb;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Something to be written, on its way through the group commit, and what came of it.
///
/// The caller makes it and waits; the leader settles and releases it. What the leader writes is seen by the caller
/// because `stage` is volatile.
abstract sealed class Pending permits PendingAppend, PendingTakeover {

    private enum Stage {
        WAITING,
        LEADING,
        DONE
    }

    private final Thread caller = Thread.currentThread();
    private volatile Stage stage = Stage.WAITING;
    private boolean accepted;
    private @Nullable RuntimeException refusal;

    /// The number of bytes of the decisions.
    abstract long bytes();

    /// By the leader: it is appended, if the write succeeds.
    final void accept() {
        accepted = true;
    }

    /// By the leader: it is not appended.
    final void refuse(RuntimeException reason) {
        accepted = false;
        refusal = reason;
    }

    final boolean isSettled() {
        return accepted || refusal != null;
    }

    /// By the leader: lets the caller go.
    final void release() {
        stage = Stage.DONE;
        LockSupport.unpark(caller);
    }

    /// By the leader: makes the caller the next leader.
    final void promote() {
        stage = Stage.LEADING;
        LockSupport.unpark(caller);
    }

    final boolean isReleased() {
        return stage == Stage.DONE;
    }

    /// By the caller: waits until this is released or promoted. An interrupt is kept for later.
    final void awaitTurn() {
        boolean interrupted = false;
        while (stage == Stage.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
    }

    /// By the caller, after the release: throws the exception that says why it was not appended, if it was not.
    final void requireAccepted() {
        if (refusal != null) {
            throw refusal;
        }
        if (!accepted) {
            throw new IllegalStateException("An append was released before it was settled");
        }
    }
}
