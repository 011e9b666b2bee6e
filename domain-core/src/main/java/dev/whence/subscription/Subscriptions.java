package dev.whence.subscription;

import dev.whence.log.DecisionLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The subscriptions to one decision log: each follows it on a thread of its own, and none waits for another. May
/// be used from any thread. Close it before the log and the store, which stay open: they belong to whoever opened
/// them.
public final class Subscriptions implements AutoCloseable {

    private final DecisionLog log;
    private final SubscriptionStore store;
    private final Timing timing;
    private final Map<SubscriptionName, Subscriber> subscribers = new ConcurrentSkipListMap<>();
    private boolean closed;

    public Subscriptions(DecisionLog log, SubscriptionStore store) {
        this(log, store, Timing.system());
    }

    public Subscriptions(DecisionLog log, SubscriptionStore store, Timing timing) {
        this.log = log;
        this.store = store;
        this.timing = timing;
    }

    /// Starts the subscription where it was before, or, under a new name, where it says. Returns at once.
    ///
    /// @throws IllegalStateException if a subscription of that name is there and not closed, or if this is closed
    public synchronized Subscriber start(Subscription subscription) {
        Subscriber subscriber = known(subscription);
        subscriber.resume();
        return subscriber;
    }

    /// Makes the subscription known and leaves it paused, where it was before: what it has parked can be listed,
    /// replayed and dropped, and [Subscriber#resume] starts it.
    ///
    /// @throws IllegalStateException if a subscription of that name is there and not closed, or if this is closed
    public synchronized Subscriber add(Subscription subscription) {
        Subscriber subscriber = known(subscription);
        subscriber.standBy();
        return subscriber;
    }

    private Subscriber known(Subscription subscription) {
        if (closed) {
            throw new IllegalStateException("Subscription '" + subscription.name()
                    + "' cannot start: the subscriptions of this log are closed");
        }
        Subscriber present = subscribers.get(subscription.name());
        if (present != null && !present.isGone()) {
            throw new IllegalStateException("Subscription '" + subscription.name() + "' was started already and is "
                    + present.state()
                    + ": a name stands for one position, so close that one first, resume it, or choose another name");
        }
        Subscriber subscriber = new Subscriber(Subscriber.Parts.of(subscription, log, store, timing));
        subscribers.put(subscription.name(), subscriber);
        return subscriber;
    }

    /// Closes the subscription and removes what is stored of it: position and parked decisions. For one that is
    /// gone for good; does nothing where there is none of that name.
    ///
    /// @throws IllegalStateException if its handler does not return; nothing is removed then
    public synchronized void remove(SubscriptionName name) {
        Subscriber present = subscribers.get(name);
        if (present != null) {
            present.close();
        }
        store.forget(name);
        subscribers.remove(name);
    }

    /// The subscription that was added or started last under the name.
    public Optional<Subscriber> find(SubscriptionName name) {
        return Optional.ofNullable(subscribers.get(name));
    }

    /// Every subscription that was added or started, by name, also those that have failed or were closed since.
    public List<Subscriber> all() {
        return List.copyOf(subscribers.values());
    }

    /// Closes all of them, together, after their handlers in flight have returned.
    ///
    /// @throws IllegalStateException if a handler does not return; all others are closed all the same
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        Map<SubscriptionName, Subscriber> open = new TreeMap<>(subscribers);
        open.values().forEach(Subscriber::signalClose);
        @Nullable IllegalStateException stuck = null;
        for (Subscriber subscriber : open.values()) {
            try {
                subscriber.close();
            } catch (IllegalStateException e) {
                if (stuck == null) {
                    stuck = e;
                } else {
                    stuck.addSuppressed(e);
                }
            }
        }
        if (stuck != null) {
            throw stuck;
        }
    }
}
