package dev.whence.store.rocksdb;

import dev.whence.log.StoredDecision;
import java.util.List;

/// Decisions of another log, to be appended as they are, all or none.
final class PendingTakeover extends Pending {

    final List<StoredDecision> decisions;
    final List<Prepared> prepared;

    PendingTakeover(List<StoredDecision> decisions) {
        this.decisions = List.copyOf(decisions);
        prepared = this.decisions.parallelStream().map(Prepared::of).toList();
    }

    @Override
    long bytes() {
        return prepared.stream().mapToLong(one -> one.stored().length).sum();
    }
}
