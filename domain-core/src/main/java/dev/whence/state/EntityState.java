package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import org.jspecify.annotations.Nullable;

/// One entity as of some position.
///
/// @param ref which entity
/// @param state its state; null if it does not exist
/// @param version the position of the last decision that changed it; [Position#NONE] if none did
public record EntityState<S>(EntityRef ref, @Nullable S state, Position version) {

    public boolean exists() {
        return state != null;
    }
}
