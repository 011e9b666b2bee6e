package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.explain.StateDifference.Difference;
import dev.whence.explain.StateHistory.Change;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Tells how entities came to be as they are. May be used from any thread; reads only.
///
/// Its methods throw an [IllegalArgumentException] if the domain has no such entity type, and a
/// [dev.whence.model.UnreadableEntityException] if a decision in the entity's history cannot be read or applied.
public final class StateExplainer {

    private static final int NEAR = 3;

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;

    public StateExplainer(Domain domain, DecisionLog log, EntityStates states) {
        this.domain = domain;
        this.log = log;
        this.states = states;
    }

    /// Which decision last set each field of an entity.
    ///
    /// @param path a JSON pointer to the part in question; empty for all
    public StateExplanation explain(EntityRef entity, String path, Position asOf) {
        Blame blame = Blame.of(typeOf(entity), entity, log, states, asOf);
        List<FieldOrigin> fields =
                blame.fields().stream().filter(field -> field.isWithin(path)).toList();
        return fields.isEmpty()
                ? new StateExplanation(entity, asOf, path, fields, List.of(), nearest(entity, path, asOf, blame))
                : new StateExplanation(entity, asOf, path, fields, causes(fields), List.of());
    }

    private List<Citation> causes(List<FieldOrigin> fields) {
        Position newest = fields.stream()
                .map(field -> field.setBy().position())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return log.at(newest)
                .map(decision ->
                        new Causes(log, new ArrayList<>()).of(decision.origin().causedBy()))
                .orElse(List.of());
    }

    private List<String> nearest(EntityRef entity, String path, Position asOf, Blame blame) {
        List<String> nearest = new ArrayList<>();
        Optional<FieldOrigin> removed = path.isEmpty() ? Optional.empty() : blame.at(path);
        removed.filter(origin -> origin.value().isNull())
                .ifPresent(origin ->
                        nearest.add("It was taken away by " + origin.setBy().text() + "."));
        List<FieldOrigin> all = blame.fields();
        if (!all.isEmpty()) {
            nearest.add("Nearest is " + nearestPaths(path, all) + "; ask without a path to see all of it.");
            return nearest;
        }
        if (path.isEmpty()) {
            blame.life().ifPresent(end -> nearest.add("It was ended by " + end.text() + "."));
        }
        if (nearest.isEmpty()) {
            nearest.add(firstChange(entity, asOf));
        }
        return nearest;
    }

    private static String nearestPaths(String path, List<FieldOrigin> all) {
        return String.join(
                ", ",
                all.stream()
                        .map(FieldOrigin::path)
                        .sorted(Comparator.comparingInt((String known) -> EditDistance.between(path, known))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(NEAR)
                        .toList());
    }

    private String firstChange(EntityRef entity, Position asOf) {
        List<StoredDecision> first =
                log.readStored(ReadQuery.changesTo(entity).after(asOf).limit(1));
        if (!first.isEmpty()) {
            return "It is first changed later, by the decision at position "
                    + first.getFirst().position() + ".";
        }
        List<StoredDecision> mentioned =
                log.readStored(ReadQuery.mentioning(entity).limit(1));
        return mentioned.isEmpty()
                ? "No decision ever read or changed it: check the id."
                : "No decision ever changed it; the one at position "
                        + mentioned.getFirst().position() + " looked for it first.";
    }

    /// Everything that changed an entity up to a position, oldest first.
    ///
    /// @param path a JSON pointer to the part in question; empty for all
    public StateHistory history(EntityRef entity, String path, Position upTo) {
        return history(entity, path, Position.NONE, upTo);
    }

    /// The same of what came after a position.
    public StateHistory history(EntityRef entity, String path, Position from, Position upTo) {
        List<Change> changes = new ArrayList<>();
        for (Blame.Step step : Blame.steps(typeOf(entity), entity, log, upTo)) {
            List<FieldChange> fields = step.changes().stream()
                    .filter(change -> isWithin(change.path(), path))
                    .toList();
            if (!fields.isEmpty() && step.decision().position().isAfter(from)) {
                changes.add(new Change(step.decision(), fields));
            }
        }
        return new StateHistory(entity, from, upTo, path, changes);
    }

    private static boolean isWithin(String field, String path) {
        return path.isEmpty() || field.equals(path) || field.startsWith(path + "/");
    }

    /// How an entity differs between two positions.
    public StateDifference difference(EntityRef entity, Position one, Position other) {
        Position from = one.isAfter(other) ? other : one;
        Position to = one.isAfter(other) ? one : other;
        EntityType<?, ?> type = typeOf(entity);
        JsonNode before = state(type, entity, from);
        JsonNode after = state(type, entity, to);
        Blame blame = Blame.of(type, entity, log, states, to);
        return new StateDifference(
                entity,
                from,
                to,
                FieldChange.between(before, after).stream()
                        .map(change -> new Difference(
                                change.path(),
                                change.before(),
                                change.after(),
                                blame.at(change.path()).orElseThrow().setBy()))
                        .toList());
    }

    private <S> JsonNode state(EntityType<S, ?> type, EntityRef entity, Position asOf) {
        return Json.tree(states.asOf(type, entity, asOf).state());
    }

    private EntityType<?, ?> typeOf(EntityRef entity) {
        return Entities.typeOf(entity, domain);
    }
}
