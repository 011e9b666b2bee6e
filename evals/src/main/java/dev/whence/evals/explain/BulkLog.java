package dev.whence.evals.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes decisions in large batches, so that a long history is made without waiting for the disk at each of them.
/// There is one caller, so nothing that it reads can be changed in between. For one thread.
final class BulkLog extends ForwardingDecisionLog {

    private static final int BATCH = 2_000;

    private final DecisionLog log;
    private final List<StoredDecision> waiting = new ArrayList<>(BATCH);
    private final Map<EntityRef, Position> lastChanges = new HashMap<>();
    private Position head;
    private Instant last = Instant.EPOCH;

    /// @param log an empty log
    BulkLog(DecisionLog log) {
        super(log);
        this.log = log;
        this.head = log.head();
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        last = draft.time().isAfter(last) ? draft.time() : last;
        head = head.next();
        waiting.add(StoredDecision.of(head, last, condition.unusedKey(), draft));
        for (RecordedEvent event : draft.events()) {
            lastChanges.put(event.entity(), head);
        }
        if (waiting.size() == BATCH) {
            flush();
        }
        return draft.at(head, last);
    }

    /// Writes what waits.
    void flush() {
        if (!waiting.isEmpty()) {
            log.appendStored(List.copyOf(waiting));
            waiting.clear();
        }
    }

    /// How many entities there are.
    int entities() {
        return lastChanges.size();
    }

    @Override
    public Position head() {
        return head;
    }

    @Override
    public Position lastChange(EntityRef entity) {
        return lastChanges.getOrDefault(entity, Position.NONE);
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        flush();
        return super.read(query);
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        flush();
        return super.readStored(query);
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        flush();
        return super.find(id);
    }
}
