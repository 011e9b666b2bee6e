package dev.whence.model;

import java.util.Optional;

/// Gives entities as of one moment. Whatever is asked for here becomes part of the command's boundary.
@FunctionalInterface
public interface StateReader {

    /// The entity, if it exists.
    <S> Optional<Loaded<S>> read(EntityType<S, ?> type, String id);
}
