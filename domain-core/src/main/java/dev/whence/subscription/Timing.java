package dev.whence.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// The clock, the pauses and the chance that subscriptions go by; an argument, so that tests need not wait.
public interface Timing {

    Instant now();

    void sleep(Duration pause) throws InterruptedException;

    /// A number from 0 to below 1, drawn anew at each call.
    double chance();

    /// The system's.
    static Timing system() {
        return new Timing() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                Thread.sleep(pause);
            }

            @Override
            public double chance() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
