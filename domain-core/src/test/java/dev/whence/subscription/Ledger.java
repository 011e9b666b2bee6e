package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transactional handler with a little database of its own: counts how often each decision had its effect, and
/// keeps its position in the same transaction. Whatever the given code throws before the commit rolls it back.
class Ledger implements Handler.Transactional {

    /// What is committed.
    record Committed(@Nullable Position position, Map<Position, Integer> effects, Set<Position> replayed) {
        Committed {
            effects = Map.copyOf(effects);
            replayed = Set.copyOf(replayed);
        }
    }

    private final Handler.Batch beforeCommit;
    private Committed committed = new Committed(null, Map.of(), Set.of());

    Ledger(Handler.Batch beforeCommit) {
        this.beforeCommit = beforeCommit;
    }

    synchronized Committed committed() {
        return committed;
    }

    @Override
    public synchronized Optional<Position> position() throws Exception {
        return Optional.ofNullable(committed.position());
    }

    @Override
    public synchronized void handle(List<Decision> decisions, Position upTo) throws Exception {
        Position position = committed.position();
        if (position != null && !upTo.isAfter(position)) {
            throw new IllegalStateException("at " + position + " already, told to move to " + upTo);
        }
        Map<Position, Integer> effects = withEffectsOf(decisions);
        if (!decisions.isEmpty()) {
            beforeCommit.handle(decisions);
        }
        commit(new Committed(upTo, effects, committed.replayed()));
    }

    @Override
    public synchronized void replay(Decision parked) throws Exception {
        if (committed.replayed().contains(parked.position())) {
            return;
        }
        Map<Position, Integer> effects = withEffectsOf(List.of(parked));
        beforeCommit.handle(List.of(parked));
        Set<Position> replayed = new HashSet<>(committed.replayed());
        replayed.add(parked.position());
        commit(new Committed(committed.position(), effects, replayed));
    }

    /// Makes it so.
    void commit(Committed next) throws Exception {
        committed = next;
    }

    private Map<Position, Integer> withEffectsOf(List<Decision> decisions) {
        Map<Position, Integer> effects = new HashMap<>(committed.effects());
        decisions.forEach(decision -> effects.merge(decision.position(), 1, Integer::sum));
        return effects;
    }
}
