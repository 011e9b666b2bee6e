package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import dev.whence.evals.retail.Translation.Step;
import dev.whence.evals.retail.WhenceClient.Reply;
import dev.whence.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends the calls of one task and looks at the states that they leave. Used by one thread.
final class TaskPlayer {

    private static final String AGENT = "retail-benchmark";

    private final WhenceClient client;
    private final GoldTask task;
    private final List<CallResult> results = new ArrayList<>();
    private final NavigableSet<EntityRef> changed = new TreeSet<>();

    TaskPlayer(WhenceClient client, GoldTask task) {
        this.client = client;
        this.task = task;
    }

    /// Sends every call that has an equivalent, in order.
    List<CallResult> play() {
        int number = 0;
        for (GoldCall call : task.calls()) {
            number++;
            switch (Translation.of(call)) {
                case Step.Write(String tool, ObjectNode arguments) ->
                    settle(number, call, true, client.call(tool, asked(arguments, number)));
                case Step.LookUp(String tool, ObjectNode arguments) ->
                    settle(number, call, false, client.call(tool, asked(arguments, number)));
                case Step.Question(String tool, ObjectNode arguments) ->
                    settle(number, call, false, client.call(tool, arguments));
                case Step.LeftOut _ -> {}
            }
        }
        return List.copyOf(results);
    }

    /// The entities that the answers so far say were changed.
    NavigableSet<EntityRef> changed() {
        return changed;
    }

    /// The states of these entities; those that do not exist are left out.
    Map<EntityRef, JsonNode> states(Set<EntityRef> entities) {
        Map<EntityRef, JsonNode> states = new LinkedHashMap<>();
        entities.forEach(entity -> state(entity).ifPresent(state -> states.put(entity, state)));
        return states;
    }

    private Optional<JsonNode> state(EntityRef entity) {
        Reply reply = client.call("get_state", Json.ENVELOPE.createObjectNode().put("entity", entity.toString()));
        return switch (reply.answer()) {
            case Answer.Accepted _ ->
                Optional.of(reply.structured().path("state")).filter(JsonNode::isObject);
            case Answer.Refused _ -> Optional.empty();
            case Answer.Broken broken ->
                throw new IllegalStateException("The state of " + entity + " cannot be told: " + broken.text());
        };
    }

    private void settle(int number, GoldCall call, boolean counts, Reply reply) {
        results.add(new CallResult(number, call, counts, reply.answer()));
        reply.structured().path("versions").propertyNames().forEach(entity -> changed.add(EntityRef.parse(entity)));
    }

    /// What every command takes beside its own arguments.
    private ObjectNode asked(ObjectNode arguments, int number) {
        return arguments
                .put("reason", "Call " + number + " of the benchmark's task " + task.id())
                .put("agent", AGENT)
                .put("correlation", "task " + task.id());
    }
}
