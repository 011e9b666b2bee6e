package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.History;
import java.util.Optional;

/// The positions of the decisions that set the fields of an entity, as of any position up to the one that it was
/// made for. Lives for one question.
public final class Setters {

    private final Marks marks = new Marks(true);

    private Setters() {}

    /// Those of an entity, found by folding all its changes.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public static <S> Setters of(EntityType<S, ?> type, EntityRef ref, DecisionLog log, Position upTo) {
        Setters setters = new Setters();
        EntityState<S> nothing = new EntityState<>(ref, null, Position.NONE);
        var _ = History.fold(
                log,
                type,
                nothing,
                upTo,
                (decision, reached) -> setters.marks.apply(decision.position(), Json.tree(reached.state()), ref));
        return setters;
    }

    /// The decision that had last set what stands at a pointer, a part of it, or what holds it.
    public Optional<Position> setAt(String pointer, Position asOf) {
        return marks.setAt(pointer, asOf);
    }

    /// The decision that had brought the entity into being or, where it was gone, ended it; empty if it never was.
    public Optional<Position> life(Position asOf) {
        return marks.life(asOf);
    }
}
