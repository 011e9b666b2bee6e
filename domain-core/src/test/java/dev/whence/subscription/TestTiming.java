package dev.whence.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Time that passes only in pauses, and at once; or, while held, not even there.
final class TestTiming implements Timing {

    static final Instant START = Instant.parse("2026-05-02T10:00:00Z");

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile double chance;
    private Instant now = START;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        pauses.add(pause);
        held.await();
        pass(pause);
    }

    @Override
    public double chance() {
        return chance;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    void chance(double always) {
        chance = always;
    }

    /// From now on pauses last until [#letGo].
    void hold() {
        held = new CountDownLatch(1);
    }

    void letGo() {
        held.countDown();
    }

    List<Duration> pauses() {
        return pauses;
    }
}
