package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.ReadQuery;
import dev.whence.subscription.Hand.Attempt;
import java.util.List;
import java.util.Optional;

/// The decisions that one subscription has set aside: to be listed, replayed and dropped, while the subscription
/// runs or is paused. A replay calls the handler on the caller's thread, when no other is with it; the
/// subscription's position and all later decisions are left as they are.
public final class ParkedDecisions {

    private static final int PAGE = 100;

    private final Subscriber.Parts parts;
    private final SubscriptionName name;
    private final Runnable requireOpen;

    ParkedDecisions(Subscriber.Parts parts, Runnable requireOpen) {
        this.parts = parts;
        this.name = parts.subscription().name();
        this.requireOpen = requireOpen;
    }

    public long count() {
        return parts.store().parkedCount(name);
    }

    /// What is parked after the position, in the order of the log.
    ///
    /// @param limit how many at most, from 1 to [SubscriptionStore#MAX_PAGE]
    public List<ParkedDecision> list(Position after, int limit) {
        return parts.store().parked(name, after, limit);
    }

    /// Hands the decision over once more, once. It is removed when the handler has returned; if the process ends
    /// between the two, it is still parked and may be handled again.
    public Replay replay(Position position) {
        return parts.hand().inTurn(() -> {
            requireOpen.run();
            return parts.store()
                    .parkedAt(name, position)
                    .map(this::again)
                    .orElseGet(() -> new Replay.NotParked(position));
        });
    }

    private Replay again(ParkedDecision parked) {
        Attempt attempt = attempt(parked.position());
        if (attempt instanceof Attempt.Failed(Throwable error)) {
            if (error instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            ParkedDecision still = parked.failedAgain(parts.progress().failed(error));
            parts.store().repark(name, still);
            return new Replay.StillParked(still);
        }
        parts.store().drop(name, parked.position());
        return new Replay.Handled(parked.position());
    }

    private Attempt attempt(Position position) {
        try {
            ReadQuery query =
                    ReadQuery.all().after(position.previous()).upTo(position).limit(1);
            Optional<Decision> decision = parts.log().read(query).stream().findFirst();
            return decision.map(parts.hand()::replay)
                    .orElseGet(() -> new Attempt.Failed(new IllegalStateException("The log has no decision at position "
                            + position + ": it is not the log from which this was parked; drop it")));
        } catch (UnreadableDecisionException e) {
            return new Attempt.Failed(e);
        }
    }

    /// Replays everything that is parked now, in the order of the log, one by one: between two of them the
    /// subscription has its turn. What fails again stays parked and does not stop the others. Stops early, after
    /// the one in flight, when the thread is interrupted.
    public Replay.Summary replayAll() {
        long handled = 0;
        long stillParked = 0;
        ParkedNow parkedNow = new ParkedNow();
        for (Optional<Position> next = parkedNow.next(); next.isPresent(); next = parkedNow.next()) {
            switch (replay(next.get())) {
                case Replay.Handled done -> handled++;
                case Replay.StillParked again -> stillParked++;
                case Replay.NotParked gone -> {} // somebody else replayed or dropped it meanwhile
            }
        }
        return new Replay.Summary(handled, stillParked);
    }

    /// Removes it without handling it; false if nothing is parked there.
    public boolean drop(Position position) {
        requireOpen.run();
        return parts.store().drop(name, position);
    }

    /// Removes everything that is parked now without handling it, and tells how many that were. Stops early when
    /// the thread is interrupted.
    public long dropAll() {
        long dropped = 0;
        ParkedNow parkedNow = new ParkedNow();
        for (Optional<Position> next = parkedNow.next(); next.isPresent(); next = parkedNow.next()) {
            dropped += drop(next.get()) ? 1 : 0;
        }
        return dropped;
    }

    /// The positions of what is parked up to where the log ends now, page by page.
    private final class ParkedNow {

        private final Position last = parts.log().head();
        private List<Position> page = List.of();
        private int used;
        private Position reached = Position.NONE;

        Optional<Position> next() {
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            if (used == page.size()) {
                page = parts.store().parked(name, reached, PAGE).stream()
                        .map(ParkedDecision::position)
                        .filter(position -> !position.isAfter(last))
                        .toList();
                used = 0;
            }
            if (page.isEmpty()) {
                return Optional.empty();
            }
            reached = page.get(used++);
            return Optional.of(reached);
        }
    }
}
