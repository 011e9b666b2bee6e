package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A decision log in memory: complete in behaviour, gone with the process. Guarded by one lock.
public final class InMemoryDecisionLog implements DecisionLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<EntityRef, List<Decision>> changes = new HashMap<>();
    private final Map<EntityRef, List<Decision>> mentions = new HashMap<>();
    private final Map<DecisionId, Decision> byId = new HashMap<>();
    private final Map<String, Decision> byKey = new HashMap<>();
    private boolean closed;

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        lock.lock();
        try {
            requireOpen();
            check(draft, condition);
            Decision decision = draft.at(head().next(), notBeforeLast(draft.time()));
            decisions.add(decision);
            byId.put(decision.id(), decision);
            decision.changed().forEach(entity -> listOf(changes, entity).add(decision));
            decision.mentioned().forEach(entity -> listOf(mentions, entity).add(decision));
            if (condition.unusedKey() != null) {
                byKey.put(condition.unusedKey(), decision);
            }
            grown.signalAll();
            return decision;
        } finally {
            lock.unlock();
        }
    }

    private void check(Draft draft, AppendCondition condition) {
        if (condition.unusedKey() != null) {
            Decision holder = byKey.get(condition.unusedKey());
            if (holder != null) {
                throw new IdempotencyKeyTakenException(condition.unusedKey(), holder.position());
            }
        }
        Decision sameId = byId.get(draft.id());
        if (sameId != null) {
            throw new IllegalArgumentException(
                    "A decision with the id " + draft.id() + " is in the log already, at position " + sameId.position()
                            + "; an id names one decision for ever: make a new one for each");
        }
        for (EntityRef entity : condition.unchanged()) {
            Position changedAt = lastChange(entity);
            if (changedAt.isAfter(condition.since())) {
                throw new BoundaryChangedException(entity, condition.since(), changedAt);
            }
        }
    }

    private Instant notBeforeLast(Instant time) {
        if (decisions.isEmpty() || time.isAfter(decisions.getLast().time())) {
            return time;
        }
        return decisions.getLast().time();
    }

    private static List<Decision> listOf(Map<EntityRef, List<Decision>> index, EntityRef entity) {
        return index.computeIfAbsent(entity, absent -> new ArrayList<>());
    }

    @Override
    public Position head() {
        lock.lock();
        try {
            requireOpen();
            return Position.of(decisions.size());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Position lastChange(EntityRef entity) {
        lock.lock();
        try {
            requireOpen();
            List<Decision> found = changes.get(entity);
            return found == null ? Position.NONE : found.getLast().position();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        lock.lock();
        try {
            requireOpen();
            List<Decision> selected = selected(query);
            int from = countUpTo(selected, query.after());
            Position bound = query.upTo();
            int to = bound == null ? selected.size() : Math.max(from, countUpTo(selected, bound));
            List<Decision> range = selected.subList(from, to);
            return (query.backwards() ? range.reversed() : range)
                    .stream().limit(query.limit()).toList();
        } finally {
            lock.unlock();
        }
    }

    private List<Decision> selected(ReadQuery query) {
        EntityRef entity = query.entity();
        if (entity == null) {
            return decisions;
        }
        Map<EntityRef, List<Decision>> index = query.selection() == ReadQuery.Selection.CHANGES ? changes : mentions;
        return index.getOrDefault(entity, List.of());
    }

    /// How many of the decisions, which are in order, stand at or before the position.
    private static int countUpTo(List<Decision> inOrder, Position position) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).position().isAfter(position)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        lock.lock();
        try {
            requireOpen();
            return Optional.ofNullable(byId.get(id));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        lock.lock();
        try {
            requireOpen();
            return Optional.ofNullable(byKey.get(key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            long remaining = TimeUnit.NANOSECONDS.convert(atMost);
            while (!closed && decisions.size() <= after.value() && remaining > 0) {
                remaining = grown.awaitNanos(remaining);
            }
            return Position.of(decisions.size());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LogUnavailableException("The decision log is closed; open it again before using it");
        }
    }
}
