package dev.whence.subscription;

import java.time.Duration;

/// How often a decision is handed over before it is parked, and how long to wait in between: twice as long after
/// each failure, up to a longest pause, and shortened at random so that those who failed together do not return
/// together.
///
/// @param attempts how often in all, the first time included; [#UNLIMITED] to never park
/// @param first the pause after the first failure
/// @param longest no pause is longer
/// @param jitter the part of a pause that chance may take off, from 0 for none to 1 for all
public record RetryPolicy(int attempts, Duration first, Duration longest, double jitter) {

    /// So many attempts that a decision is never parked: the subscription waits, visibly, until its handler
    /// works.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// Eight attempts over about 20 seconds.
    public static final RetryPolicy DEFAULT = new RetryPolicy(8, Duration.ofMillis(200), Duration.ofSeconds(30), 0.5);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException(attempts
                    + " attempts are not possible: the first counts too, so use 1 to park at the first failure");
        }
        if (first.isNegative() || longest.compareTo(first) < 0 || longest.toDays() >= 366) {
            throw new IllegalArgumentException("Pauses from " + first + " up to " + longest
                    + " are not possible: the first is not negative, and the longest between that and a year");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("A jitter of " + jitter + " is not possible: use 0 to 1");
        }
    }

    /// Parks at the first failure.
    public static RetryPolicy none() {
        return DEFAULT.attempts(1);
    }

    public RetryPolicy attempts(int most) {
        return new RetryPolicy(most, first, longest, jitter);
    }

    public RetryPolicy pauses(Duration firstPause, Duration longestPause) {
        return new RetryPolicy(attempts, firstPause, longestPause, jitter);
    }

    /// The pause after so many failures.
    ///
    /// @param failures at least 1
    /// @param chance from 0 to below 1, drawn anew for each pause
    Duration pauseAfter(int failures, double chance) {
        double doubled = first.toNanos() * Math.pow(2, failures - 1.0);
        double whole = Math.min(doubled, (double) longest.toNanos());
        return Duration.ofNanos(Math.round(whole * (1 - jitter * chance)));
    }
}
