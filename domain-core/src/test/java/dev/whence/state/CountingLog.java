package dev.whence.state;

import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.List;

/// Counts the decisions that are read from another log.
public final class CountingLog extends ForwardingDecisionLog {

    private int read;

    public CountingLog(DecisionLog log) {
        super(log);
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        List<StoredDecision> decisions = super.readStored(query);
        read += decisions.size();
        return decisions;
    }

    /// How many decisions were read since this was asked last.
    public int newlyRead() {
        int since = read;
        read = 0;
        return since;
    }
}
