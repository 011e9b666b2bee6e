package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.subscription.Hand.Attempt;
import java.util.List;

/// Brings pages of decisions to the handler, in order: whole where it takes several at a time, else one by one;
/// retries what fails and parks what fails too often. Owned by the worker's thread.
final class Deliveries {

    private final Subscription subscription;
    private final Hand hand;
    private final Place place;
    private final Insistence insistence;
    private final Progress progress;
    private final Timing timing;

    Deliveries(
            Subscription subscription,
            Hand hand,
            Place place,
            Insistence insistence,
            Progress progress,
            Timing timing) {
        this.subscription = subscription;
        this.hand = hand;
        this.place = place;
        this.insistence = insistence;
        this.progress = progress;
        this.timing = timing;
    }

    void deliver(Page page) throws InterruptedException {
        List<Decision> decisions = page.decisions();
        if (!takesPages() || decisions.size() < 2 || !whole(decisions)) {
            for (Decision decision : decisions) {
                one(decision);
                place.storeIfLate();
            }
        }
        UnreadableDecisionException unreadable = page.unreadable();
        if (unreadable != null) {
            park(unreadable.position(), 0, progress.failed(unreadable));
        }
        place.storeAtEndOfPage();
    }

    private boolean takesPages() {
        return switch (subscription.handler()) {
            case Handler.Each each -> false;
            case Handler.Batch batch -> true;
            case Handler.Transactional transactional -> true;
        };
    }

    /// Hands all of them over in one go; false if some are left to be handed over one by one.
    private boolean whole(List<Decision> decisions) throws InterruptedException {
        Position last = decisions.getLast().position();
        insistence.check();
        Attempt attempt = hand.give(decisions, last);
        if (attempt instanceof Attempt.Failed(Throwable error)) {
            insistence.check();
            progress.failed(error);
            place.lookAgain();
        } else {
            succeeded(attempt, last);
        }
        return !last.isAfter(place.position());
    }

    private void one(Decision decision) throws InterruptedException {
        Position position = decision.position();
        for (int attempts = 1; position.isAfter(place.position()); attempts++) {
            insistence.check();
            Attempt attempt = hand.give(List.of(decision), position);
            if (attempt instanceof Attempt.Failed(Throwable error)) {
                failed(position, attempts, error);
            } else {
                succeeded(attempt, position);
            }
        }
    }

    private void succeeded(Attempt attempt, Position upTo) {
        if (attempt instanceof Attempt.Done) {
            place.handled(upTo);
        } else {
            place.passed(upTo);
        }
        progress.recovered();
    }

    private void failed(Position position, int attempts, Throwable error) throws InterruptedException {
        insistence.check(); // who is called away hands it over when it is back: that is no failure of the decision
        Failure failure = progress.failed(error);
        place.lookAgain();
        if (!position.isAfter(place.position())) {
            progress.recovered();
        } else if (attempts >= subscription.retries().attempts()) {
            park(position, attempts, failure);
        } else {
            progress.failing(SubscriptionState.RETRYING, failure, attempts);
            insistence.pause(subscription.retries(), attempts);
        }
    }

    private void park(Position position, int attempts, Failure failure) throws InterruptedException {
        place.park(new ParkedDecision(position, timing.now(), attempts, failure));
        progress.recovered();
    }
}
