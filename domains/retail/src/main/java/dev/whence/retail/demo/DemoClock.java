package dev.whence.retail.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of the played history; it stands still unless it is moved, and never goes back. Used by one thread.
final class DemoClock implements InstantSource {

    private Instant now;

    DemoClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Moves to a time, unless it is later already.
    void reach(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
