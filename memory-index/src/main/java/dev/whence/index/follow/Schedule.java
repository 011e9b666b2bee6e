package dev.whence.index.follow;

import dev.whence.decision.Position;
import java.time.Duration;

/// When what was added is to be made findable, and when durable. Used by the follower's thread alone.
final class Schedule {

    private static final long FAR_BEHIND = 5_000;
    private static final long CATCH_UP_NANOS = Duration.ofSeconds(8).toNanos();
    private static final long COMMIT_CATCH_UP_NANOS = Duration.ofSeconds(30).toNanos();

    private final long refreshNanos;
    private final long commitNanos;
    private long lastRefresh;
    private long lastCommit;

    Schedule(IndexSettings settings) {
        refreshNanos = settings.refreshAfter().toNanos();
        commitNanos = settings.commitAfter().toNanos();
        lastRefresh = System.nanoTime() - refreshNanos;
        lastCommit = System.nanoTime();
    }

    /// Far behind the log there is more to gain from large segments than from an early sight of a part: then it is
    /// due when half as many again can be found as before.
    boolean isRefreshDue(OpenIndex index, Position head) {
        return !index.isFresh()
                && (isFarBehind(index, head)
                        ? untilRefresh() + CATCH_UP_NANOS <= 0 && index.isHalfAsMuchAgain()
                        : untilRefresh() <= 0);
    }

    boolean isCommitDue(OpenIndex index, Position head) {
        long after = isFarBehind(index, head) ? commitNanos + COMMIT_CATCH_UP_NANOS : commitNanos;
        return !index.isCommitted() && System.nanoTime() - lastCommit >= after;
    }

    static boolean isFarBehind(OpenIndex index, Position head) {
        return head.value() - index.reached().position().value() > FAR_BEHIND;
    }

    private long untilRefresh() {
        return lastRefresh + refreshNanos - System.nanoTime();
    }

    void refreshed() {
        lastRefresh = System.nanoTime();
    }

    void committed() {
        lastCommit = System.nanoTime();
    }

    /// How long to wait for the log: no longer than until what was added is due to be findable.
    Duration napWithin(OpenIndex index, Duration atMost) {
        return index.isFresh() ? atMost : Duration.ofNanos(Math.clamp(untilRefresh(), 0, atMost.toNanos()));
    }
}
