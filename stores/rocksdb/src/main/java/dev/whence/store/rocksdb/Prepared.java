package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.Criterion;
import dev.whence.log.StoredDecision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is to be written of one decision, made by the caller before it queues up.
final class Prepared {

    private final byte[] stored;
    private final @Nullable Fingerprint id;
    private final @Nullable Fingerprint key;
    private final List<Fingerprint> terms;
    private final List<Fingerprint> changed;

    private Prepared(
            byte[] stored,
            @Nullable Fingerprint id,
            @Nullable Fingerprint key,
            List<Fingerprint> terms,
            List<Fingerprint> changed) {
        this.stored = stored;
        this.id = id;
        this.key = key;
        this.terms = terms;
        this.changed = changed;
    }

    static Prepared of(Draft draft, @Nullable String claimedKey) {
        byte[] stored = StoredDecision.of(Position.NONE, draft.time(), claimedKey, draft)
                .leaf();
        return of(draft.at(Position.NONE, draft.time()), stored, claimedKey);
    }

    static Prepared of(StoredDecision stored) {
        try {
            return of(stored.decode(), stored.leaf(), stored.claimedKey());
        } catch (UnreadableDecisionException e) {
            return new Prepared(stored.leaf(), null, fingerprint(stored.claimedKey()), List.of(), List.of());
        }
    }

    private static Prepared of(Decision decision, byte[] stored, @Nullable String claimedKey) {
        List<Fingerprint> terms = new ArrayList<>();
        List<Fingerprint> changed = new ArrayList<>();
        for (Criterion criterion : Criterion.of(decision)) {
            Fingerprint term = KnownTerms.of(criterion);
            terms.add(term);
            if (criterion instanceof Criterion.Changes) {
                changed.add(term);
            }
        }
        return new Prepared(stored, Fingerprint.of(decision.id()), fingerprint(claimedKey), terms, changed);
    }

    private static @Nullable Fingerprint fingerprint(@Nullable String key) {
        return key == null ? null : Fingerprint.of(key);
    }

    /// The bytes of a [StoredDecision]; for a draft, place and time are still to be filled in.
    byte[] stored() {
        return stored;
    }

    /// Null for a decision that cannot be read.
    @Nullable
    Fingerprint id() {
        return id;
    }

    /// Of the idempotency key that it claims.
    @Nullable
    Fingerprint key() {
        return key;
    }

    /// Of every criterion that is true of it.
    List<Fingerprint> terms() {
        return terms;
    }

    /// Those of the terms that say which entities it changed.
    List<Fingerprint> changed() {
        return changed;
    }

    /// The term under which changes of the entity are found.
    static Fingerprint changesOf(EntityRef entity) {
        return Fingerprint.of(new Criterion.Changes(entity));
    }
}
