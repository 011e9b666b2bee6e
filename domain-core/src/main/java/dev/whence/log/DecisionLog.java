package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.proof.Prover;
import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /// The decisions that the query selects, in its direction, at most its limit; fewer where they are large, so
    /// that a page fits in memory. No page is empty but the one after the last.
    ///
    /// @throws dev.whence.decision.UnreadableDecisionException if one of them cannot be read; [#readStored] goes on
    List<Decision> read(ReadQuery query);

    /// The same as they are stored, whether they can be read as decisions or not. Of those that cannot, no
    /// criterion is true that was not when they were appended.
    List<StoredDecision> readStored(ReadQuery query);

    /// The positions alone of what [#readStored] gives: at most the query's limit, and never fewer than there are. A
    /// store that finds them without the decisions does.
    default List<Position> positions(ReadQuery query) {
        List<Position> found = new ArrayList<>();
        ReadQuery next = query;
        while (found.size() < query.limit()) {
            List<StoredDecision> page = readStored(next.limit(query.limit() - found.size()));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(decision -> found.add(decision.position()));
            next = next.beyond(found.getLast());
        }
        return found;
    }

    /// Appends decisions of another log as they were stored there: they keep position, time and every byte, and so
    /// this log gets the same tree. Durable when this returns; all of them or none.
    ///
    /// @throws IllegalArgumentException if their positions do not follow the head one by one, if time goes back, or
    ///     if an id or a claimed key is in use; nothing is appended
    /// @throws LogUnavailableException if they could not be made durable
    void appendStored(List<StoredDecision> decisions);

    /// Size and root of the log's Merkle tree, as durable as the decisions: the decision at position *p* is leaf
    /// *p* - 1, its bytes are those of [StoredDecision#leaf].
    TreeHead treeHead();

    /// Makes proofs for the tree as it is and for every size it had before.
    Prover prover();

    Optional<Decision> find(DecisionId id);

    /// The decision that claimed the key when it was appended.
    Optional<Decision> findByIdempotencyKey(String key);

    /// Waits until there is a decision after the given position, or the time is up, or the log is closed, and
    /// returns the head.
    Position await(Position after, Duration atMost) throws InterruptedException;

    /// Reads every file of the store and compares it with the checksums that were written with it. Those of stores
    /// without files of their own have nothing to compare.
    ///
    /// @return what is wrong; empty if nothing is
    default List<StorageFault> checkFiles(ProgressListener progress) {
        return List.of();
    }

    /// Compares what decisions are found by (ids, claimed keys, criteria) with the decisions themselves, in both
    /// directions. Nothing is compared for decisions that cannot be read.
    ///
    /// @return what disagrees; empty if nothing does
    default List<StorageFault> checkIndexes(ProgressListener progress) {
        return List.of();
    }

    /// Releases what the log holds. Waiting callers return; later calls fail with [LogUnavailableException].
    @Override
    void close();

    /// The decision at the position, if there is one.
    ///
    /// @throws dev.whence.decision.UnreadableDecisionException if it cannot be read
    default Optional<Decision> at(Position position) {
        return storedAt(position).map(this::decode);
    }

    /// What this log makes of a decision that it stores: where it keeps values encrypted, those are decrypted. For
    /// readers who go on after decisions that cannot be read.
    ///
    /// @throws dev.whence.decision.UnreadableDecisionException if it cannot be read
    default Decision decode(StoredDecision decision) {
        return decision.decode();
    }

    /// The same for those who need an outline only: where the log keeps values encrypted, those that the outline
    /// holds are decrypted.
    ///
    /// @throws dev.whence.decision.UnreadableDecisionException if it cannot be read, as far as it was looked at
    default Outline outline(StoredDecision decision, Outline.Parts parts) {
        return decision.outline(parts);
    }

    /// What is stored at the position, if anything is.
    default Optional<StoredDecision> storedAt(Position position) {
        if (position.equals(Position.NONE)) {
            return Optional.empty();
        }
        return readStored(ReadQuery.all()
                        .after(position.previous())
                        .upTo(position)
                        .limit(1))
                .stream()
                .findFirst();
    }

    /// The query, bounded to decisions that were appended from one time on and before another.
    ///
    /// @param from the first moment that counts; null for no bound
    /// @param before the first moment that counts no more; null for no bound
    default ReadQuery during(ReadQuery query, @Nullable Instant from, @Nullable Instant before) {
        ReadQuery bounded = query;
        if (from != null) {
            Position earlier = positionAt(from.minusNanos(1));
            bounded = earlier.isAfter(query.after()) ? bounded.after(earlier) : bounded;
        }
        if (before != null) {
            Position last = positionAt(before.minusNanos(1));
            Position upTo = query.upTo();
            bounded = upTo == null || upTo.isAfter(last) ? bounded.upTo(last) : bounded;
        }
        return bounded;
    }

    /// The position of the last decision that was appended at or before the time; [Position#NONE] if all are
    /// later.
    default Position positionAt(Instant time) {
        long known = 0;
        long beyond = head().value() + 1;
        while (beyond - known > 1) {
            long middle = known + (beyond - known) / 2;
            StoredDecision stored = storedAt(Position.of(middle)).orElseThrow();
            if (stored.time().isAfter(time)) {
                beyond = middle;
            } else {
                known = middle;
            }
        }
        return Position.of(known);
    }

    /// Hands every decision that the query selects to the consumer, page by page, ignoring the query's limit as a
    /// bound.
    ///
    /// @throws dev.whence.decision.UnreadableDecisionException at the first that cannot be read;
    ///     [#forEachStored] goes on
    default void forEach(ReadQuery query, Consumer<? super Decision> consumer) {
        ReadQuery next = query;
        for (List<Decision> page = read(next); !page.isEmpty(); page = read(next)) {
            page.forEach(consumer);
            next = next.beyond(page.getLast().position());
        }
    }

    /// The same with decisions as they are stored.
    default void forEachStored(ReadQuery query, Consumer<? super StoredDecision> consumer) {
        ReadQuery next = query;
        for (List<StoredDecision> page = readStored(next); !page.isEmpty(); page = readStored(next)) {
            page.forEach(consumer);
            next = next.beyond(page.getLast().position());
        }
    }
}
