package dev.whence.state;

import dev.whence.decision.Decision;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.ReadQuery;
import java.util.List;

/// Counts the decisions that are read from another log.
final class CountingLog extends ForwardingDecisionLog {

    int read;

    CountingLog(DecisionLog log) {
        super(log);
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        List<Decision> decisions = super.read(query);
        read += decisions.size();
        return decisions;
    }
}
