package dev.whence.subscription;

import dev.whence.decision.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A store in memory where something can happen before and after each call.
class TestStore implements SubscriptionStore {

    /// What happens around a call; it may throw.
    interface Fate {
        void before(String call);

        default void after(String call) {}
    }

    private final SubscriptionStore store;
    private final Fate fate;

    TestStore(SubscriptionStore store, Fate fate) {
        this.store = store;
        this.fate = fate;
    }

    /// A store whose calls fail as long as the number is above zero, which each failure counts down.
    static TestStore failing(AtomicInteger failures) {
        return new TestStore(new InMemorySubscriptionStore(), call -> {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new SubscriptionStoreException("No space left on device");
            }
        });
    }

    private <T> T around(String call, java.util.function.Supplier<T> act) {
        fate.before(call);
        T result = act.get();
        fate.after(call);
        return result;
    }

    private void around(String call, Runnable act) {
        around(call, () -> {
            act.run();
            return call;
        });
    }

    @Override
    public Optional<Position> position(SubscriptionName name) {
        return around("position", () -> store.position(name));
    }

    @Override
    public void advance(SubscriptionName name, Position to) {
        around("advance", () -> store.advance(name, to));
    }

    @Override
    public void reset(SubscriptionName name, Position to) {
        around("reset", () -> store.reset(name, to));
    }

    @Override
    public void park(SubscriptionName name, ParkedDecision parked) {
        around("park", () -> store.park(name, parked));
    }

    @Override
    public boolean repark(SubscriptionName name, ParkedDecision parked) {
        return around("repark", () -> store.repark(name, parked));
    }

    @Override
    public boolean drop(SubscriptionName name, Position position) {
        return around("drop", () -> store.drop(name, position));
    }

    @Override
    public Optional<ParkedDecision> parkedAt(SubscriptionName name, Position position) {
        return around("parkedAt", () -> store.parkedAt(name, position));
    }

    @Override
    public List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
        return around("parked", () -> store.parked(name, after, limit));
    }

    @Override
    public long parkedCount(SubscriptionName name) {
        return store.parkedCount(name);
    }

    @Override
    public List<SubscriptionName> names() {
        return store.names();
    }

    @Override
    public void forget(SubscriptionName name) {
        around("forget", () -> store.forget(name));
    }

    @Override
    public void close() {
        store.close();
    }
}
