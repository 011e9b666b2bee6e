package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds for each field of an entity's state the decision that last set it, by folding the entity's events and
/// comparing the state before and after each decision. Lives for one question.
public final class Blame {

    /// A decision that changed the entity, and what it changed.
    public record Step(Decision decision, List<FieldChange> changes) {

        public Step {
            changes = List.copyOf(changes);
        }
    }

    private final Map<String, FieldOrigin> origins = new LinkedHashMap<>();
    private final Map<String, FieldOrigin> removals = new HashMap<>();
    private final List<Citation> lives = new ArrayList<>();
    private JsonNode state = Json.tree(null);

    private Blame() {}

    /// The blame of an entity as of a position.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public static Blame of(EntityType<?, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        Blame blame = new Blame();
        eachStep(type, ref, log, asOf, blame::apply);
        return blame;
    }

    /// Every decision that changed the entity up to a position, oldest first, with what it changed.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    public static List<Step> steps(EntityType<?, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        List<Step> steps = new ArrayList<>();
        JsonNode[] before = {Json.tree(null)};
        eachStep(type, ref, log, asOf, (decision, after) -> {
            steps.add(new Step(decision, FieldChange.between(before[0], after)));
            before[0] = after;
        });
        return steps;
    }

    private static <S> void eachStep(
            EntityType<S, ?> type,
            EntityRef ref,
            DecisionLog log,
            Position asOf,
            BiConsumer<Decision, JsonNode> consumer) {
        EntityState<S> nothing = new EntityState<>(ref, null, Position.NONE);
        var _ = History.fold(
                log, type, nothing, asOf, (decision, reached) -> consumer.accept(decision, Json.tree(reached.state())));
    }

    private void apply(Decision decision, JsonNode after) {
        Citation citation = Citation.of(decision);
        for (FieldChange change : FieldChange.between(state, after)) {
            JsonNode value = change.after();
            if (value == null) {
                origins.remove(change.path());
                removals.put(change.path(), new FieldOrigin(change.path(), Json.tree(null), change.before(), citation));
            } else {
                removals.remove(change.path());
                origins.put(change.path(), new FieldOrigin(change.path(), value, change.before(), citation));
            }
        }
        origins.keySet().retainAll(FieldChange.fields(after).keySet());
        if (state.isNull() != after.isNull()) {
            lives.add(citation);
        }
        state = after;
    }

    /// The fields of the entity, in the order of the state.
    public List<FieldOrigin> fields() {
        return FieldChange.fields(state).keySet().stream()
                .map(origins::get)
                .filter(origin -> origin != null)
                .toList();
    }

    /// Where the value at a pointer came from: of a field, the decision that set it; of what holds several
    /// fields, the
    /// newest that set one of them or took one away; of what is not there any more, the decision that took it away.
    public Optional<FieldOrigin> at(String pointer) {
        @Nullable FieldOrigin newest = null;
        List<FieldOrigin> all = new ArrayList<>(origins.values());
        all.addAll(removals.values());
        for (FieldOrigin origin : all) {
            if (touches(origin.path(), pointer)
                    && (newest == null
                            || origin.setBy().position().isAfter(newest.setBy().position()))) {
                newest = origin;
            }
        }
        return Optional.ofNullable(newest);
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
        return lives.isEmpty() ? Optional.empty() : Optional.of(lives.getLast());
    }
}
