package dev.whence.subscription;

import static dev.whence.subscription.SubscriptionState.CATCHING_UP;
import static dev.whence.subscription.SubscriptionState.LIVE;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import java.time.Duration;
import java.util.function.Supplier;

/// Follows the log for one subscription, from its stored position on, until it is called away. One run on one
/// thread.
final class Worker implements Runnable {

    /// How long to wait for the log to grow before looking after other things; no delay for decisions.
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Subscription subscription;
    private final DecisionLog log;
    private final Progress progress;
    private final Recess recess;
    private final Insistence insistence;
    private final Place place;
    private final Deliveries deliveries;
    private final Supplier<SubscriptionState> afterwards;

    /// @param afterwards tells the state to leave behind when called away
    Worker(Subscriber.Parts parts, Recess recess, Supplier<SubscriptionState> afterwards) {
        this.subscription = parts.subscription();
        this.log = parts.log();
        this.progress = parts.progress();
        this.recess = recess;
        this.afterwards = afterwards;
        insistence = new Insistence(recess, progress, parts.timing());
        place = new Place(parts.bookmark(), insistence, progress, parts.timing());
        deliveries = new Deliveries(subscription, parts.hand(), place, insistence, progress, parts.timing());
    }

    @Override
    public void run() {
        try {
            place.load();
            Position head = insistence.on(log::head);
            if (place.position().isAfter(head)) {
                progress.brokenBy(beyond(head));
                return;
            }
            follow(head);
        } catch (InterruptedException calledAway) {
            place.storeOnLeaving();
            progress.ended(afterwards.get());
        }
    }

    private IllegalStateException beyond(Position head) {
        return new IllegalStateException("Subscription '" + subscription.name() + "' has come to position "
                + place.position() + " but the log ends at " + head
                + ": it is not the log that was followed, or an older copy of it."
                + " Restore the right log, or restart the subscription at a position of this one");
    }

    private void follow(Position known) throws InterruptedException {
        Position head = known;
        while (true) {
            showDistance(head);
            head = insistence.on(() -> recess.during(() -> log.await(place.position(), IDLE)));
            if (head.isAfter(place.position())) {
                showDistance(head);
                deliveries.deliver(insistence.on(() -> Page.after(log, place.position(), subscription.pageSize())));
            } else {
                place.store();
            }
        }
    }

    /// Live from when the end of the log is reached until more than a page is waiting.
    private void showDistance(Position head) {
        long behind = head.value() - place.position().value();
        if (behind <= 0) {
            progress.doing(LIVE);
        } else if (progress.usual() != LIVE || behind > subscription.pageSize()) {
            progress.doing(CATCHING_UP);
        }
    }
}
