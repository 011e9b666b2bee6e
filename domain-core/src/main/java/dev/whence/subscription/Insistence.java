package dev.whence.subscription;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Does what a worker cannot go on without, again and again until it succeeds, and shows while it does not. Owned
/// by the worker's thread.
final class Insistence {

    private static final RetryPolicy PACE =
            RetryPolicy.DEFAULT.attempts(RetryPolicy.UNLIMITED).pauses(Duration.ofMillis(100), Duration.ofSeconds(30));

    private final Recess recess;
    private final Progress progress;
    private final Timing timing;

    Insistence(Recess recess, Progress progress, Timing timing) {
        this.recess = recess;
        this.progress = progress;
        this.timing = timing;
    }

    /// @throws InterruptedException if the worker was called away
    void check() throws InterruptedException {
        recess.check();
    }

    /// @throws InterruptedException if the worker was called away before it succeeded
    <T> T on(Callable<T> task) throws InterruptedException {
        for (int failures = 0; ; ) {
            recess.check();
            try {
                T result = task.call();
                if (failures > 0) {
                    progress.recovered();
                }
                return result;
            } catch (Exception e) {
                recess.check();
                failures++;
                progress.failing(SubscriptionState.BLOCKED, progress.failed(e), failures);
            }
            pause(PACE, failures);
        }
    }

    /// Rests as long as the policy says after so many failures.
    void pause(RetryPolicy policy, int failures) throws InterruptedException {
        Duration pause = policy.pauseAfter(failures, timing.chance());
        recess.during(() -> {
            timing.sleep(pause);
            return pause;
        });
    }
}
