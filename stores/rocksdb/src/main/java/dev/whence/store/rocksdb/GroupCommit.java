package dev.whence.store.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Lets callers that come at the same time share one commit.
///
/// Callers queue up. Whoever finds no leader leads: takes all that wait, its own append among them, and commits
/// them as one batch, while later callers gather for the next. A lone caller so commits at once, on its own
/// thread. A leader hands the lead to the first of the next batch before it wakes the callers of its own.
final class GroupCommit {

    /// Bounds what one batch keeps in memory and how long its first caller waits for its last.
    private static final int MAX_BATCH = 1_024;

    private static final long MAX_BATCH_BYTES = 8L << 20;

    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private final Consumer<List<Pending>> committer;

    /// @param committer settles every append of a batch; called by one thread at a time
    GroupCommit(Consumer<List<Pending>> committer) {
        this.committer = committer;
    }

    /// Queues the append up and returns it when it is settled.
    <P extends Pending> P append(P own) {
        queue.add(own);
        if (!led.compareAndSet(false, true)) {
            own.awaitTurn();
            if (own.isReleased()) {
                return own;
            }
        }
        lead(own);
        return own;
    }

    /// Commits batches until the leader's own append was in one: nearly always the first.
    private void lead(Pending own) {
        List<Pending> settled = new ArrayList<>();
        try {
            while (!own.isSettled()) {
                List<Pending> batch = nextBatch();
                settled.addAll(batch);
                committer.accept(batch);
            }
        } finally {
            handOver();
            settled.forEach(Pending::release);
        }
    }

    private List<Pending> nextBatch() {
        List<Pending> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < MAX_BATCH && bytes < MAX_BATCH_BYTES) {
            Pending next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += next.bytes();
        }
        return batch;
    }

    private void handOver() {
        do {
            Pending next = queue.peek();
            if (next != null) {
                next.promote();
                return;
            }
            led.set(false);
            // Whoever queued up in between found a leader and waits: see whether there is one to be promoted.
        } while (!queue.isEmpty() && led.compareAndSet(false, true));
    }
}
