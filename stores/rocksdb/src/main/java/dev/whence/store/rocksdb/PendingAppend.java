package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.log.AppendCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One draft to be appended under a condition.
final class PendingAppend extends Pending {

    final Draft draft;
    final AppendCondition condition;
    final Prepared prepared;
    final Fingerprint id;
    final List<Fingerprint> boundary;

    /// The position up to which the caller has made sure that id and key are unused.
    long checkedUpTo;

    private @Nullable Decision decision;

    PendingAppend(Draft draft, AppendCondition condition) {
        this.draft = draft;
        this.condition = condition;
        prepared = Prepared.of(draft, condition.unusedKey());
        id = Fingerprint.of(draft.id());
        boundary = condition.unchanged().stream().map(Prepared::changesOf).toList();
    }

    @Override
    long bytes() {
        return prepared.stored().length;
    }

    /// By the leader: it is to become this decision, if the write succeeds.
    void accept(Decision becoming) {
        decision = becoming;
        accept();
    }

    /// By the caller, after the release: the decision, or the exception that says why there is none.
    Decision result() {
        requireAccepted();
        if (decision == null) {
            throw new IllegalStateException("The append of " + draft.id() + " was accepted as nothing");
        }
        return decision;
    }
}
