package dev.whence.decision;

import java.time.Instant;
import java.util.List;

/// What a command read, and so must not change under it before its decision is appended.
///
/// @param entities every entity that was looked at, whether it existed or not, in the order of reading
/// @param readPosition the head of the log when reading began
/// @param readTime the clock reading that was given to the rules
public record Boundary(List<EntityRef> entities, Position readPosition, Instant readTime) {

    public Boundary {
        entities = List.copyOf(entities);
    }
}
