package dev.whence.state;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Counts the decisions that are read from another log.
final class CountingLog implements DecisionLog {

    private final DecisionLog log;
    int read;

    CountingLog(DecisionLog log) {
        this.log = log;
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        return log.append(draft, condition);
    }

    @Override
    public Position head() {
        return log.head();
    }

    @Override
    public Position lastChange(EntityRef entity) {
        return log.lastChange(entity);
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        List<Decision> decisions = log.read(query);
        read += decisions.size();
        return decisions;
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return log.find(id);
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return log.findByIdempotencyKey(key);
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        return log.await(after, atMost);
    }

    @Override
    public void close() {
        log.close();
    }
}
