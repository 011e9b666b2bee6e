package dev.whence.log;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;

/// An entity that a command had read was changed before its decision could be appended. Read again and decide again.
public final class BoundaryChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntityRef entity;
    private final transient Position readPosition;
    private final transient Position changedAt;

    public BoundaryChangedException(EntityRef entity, Position readPosition, Position changedAt) {
        super(entity + " was read at position " + readPosition + " but changed at position " + changedAt
                + "; read it again and decide again");
        this.entity = entity;
        this.readPosition = readPosition;
        this.changedAt = changedAt;
    }

    public EntityRef entity() {
        return entity;
    }

    public Position readPosition() {
        return readPosition;
    }

    public Position changedAt() {
        return changedAt;
    }

    /// Conflicts are ordinary and frequent; their stack traces are never read.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
