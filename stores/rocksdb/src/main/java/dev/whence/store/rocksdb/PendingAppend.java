package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One append on its way: what is to be written, made by the caller before it queues up, and what came of it.
///
/// The caller makes it and waits; the leader of the group commit settles and releases it. What the leader writes
/// is seen by the caller because `stage` is volatile.
final class PendingAppend {

    private enum Stage {
        WAITING,
        LEADING,
        DONE
    }

    final Draft draft;
    final AppendCondition condition;
    final byte[] stored;
    final Fingerprint id;
    final @Nullable Fingerprint key;
    final List<Fingerprint> changed;
    final List<Fingerprint> mentioned;
    final List<Fingerprint> boundary;

    /// The position up to which the caller has made sure that id and key are unused.
    long checkedUpTo;

    private final Thread caller = Thread.currentThread();
    private volatile Stage stage = Stage.WAITING;
    private @Nullable Decision decision;
    private @Nullable RuntimeException refusal;

    PendingAppend(Draft draft, AppendCondition condition) {
        this.draft = draft;
        this.condition = condition;
        stored = StoredDecision.unplaced(draft);
        id = Fingerprint.of(draft.id());
        String unusedKey = condition.unusedKey();
        key = unusedKey == null ? null : Fingerprint.of(unusedKey);
        Map<EntityRef, Fingerprint> known = HashMap.newHashMap(8);
        Decision unplaced = draft.at(Position.NONE, draft.time());
        changed = fingerprints(unplaced.changed(), known);
        mentioned = fingerprints(unplaced.mentioned(), known);
        boundary = fingerprints(condition.unchanged(), known);
    }

    private static List<Fingerprint> fingerprints(List<EntityRef> entities, Map<EntityRef, Fingerprint> known) {
        return entities.stream()
                .map(entity -> known.computeIfAbsent(entity, Fingerprint::of))
                .toList();
    }

    /// By the leader: it is to become this decision, if the write succeeds.
    void accept(Decision becoming) {
        decision = becoming;
    }

    /// By the leader: it is not appended.
    void refuse(RuntimeException reason) {
        decision = null;
        refusal = reason;
    }

    boolean isSettled() {
        return decision != null || refusal != null;
    }

    /// By the leader: lets the caller go.
    void release() {
        stage = Stage.DONE;
        LockSupport.unpark(caller);
    }

    /// By the leader: makes the caller the next leader.
    void promote() {
        stage = Stage.LEADING;
        LockSupport.unpark(caller);
    }

    boolean isReleased() {
        return stage == Stage.DONE;
    }

    /// By the caller: waits until this is released or promoted. An interrupt is kept for later.
    void awaitTurn() {
        boolean interrupted = false;
        while (stage == Stage.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
    }

    /// By the caller, after the release: the decision, or the exception that says why there is none.
    Decision result() {
        if (refusal != null) {
            throw refusal;
        }
        if (decision == null) {
            throw new IllegalStateException("The append of " + draft.id() + " was released before it was settled");
        }
        return decision;
    }
}
