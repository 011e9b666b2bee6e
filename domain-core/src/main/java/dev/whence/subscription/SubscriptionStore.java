package dev.whence.subscription;

import dev.whence.decision.Position;
import java.util.List;
import java.util.Optional;

/// Where subscriptions keep what must outlive the process: how far each has come, and what it has parked.
///
/// Each call happens whole or not at all, and is durable, as far as the store can be, when it returns. An interrupt
/// does not end a call; the thread is still interrupted afterwards. Names do not touch each other, and all methods
/// may be called from any thread. Every method throws [SubscriptionStoreException] if it could not be done; it may
/// then be called again.
public interface SubscriptionStore extends AutoCloseable {

    /// The most parked decisions that one call returns.
    int MAX_PAGE = 1_000;

    /// How far the subscription has come; empty if it never stored a position.
    Optional<Position> position(SubscriptionName name);

    /// Stores that the subscription has come so far.
    ///
    /// @throws IllegalStateException if it has come farther already: two are running under one name, or a bug
    void advance(SubscriptionName name, Position to);

    /// Sets the position, forwards or backwards, and removes what is parked beyond it, since that will be
    /// delivered again.
    void reset(SubscriptionName name, Position to);

    /// Parks the decision, in the place of what is parked at its position, and moves the position to it unless
    /// that is beyond it already.
    void park(SubscriptionName name, ParkedDecision parked);

    /// Replaces what is parked at the position of this one; does nothing and returns false if nothing is.
    boolean repark(SubscriptionName name, ParkedDecision parked);

    /// Removes what is parked at the position; false if nothing is.
    boolean drop(SubscriptionName name, Position position);

    /// What is parked at the position.
    Optional<ParkedDecision> parkedAt(SubscriptionName name, Position position);

    /// What is parked after the position, in the order of the log.
    ///
    /// @param limit how many at most, from 1 to [#MAX_PAGE]
    List<ParkedDecision> parked(SubscriptionName name, Position after, int limit);

    long parkedCount(SubscriptionName name);

    /// All names under which there is a position, in order, whether their subscriptions run or not.
    List<SubscriptionName> names();

    /// Removes all that is stored under the name; does nothing if nothing is. For subscriptions that are gone for
    /// good.
    void forget(SubscriptionName name);

    /// Releases what the store holds. Later calls fail with [SubscriptionStoreException].
    @Override
    void close();

    /// The check of a page's size, for implementations.
    static int requirePageSize(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("Limit " + limit + " is not possible: list between 1 and " + MAX_PAGE
                    + " parked decisions at a time");
        }
        return limit;
    }

    /// The check of a step forwards, for implementations.
    static void requireForwards(SubscriptionName name, Position from, Position to) {
        if (from.isAfter(to)) {
            throw new IllegalStateException("Subscription '" + name + "' has come to position " + from
                    + " and cannot advance to " + to + ", which is before it: see whether it runs twice;"
                    + " to deliver decisions again, restart it at an earlier position");
        }
    }
}
