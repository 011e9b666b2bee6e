package dev.whence.engine;

import dev.whence.decision.EntityRef;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets callers that lost a race for an entity go one after another, so that a busy entity is fair to all of them.
/// It only spares retries: correctness rests on the log's append condition alone.
final class Contention {

    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    Contention() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock(true);
        }
    }

    Turn newTurn() {
        return new Turn();
    }

    /// One command's place in the queue; owned by one thread. It holds at most one stripe, so that turns cannot
    /// deadlock.
    final class Turn implements AutoCloseable {

        private @Nullable ReentrantLock held;

        /// Waits until no other loser of a race for this entity is at work.
        void takeFor(EntityRef entity) {
            ReentrantLock stripe = stripes[Math.floorMod(entity.hashCode(), STRIPES)];
            if (!stripe.isHeldByCurrentThread()) {
                close();
                stripe.lock();
                held = stripe;
            }
        }

        @Override
        public void close() {
            if (held != null) {
                held.unlock();
                held = null;
            }
        }
    }
}
