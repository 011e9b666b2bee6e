package dev.whence.state;

import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.List;

/// Counts the decisions that are read from another log.
final class CountingLog extends ForwardingDecisionLog {

    int read;

    CountingLog(DecisionLog log) {
        super(log);
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        List<StoredDecision> decisions = super.readStored(query);
        read += decisions.size();
        return decisions;
    }
}
