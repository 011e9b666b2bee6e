package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A task of the benchmark: its calls, in order, and what they change.
///
/// @param delta every entity that the calls change, whole, as it is afterwards
/// @param knownUpstreamBug whether the delta is known to be wrong, so that only outcomes are compared
record GoldTask(String id, List<GoldCall> calls, Map<EntityRef, JsonNode> delta, boolean knownUpstreamBug) {

    GoldTask {
        calls = List.copyOf(calls);
        delta = Map.copyOf(delta);
    }
}
