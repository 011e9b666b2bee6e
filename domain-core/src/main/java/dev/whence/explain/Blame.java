package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds for each field of an entity's state the decision that last set it, by folding the entity's events and
/// comparing the
/// state before and after each decision. Lives for one question.
final class Blame {

    private final Map<String, FieldOrigin> origins = new LinkedHashMap<>();
    private Map<String, JsonNode> fields = Map.of();

    private Blame() {}

    /// The fields of the entity as of a position, in the order of the state.
    ///
    /// @throws dev.whence.model.UnreadableEntityException if a decision in its history cannot be read or applied
    static List<FieldOrigin> of(EntityType<?, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        return fold(type, ref, log, asOf);
    }

    private static <S> List<FieldOrigin> fold(EntityType<S, ?> type, EntityRef ref, DecisionLog log, Position asOf) {
        Blame blame = new Blame();
        EntityState<S> nothing = new EntityState<>(ref, null, Position.NONE);
        var _ = History.fold(log, type, nothing, asOf, (decision, state) -> blame.apply(decision, state.state()));
        return blame.fields.keySet().stream().map(blame.origins::get).toList();
    }

    private void apply(Decision decision, @Nullable Object value) {
        Map<String, JsonNode> after = new LinkedHashMap<>();
        if (value != null) {
            flatten("", Json.DATA.valueToTree(value), after);
        }
        Citation citation = Citation.of(decision);
        after.forEach((path, now) -> {
            JsonNode before = fields.get(path);
            if (before == null || !Json.same(before, now)) {
                origins.put(path, new FieldOrigin(path, now, before, citation));
            }
        });
        origins.keySet().retainAll(after.keySet());
        fields = after;
    }

    /// Every value that is not itself made of values, by its JSON pointer; empty lists and objects count as values.
    private static void flatten(String path, JsonNode node, Map<String, JsonNode> into) {
        if (!node.isContainer() || node.isEmpty()) {
            into.put(path, node);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), into);
            }
        } else {
            node.properties()
                    .forEach(entry -> flatten(
                            path + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"), entry.getValue(), into));
        }
    }
}
