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
import org.jspecify.annotations.Nullable;

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
            List<Decision> inOrder = query.backwards() ? selected.reversed() : selected;
            return inOrder.stream()
                    .filter(decision -> decision.position().isAfter(query.after()))
                    .filter(decision -> isUpTo(decision.position(), query.upTo()))
                    .limit(query.limit())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private List<Decision> selected(ReadQuery query) {
        EntityRef entity = query.entity();
        if (entity == null) {
            long from = Math.min(query.after().value(), decisions.size());
            return decisions.subList((int) from, decisions.size());
        }
        Map<EntityRef, List<Decision>> index = query.selection() == ReadQuery.Selection.CHANGES ? changes : mentions;
        return index.getOrDefault(entity, List.of());
    }

    private static boolean isUpTo(Position position, @Nullable Position bound) {
        return bound == null || !position.isAfter(bound);
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
