package dev.whence.engine;

import dev.whence.decision.EntityRef;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;

/// Where the states come from that a command is decided on.
@FunctionalInterface
public interface States {

    /// The entity as it is to be seen; without a state if it does not exist.
    <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref);
}
