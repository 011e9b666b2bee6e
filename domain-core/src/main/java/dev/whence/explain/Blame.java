package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityState;
import dev.whence.state.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds for each field of an entity's state the decision that last set it, as of any position up to the one
/// that it
/// was made for, by folding the entity's events once and comparing the state before and after each decision. Lives
/// for one question.
public final class Blame {

    /// A decision that changed the entity, and what it changed.
    public record Step(Citation decision, List<FieldChange> changes) {

        public Step {
            changes = List.copyOf(changes);
        }
    }

    private final EntityRef entity;
    private final DecisionLog log;
    private final Map<String, List<Mark>> marks = new HashMap<>();
    private final List<Position> lives = new ArrayList<>();
    private final Map<Position, Citation> cited = new HashMap<>();
    private JsonNode state = Json.tree(null);

    /// What became of a field by a decision.
    ///
    /// @param value the new value; null where there is none any more
    /// @param gone whether the field became a part of a larger one, or was divided, rather than set or taken away
    private record Mark(
            Position by, @Nullable JsonNode value, @Nullable JsonNode before, boolean gone) {}

    private Blame(EntityRef entity, DecisionLog log) {
        this.entity = entity;
        this.log = log;
    }

    /// The blame of an entity as of a position.
    ///
    /// @throws UnreadableEntityException if a decision in its history cannot be read or applied
    public static Blame of(EntityType<?, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        Blame blame = new Blame(ref, log);
        blame.fold(type, asOf);
        return blame;
    }

    private <S> void fold(EntityType<S, ?> type, Position asOf) {
        EntityState<S> nothing = new EntityState<>(entity, null, Position.NONE);
        var _ = History.fold(
                log,
                type,
                nothing,
                asOf,
                (decision, reached) -> apply(decision.position(), Json.tree(reached.state())));
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

    private void apply(Position by, JsonNode after) {
        List<FieldChange> changes = FieldChange.between(state, after);
        for (FieldChange change : changes) {
            marks.computeIfAbsent(change.path(), absent -> new ArrayList<>(2))
                    .add(new Mark(by, change.after(), change.before(), false));
        }
        marks.forEach((path, known) -> {
            Mark last = known.getLast();
            boolean regrouped = !last.by().equals(by) && changes.stream().anyMatch(change -> isRegrouped(path, change));
            if (regrouped && last.value() != null) {
                known.add(new Mark(by, null, last.value(), true));
            }
        });
        if (state.isNull() != after.isNull()) {
            lives.add(by);
        }
        state = after;
    }

    /// Whether a change makes a field a part of a larger one, or divides it.
    private static boolean isRegrouped(String path, FieldChange change) {
        return change.after() != null && (change.path().startsWith(path + "/") || path.startsWith(change.path() + "/"));
    }

    /// The fields of the entity, in the order of the state.
    public List<FieldOrigin> fields() {
        List<FieldOrigin> fields = new ArrayList<>();
        for (String path : FieldChange.fields(state).keySet()) {
            List<Mark> known = marks.get(path);
            if (known != null && known.getLast().value() != null) {
                fields.add(origin(path, known.getLast()));
            }
        }
        return fields;
    }

    /// Where the value at a pointer came from: of a field, the decision that set it; of what holds several
    /// fields, the
    /// newest that set one of them or took one away; of what is not there any more, the decision that took it away.
    public Optional<FieldOrigin> at(String pointer) {
        return at(pointer, null);
    }

    /// The same as of an earlier position.
    ///
    /// @param asOf null for the position that this was made for
    public Optional<FieldOrigin> at(String pointer, @Nullable Position asOf) {
        String newestPath = "";
        @Nullable Mark newest = null;
        for (Map.Entry<String, List<Mark>> entry : marks.entrySet()) {
            if (touches(entry.getKey(), pointer)) {
                Mark last = last(entry.getValue(), asOf);
                boolean newer = last != null
                        && !last.gone()
                        && (newest == null
                                || last.by().isAfter(newest.by())
                                || last.by().equals(newest.by())
                                        && entry.getKey().compareTo(newestPath) < 0);
                if (newer) {
                    newest = last;
                    newestPath = entry.getKey();
                }
            }
        }
        return newest == null ? Optional.empty() : Optional.of(origin(newestPath, newest));
    }

    private static @Nullable Mark last(List<Mark> known, @Nullable Position asOf) {
        for (Mark mark : known.reversed()) {
            if (asOf == null || !mark.by().isAfter(asOf)) {
                return mark;
            }
        }
        return null;
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
        return life(null).map(this::cited);
    }

    /// The position of the decision that did so as of an earlier position.
    ///
    /// @param asOf null for the position that this was made for
    public Optional<Position> life(@Nullable Position asOf) {
        return lives.reversed().stream()
                .filter(position -> asOf == null || !position.isAfter(asOf))
                .findFirst();
    }

    /// The position of the decision that [#at] would name, found without reading it.
    public Optional<Position> setAt(String pointer, Position asOf) {
        return marks.entrySet().stream()
                .filter(entry -> touches(entry.getKey(), pointer))
                .map(entry -> last(entry.getValue(), asOf))
                .filter(mark -> mark != null && !mark.gone())
                .map(Mark::by)
                .max(Position::compareTo);
    }
}
