package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.explain.Marks.Mark;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import dev.whence.state.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds for each field of an entity's state the decision that last set it, by comparing the state before and after
/// each change. Of a long history it begins with what was kept of it. Lives for one question.
public final class Blame {

    /// A decision that changed the entity, and what it changed.
    public record Step(Citation decision, List<FieldChange> changes) {

        public Step {
            changes = List.copyOf(changes);
        }
    }

    private final EntityRef entity;
    private final DecisionLog log;
    private final Marks marks;
    private final Position asOf;
    private final Map<Position, Citation> cited = new HashMap<>();

    private Blame(EntityRef entity, DecisionLog log, Marks marks, Position asOf) {
        this.entity = entity;
        this.log = log;
        this.marks = marks;
        this.asOf = asOf;
    }

    /// The blame of an entity as of a position. Where many changes had to be folded it is kept.
    ///
    /// @param states of the same log
    /// @throws UnreadableEntityException if a decision in its history cannot be read or applied
    public static <S> Blame of(
            EntityType<S, ?> type, EntityRef ref, DecisionLog log, EntityStates states, Position asOf) {
        Marks marks = new Marks(false);
        EntityState<S> begin = states.keptBlame(type, ref, asOf, KeptBlame.FORM)
                .flatMap(kept -> KeptBlame.open(type, kept, marks))
                .orElseGet(() -> new EntityState<>(ref, null, Position.NONE));
        Fold<S> fold = new Fold<>(type, begin, marks);
        EntityState<S> reached = History.fold(log, type, begin, asOf, fold::apply);
        if (KeptBlame.isWorthwhile(marks)) {
            states.keepBlame(type, fold.changes, reached, () -> KeptBlame.of(type, reached, marks));
        }
        return new Blame(ref, log, marks, asOf);
    }

    private static final class Fold<S> {
        private final EntityType<S, ?> type;
        private final Marks marks;
        private EntityState<S> before;
        private int changes;

        Fold(EntityType<S, ?> type, EntityState<S> begin, Marks marks) {
            this.type = type;
            this.before = begin;
            this.marks = marks;
        }

        void apply(Outline decision, EntityState<S> reached) {
            marks.apply(
                    decision.position(), Json.tree(reached.state()), type.dataSubject(before.ref(), before.state()));
            before = reached;
            changes++;
        }
    }

    /// Every decision that changed the entity up to a position, oldest first, with what it changed.
    ///
    /// @throws UnreadableEntityException if a decision in its history cannot be read or applied
    public static <S> List<Step> steps(EntityType<S, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        List<Step> steps = new ArrayList<>();
        JsonNode[] before = {Json.tree(null)};
        EntityState<S> nothing = new EntityState<>(ref, null, Position.NONE);
        var _ = History.foldWithOrigins(log, type, nothing, asOf, (Outline decision, EntityState<S> reached) -> {
            JsonNode after = Json.tree(reached.state());
            steps.add(new Step(Citation.of(decision), FieldChange.between(before[0], after)));
            before[0] = after;
        });
        return steps;
    }

    /// The fields of the entity, in the order of the state.
    public List<FieldOrigin> fields() {
        List<FieldOrigin> fields = new ArrayList<>();
        for (String path : FieldChange.fields(marks.state()).keySet()) {
            marks.last(path).filter(mark -> mark.value() != null).ifPresent(mark -> fields.add(origin(path, mark)));
        }
        return fields;
    }

    /// Where the value at a pointer came from: of a field, the decision that set it; of what holds several fields,
    /// the newest that set one of them or took one away; of what is not there any more, the decision that took it
    /// away.
    public Optional<FieldOrigin> at(String pointer) {
        Newest newest = new Newest();
        marks.each((path, mark) -> {
            if (!mark.gone() && touches(path, pointer)) {
                newest.offer(path, mark);
            }
        });
        Mark found = newest.mark;
        return found == null ? Optional.empty() : Optional.of(origin(newest.path, found));
    }

    /// The newest of some marks; of equally new ones the first.
    private static final class Newest {
        private String path = "";
        private @Nullable Mark mark;

        void offer(String itsPath, Mark other) {
            if (mark == null || other.by().isAfter(mark.by())) {
                path = itsPath;
                mark = other;
            }
        }
    }

    private FieldOrigin origin(String path, Mark mark) {
        JsonNode value = mark.value();
        return new FieldOrigin(path, value == null ? Json.tree(null) : value, mark.before(), cited(mark.by()));
    }

    private Citation cited(Position position) {
        return cited.computeIfAbsent(position, this::found);
    }

    private Citation found(Position position) {
        try {
            Decision decision = log.at(position).orElseThrow();
            return Citation.of(decision);
        } catch (UnreadableDecisionException unreadable) {
            throw new UnreadableEntityException(
                    entity, position, "a decision that set it cannot be read. " + unreadable.getMessage(), unreadable);
        }
    }

    /// Whether a field is at a pointer, within what is there, or around it.
    public static boolean touches(String field, String pointer) {
        return field.equals(pointer)
                || pointer.isEmpty()
                || field.startsWith(pointer + "/")
                || pointer.startsWith(field + "/");
    }

    /// The decision that brought the entity into being or, where it is gone, ended it; empty if it never was.
    public Optional<Citation> life() {
        return marks.life(asOf).map(this::cited);
    }
}
