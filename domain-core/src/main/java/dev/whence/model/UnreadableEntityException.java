package dev.whence.model;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;

/// An entity's state cannot be told, because a decision in its history cannot be read or applied. Other entities are
/// not affected. The message says which decision, why, and what to do.
public final class UnreadableEntityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntityRef entity;
    private final transient Position position;

    /// @param position the decision that stands in the way
    public UnreadableEntityException(EntityRef entity, Position position, String because, Throwable cause) {
        super(entity + " cannot be read: " + because, cause);
        this.entity = entity;
        this.position = position;
    }

    public EntityRef entity() {
        return entity;
    }

    public Position position() {
        return position;
    }
}
