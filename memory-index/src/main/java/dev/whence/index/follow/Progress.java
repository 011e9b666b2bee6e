package dev.whence.index.follow;

import dev.whence.decision.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the follower has to tell, and those who wait for it. Guarded by one lock.
public final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private IndexStatus.State state = IndexStatus.State.STALLED;
    private Position seen = Position.NONE;
    private Position head = Position.NONE;
    private List<Position> unreadable = List.of();
    private long unreadableCount;
    private @Nullable String rebuiltBecause;
    private @Nullable String problem;
    private Position headAtOpening = Position.NONE;
    private IndexVersion version = IndexVersion.NONE;
    private @Nullable RebuildStatus rebuild;

    /// @param logHead where the log ends; until it is there, answers say that it is not
    void opened(OpenIndex index, Position logHead) {
        change(() -> {
            follows();
            take(index.reached());
            version = IndexVersion.of(index);
            headAtOpening = logHead;
        });
    }

    /// Another index took the place of the one before, and holds as much.
    void swapped(OpenIndex index, String because) {
        change(() -> {
            follows();
            take(index.reached());
            version = IndexVersion.of(index);
            rebuiltBecause = because;
            rebuild = null;
        });
    }

    /// An index is being built to take the place of this one.
    void rebuildIsAt(RebuildStatus status) {
        change(() -> rebuild = status);
    }

    /// It will not be.
    void rebuildGivenUp(@Nullable String because) {
        change(() -> {
            rebuild = null;
            problem = because == null ? problem : because;
        });
    }

    /// What is to be said with every answer while it has not come to where the log ended when it was opened.
    public Optional<String> note() {
        lock.lock();
        try {
            if (!headAtOpening.isAfter(seen)) {
                return Optional.empty();
            }
            String anew = rebuiltBecause == null ? "" : " anew (" + rebuiltBecause + ")";
            return Optional.of("The search index is being built" + anew + ": of " + headAtOpening
                    + " decisions the first " + seen + " can be found as yet.");
        } finally {
            lock.unlock();
        }
    }

    public void seen(CommitPoint point, Position logHead) {
        change(() -> {
            follows();
            take(point);
            head = logHead;
        });
    }

    private void follows() {
        if (state == IndexStatus.State.STALLED) {
            problem = null; // it is over
        }
        state = IndexStatus.State.FOLLOWING;
    }

    private void take(CommitPoint point) {
        seen = point.position();
        unreadable = point.unreadable();
        unreadableCount = point.unreadableCount();
    }

    void rebuilding(String because) {
        change(() -> {
            rebuiltBecause = because;
            seen = Position.NONE;
        });
    }

    void passed(CommitPoint point, String what) {
        change(() -> {
            unreadable = point.unreadable();
            unreadableCount = point.unreadableCount();
            problem = what;
        });
    }

    void stalled(String what) {
        change(() -> {
            state = IndexStatus.State.STALLED;
            problem = what;
        });
    }

    /// Stalled, and closed until it can be opened again.
    void discarded(String what) {
        change(() -> {
            state = IndexStatus.State.STALLED;
            problem = what;
            seen = Position.NONE;
        });
    }

    public void died(String what) {
        change(() -> {
            state = IndexStatus.State.DEAD;
            problem = what;
        });
    }

    public void closed() {
        change(() -> {
            if (state != IndexStatus.State.DEAD) {
                state = IndexStatus.State.CLOSED;
            }
        });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Position seen() {
        lock.lock();
        try {
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /// Whether it goes forward and still has more than so many decisions before it.
    public boolean isBehind(Position logHead, long byMoreThan) {
        lock.lock();
        try {
            return state == IndexStatus.State.FOLLOWING && logHead.value() - seen.value() > byMoreThan;
        } finally {
            lock.unlock();
        }
    }

    /// @param logHead the log's head now; null if it cannot be asked
    public IndexStatus status(@Nullable Position logHead) {
        lock.lock();
        try {
            if (logHead != null) {
                head = logHead;
            }
            return new IndexStatus(
                    state,
                    seen,
                    head,
                    unreadable,
                    unreadableCount,
                    rebuiltBecause,
                    problem,
                    version,
                    null,
                    rebuild,
                    null);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until an index is being built that is to come after this generation, or took its place, or the
    /// time is up;
    /// says whether that is so.
    public boolean awaitRebuild(int generation, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = atMost.toNanos();
            while (rebuild == null && version.generation() <= generation && mayGoOn() && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            return rebuild != null || version.generation() > generation;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the position can be found, or the time is up, or it never will; says whether it can.
    public boolean await(Position position, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = atMost.toNanos();
            while (position.isAfter(seen) && mayGoOn() && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            return !position.isAfter(seen);
        } finally {
            lock.unlock();
        }
    }

    private boolean mayGoOn() {
        return switch (state) {
            case FOLLOWING, STALLED -> true;
            case DEAD, CLOSED -> false;
        };
    }
}
