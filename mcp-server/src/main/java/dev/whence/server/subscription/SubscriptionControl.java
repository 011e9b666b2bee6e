package dev.whence.server.subscription;

import dev.whence.decision.Position;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import dev.whence.subscription.SubscriptionName;
import java.util.List;

/// What can be asked of a folder's subscriptions, and done to them. Every method but [#all] throws
/// [SubscriptionRefusedException] if there is no such subscription, or if it is not possible now.
public interface SubscriptionControl {

    /// How all of them are doing, by name, the search index among them.
    List<SubscriptionReport> all();

    /// What a subscription has parked after a position, in the order of the log.
    ///
    /// @param limit how many at most, from 1 to [dev.whence.subscription.SubscriptionStore#MAX_PAGE]
    List<ParkedDecision> parked(SubscriptionName name, Position after, int limit);

    /// Hands a parked decision over once more.
    Replay replay(SubscriptionName name, Position position);

    /// Removes a parked decision without handling it; false if none is parked there.
    boolean drop(SubscriptionName name, Position position);

    /// Sets the position after which the subscription goes on, forwards or backwards.
    void restartAt(SubscriptionName name, Position position);

    /// Lets a subscription go on that has failed.
    void resume(SubscriptionName name);

    /// Adds a webhook, which begins at once if a server has the folder open.
    void add(Webhook webhook);

    /// Removes a webhook, or what is stored of a subscription that nobody offers any more.
    void remove(SubscriptionName name);
}
