package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityStates;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Keeps which decisions set the fields of an entity whenever it has changed often, so that its history need not be
/// folded whole by the next question about it. It hears of changes from the states that it is given. What it does
/// not keep is found when it is asked for.
public final class BlameKeeper {

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;
    private final Executor executor;
    private final Set<EntityRef> waiting = ConcurrentHashMap.newKeySet();

    private BlameKeeper(Domain domain, DecisionLog log, EntityStates states, Executor executor) {
        this.domain = domain;
        this.log = log;
        this.states = states;
        this.executor = executor;
    }

    /// Begins to keep them.
    ///
    /// @param executor runs the folding; it may refuse work
    public static void start(Domain domain, DecisionLog log, EntityStates states, Executor executor) {
        BlameKeeper keeper = new BlameKeeper(domain, log, states, executor);
        states.tellOfMuchChanged(keeper::changed);
    }

    private void changed(EntityRef entity, Position version) {
        if (!waiting.add(entity)) {
            return;
        }
        try {
            executor.execute(() -> {
                waiting.remove(entity);
                domain.entityType(entity.type()).ifPresent(type -> keep(type, entity, version));
            });
        } catch (RejectedExecutionException tooMuch) {
            waiting.remove(entity); // it will be kept after more changes, or when it is asked for
        }
    }

    private void keep(EntityType<?, ?> type, EntityRef entity, Position version) {
        try {
            var _ = Blame.of(type, entity, log, states, version);
        } catch (UnreadableEntityException | LogUnavailableException notNow) {
            // whoever asks is told; nothing is lost but time
        }
    }
}
