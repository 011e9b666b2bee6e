package dev.whence.subscription;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import java.util.Optional;

/// Where the position of one subscription is kept.
sealed interface Bookmark {

    /// The position to go on from.
    Position load() throws Exception;

    /// Stores that everything up to the position is done.
    void save(Position position) throws Exception;

    /// Parks the decision and stores its position.
    void park(ParkedDecision parked) throws Exception;

    /// Whether the position is stored with the effects of each call of the handler.
    boolean movesWithEffects();

    /// How far the effects have come, whatever the handler's last call threw; empty if only the call itself can
    /// tell.
    Optional<Position> reached() throws Exception;

    static Bookmark of(Subscription subscription, Hand hand, SubscriptionStore store, DecisionLog log) {
        return switch (subscription.handler()) {
            case Handler.Each each -> new InStore(subscription, store, log);
            case Handler.Batch batch -> new InStore(subscription, store, log);
            case Handler.Transactional handler -> new InHandler(subscription, handler, hand, store, log);
        };
    }

    /// Kept in the subscription store.
    record InStore(Subscription subscription, SubscriptionStore store, DecisionLog log) implements Bookmark {

        @Override
        public Position load() {
            Optional<Position> stored = store.position(subscription.name());
            if (stored.isPresent()) {
                return stored.get();
            }
            Position first = subscription.start() == Start.NOW ? log.head() : Position.NONE;
            store.advance(subscription.name(), first); // so that "now" stays what it was at the first start
            return first;
        }

        @Override
        public void save(Position position) {
            store.advance(subscription.name(), position);
        }

        @Override
        public void park(ParkedDecision parked) {
            store.park(subscription.name(), parked);
        }

        @Override
        public boolean movesWithEffects() {
            return false;
        }

        @Override
        public Optional<Position> reached() {
            return Optional.empty();
        }
    }

    /// Kept by a transactional handler; the subscription store only follows, with what is parked.
    record InHandler(
            Subscription subscription,
            Handler.Transactional handler,
            Hand hand,
            SubscriptionStore store,
            DecisionLog log)
            implements Bookmark {

        /// What is parked beyond the handler's position will be handed over again, so it is not parked any
        /// more.
        @Override
        public Position load() throws Exception {
            Position position = hand.ownPosition(handler).orElseGet(this::first);
            store.reset(subscription.name(), position);
            return position;
        }

        private Position first() {
            return subscription.start() == Start.NOW
                    ? store.position(subscription.name()).orElseGet(log::head)
                    : Position.NONE;
        }

        @Override
        public void save(Position position) throws Exception {
            hand.pass(handler, position);
        }

        @Override
        public void park(ParkedDecision parked) throws Exception {
            store.park(subscription.name(), parked);
            hand.pass(handler, parked.position());
        }

        @Override
        public boolean movesWithEffects() {
            return true;
        }

        @Override
        public Optional<Position> reached() throws Exception {
            return hand.ownPosition(handler);
        }
    }
}
