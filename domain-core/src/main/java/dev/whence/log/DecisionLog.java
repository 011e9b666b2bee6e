package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The append-only, totally ordered sequence of decisions. All methods may be called from any thread.
public interface DecisionLog extends AutoCloseable {

    /// Appends one decision and returns once it is durable. The log gives it the next position, and the draft's
    /// time or, where that is earlier, the time of the decision before it. An interrupt does not end the wait:
    /// the caller learns what became of its decision, and its thread is still interrupted.
    ///
    /// The key of the condition is looked at before all else, so that a repeated request learns of the key, not of
    /// the change that it made itself.
    ///
    /// @throws IdempotencyKeyTakenException if the condition's key is in use; nothing is appended
    /// @throws BoundaryChangedException if an entity of the condition was changed in between; nothing is appended
    /// @throws IllegalArgumentException if the draft's id is in the log already; nothing is appended
    /// @throws LogUnavailableException if the decision could not be made durable; the message says what to do
    Decision append(Draft draft, AppendCondition condition);

    /// The position of the last durable decision; [Position#NONE] while there is none.
    Position head();

    /// The position of the last decision that changed the entity; [Position#NONE] if none did.
    Position lastChange(EntityRef entity);

    /// The decisions that the query selects, in its direction, at most its limit.
    List<Decision> read(ReadQuery query);

    Optional<Decision> find(DecisionId id);

    /// The decision that claimed the key when it was appended.
    Optional<Decision> findByIdempotencyKey(String key);

    /// Waits until there is a decision after the given position, or the time is up, or the log is closed, and
    /// returns the head.
    Position await(Position after, Duration atMost) throws InterruptedException;

    /// Releases what the log holds. Waiting callers return; later calls fail with [LogUnavailableException].
    @Override
    void close();

    default Optional<Decision> at(Position position) {
        if (position.equals(Position.NONE)) {
            return Optional.empty();
        }
        return read(ReadQuery.all().after(position.previous()).upTo(position).limit(1)).stream()
                .findFirst();
    }

    /// The position of the last decision that was appended at or before the time; [Position#NONE] if all are
    /// later.
    default Position positionAt(Instant time) {
        long known = 0;
        long beyond = head().value() + 1;
        while (beyond - known > 1) {
            long middle = known + (beyond - known) / 2;
            boolean early = at(Position.of(middle))
                    .map(decision -> !decision.time().isAfter(time))
                    .orElseThrow();
            if (early) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        return Position.of(known);
    }

    /// Hands every decision that the query selects to the consumer, page by page, ignoring the query's limit as a
    /// bound.
    default void forEach(ReadQuery query, Consumer<? super Decision> consumer) {
        ReadQuery next = query;
        while (true) {
            List<Decision> page = read(next);
            page.forEach(consumer);
            if (page.size() < query.limit()
                    || query.backwards() && page.getLast().position().value() == 1) {
                return;
            }
            next = next.beyond(page.getLast().position());
        }
    }
}
