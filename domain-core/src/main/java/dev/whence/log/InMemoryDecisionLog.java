package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.proof.InMemoryHashTiles;
import dev.whence.proof.LogTree;
import dev.whence.proof.Prover;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A decision log in memory: complete in behaviour, gone with the process. Guarded by one lock.
public final class InMemoryDecisionLog implements DecisionLog {

    /// One place of the log; of a decision that cannot be read, only what is stored.
    private record Entry(StoredDecision stored, @Nullable Decision readable) {

        static Entry of(StoredDecision stored) {
            try {
                return new Entry(stored, stored.decode());
            } catch (UnreadableDecisionException e) {
                return new Entry(stored, null);
            }
        }

        Position position() {
            return stored.position();
        }

        Decision decision() {
            return readable == null ? stored.decode() : readable;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Criterion, List<Entry>> byCriterion = new HashMap<>();
    private final Map<DecisionId, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final InMemoryHashTiles tiles = new InMemoryHashTiles();
    private final TreeHasher hasher = new TreeHasher();
    private LogTree tree = LogTree.empty();
    private boolean closed;

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        return whileOpen(() -> {
            check(draft, condition);
            Decision decision = draft.at(Position.of(entries.size() + 1L), notBeforeLast(draft.time()));
            StoredDecision stored =
                    StoredDecision.of(decision.position(), decision.time(), condition.unusedKey(), draft);
            add(List.of(new Entry(stored, decision)));
            return decision;
        });
    }

    @Override
    public void appendStored(List<StoredDecision> decisions) {
        whileOpen(() -> {
            List<Entry> added = decisions.stream().map(Entry::of).toList();
            Set<Object> taken = new HashSet<>();
            StoredDecision before = entries.isEmpty() ? null : entries.getLast().stored();
            for (Entry entry : added) {
                StoredOrder.requireFollows(before, entry.stored());
                requireUnused(entry, taken);
                before = entry.stored();
            }
            add(added);
            return added;
        });
    }

    private void requireUnused(Entry entry, Set<Object> taken) {
        Decision decision = entry.readable();
        if (decision != null && (byId.containsKey(decision.id()) || !taken.add(decision.id()))) {
            throw StoredOrder.idTaken(entry.position(), decision.id());
        }
        String key = entry.stored().claimedKey();
        if (key != null && (byKey.containsKey(key) || !taken.add(key))) {
            throw StoredOrder.keyTaken(entry.position(), key);
        }
    }

    private void add(List<Entry> added) {
        for (Entry entry : added) {
            entries.add(entry);
            Decision decision = entry.readable();
            if (decision != null) {
                byId.put(decision.id(), entry);
                Criterion.of(decision)
                        .forEach(criterion -> byCriterion
                                .computeIfAbsent(criterion, absent -> new ArrayList<>())
                                .add(entry));
            }
            String key = entry.stored().claimedKey();
            if (key != null) {
                byKey.put(key, entry);
            }
        }
        LogTree.Growth growth = tree.append(
                added.stream().map(entry -> hasher.leaf(entry.stored().leaf())).toList());
        growth.writeTo(tiles);
        tree = growth.tree();
        grown.signalAll();
    }

    private void check(Draft draft, AppendCondition condition) {
        if (condition.unusedKey() != null) {
            Entry holder = byKey.get(condition.unusedKey());
            if (holder != null) {
                throw new IdempotencyKeyTakenException(condition.unusedKey(), holder.position());
            }
        }
        Entry sameId = byId.get(draft.id());
        if (sameId != null) {
            throw new IllegalArgumentException(
                    "A decision with the id " + draft.id() + " is in the log already, at position " + sameId.position()
                            + "; an id names one decision for ever: make a new one for each");
        }
        for (EntityRef entity : condition.unchanged()) {
            Position changedAt = last(new Criterion.Changes(entity));
            if (changedAt.isAfter(condition.since())) {
                throw new BoundaryChangedException(entity, condition.since(), changedAt);
            }
        }
    }

    private Instant notBeforeLast(Instant time) {
        if (entries.isEmpty()) {
            return time;
        }
        Instant last = entries.getLast().stored().time();
        return time.isAfter(last) ? time : last;
    }

    private Position last(Criterion criterion) {
        List<Entry> found = byCriterion.get(criterion);
        return found == null ? Position.NONE : found.getLast().position();
    }

    @Override
    public Position head() {
        return whileOpen(() -> Position.of(entries.size()));
    }

    @Override
    public TreeHead treeHead() {
        return whileOpen(() -> tree.head());
    }

    @Override
    public Prover prover() {
        return new Prover(tiles);
    }

    @Override
    public Position lastChange(EntityRef entity) {
        return whileOpen(() -> last(new Criterion.Changes(entity)));
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        return whileOpen(() -> select(query).map(Entry::decision).toList());
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        return whileOpen(() -> select(query).map(Entry::stored).toList());
    }

    private Stream<Entry> select(ReadQuery query) {
        List<Entry> selected = candidates(query);
        int from = countUpTo(selected, query.after());
        Position bound = query.upTo();
        int to = bound == null ? selected.size() : Math.max(from, countUpTo(selected, bound));
        List<Entry> range = selected.subList(from, to);
        return (query.backwards() ? range.reversed() : range)
                .stream()
                        .filter(entry -> query.criteria().size() < 2 || query.selects(entry.decision()))
                        .limit(query.limit());
    }

    /// Those of which the first of the query's criteria is true, in order.
    private List<Entry> candidates(ReadQuery query) {
        if (query.criteria().isEmpty()) {
            return entries;
        }
        List<Criterion> anyOf = query.criteria().getFirst();
        if (anyOf.size() == 1) {
            return byCriterion.getOrDefault(anyOf.getFirst(), List.of());
        }
        Map<Position, Entry> found = new TreeMap<>();
        anyOf.forEach(criterion ->
                byCriterion.getOrDefault(criterion, List.of()).forEach(entry -> found.put(entry.position(), entry)));
        return List.copyOf(found.values());
    }

    /// How many of the entries, which are in order, stand at or before the position.
    private static int countUpTo(List<Entry> inOrder, Position position) {
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
        return whileOpen(() -> Optional.ofNullable(byId.get(id)).map(Entry::decision));
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return whileOpen(() -> Optional.ofNullable(byKey.get(key)).map(Entry::decision));
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            requireOpen();
            long remaining = TimeUnit.NANOSECONDS.convert(atMost);
            while (!closed && entries.size() <= after.value() && remaining > 0) {
                remaining = grown.awaitNanos(remaining);
            }
            return Position.of(entries.size());
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

    private <T> T whileOpen(Supplier<T> action) {
        lock.lock();
        try {
            requireOpen();
            return action.get();
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
