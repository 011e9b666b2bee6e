package dev.whence.agent.explain;

import dev.whence.agent.tools.Cited;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.engine.CommandRequest;
import dev.whence.explain.Citation;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.explain.FieldChange;
import dev.whence.explain.FieldOrigin;
import dev.whence.explain.PlaceProof;
import dev.whence.explain.flip.Change;
import dev.whence.explain.whynot.Plan;
import dev.whence.json.Json;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.TreeHead;
import dev.whence.proof.Verification;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Parts of answers in structured form.
final class Structured {

    private Structured() {}

    static <T> ArrayNode list(List<T> elements, Function<? super T, ? extends JsonNode> form) {
        ArrayNode list = Json.DATA.createArrayNode();
        elements.forEach(element -> list.add(form.apply(element)));
        return list;
    }

    static ObjectNode citation(Citation citation) {
        return Cited.json(citation);
    }

    static ArrayNode citations(List<Citation> citations) {
        return list(citations, Cited::json);
    }

    /// Names the decisions that were met and cannot be read, if there are some.
    static void unreadable(ObjectNode answer, List<Position> positions) {
        if (!positions.isEmpty()) {
            answer.set("unreadable", list(positions, position -> Json.tree(position.value())));
        }
    }

    /// A change of a field; what was or is not there is left out.
    static ObjectNode change(FieldChange change) {
        ObjectNode json = Json.DATA.createObjectNode().put("field", change.name());
        if (change.before() != null) {
            json.set("before", change.before());
        }
        if (change.after() != null) {
            json.set("after", change.after());
        }
        return json;
    }

    static ObjectNode origin(FactOrigin origin) {
        ObjectNode json = Json.DATA.createObjectNode().put("fact", origin.fact());
        FieldOrigin set = origin.origin();
        if (set != null) {
            json.set("value", set.value());
            json.set("set_by", Cited.json(set.setBy()));
        }
        return json;
    }

    static ObjectNode event(RecordedEvent event) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("entity", event.entity().toString())
                .put("type", event.type());
        json.set("data", event.data());
        return json;
    }

    /// What shows that a decision stands in the log as it was appended.
    static ObjectNode proof(PlaceProof proof) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("position", proof.position().value())
                .put("holds", proof.holds())
                .put("leaf", proof.leaf().toString());
        tree(json.putObject("tree"), proof.head(), proof.inTree());
        Checkpoint checkpoint = proof.checkpoint();
        if (checkpoint != null) {
            ObjectNode signed = json.putObject("checkpoint").put("origin", checkpoint.origin());
            tree(signed, checkpoint.head(), proof.inCheckpoint());
        }
        return json;
    }

    private static void tree(ObjectNode json, TreeHead head, @Nullable Verification inTree) {
        json.put("size", head.size()).put("root", head.root().toString()).put("covers", inTree != null);
        if (inTree instanceof Verification.Refuted(String reason)) {
            json.put("refuted", reason);
        }
    }

    /// Alternative sets of changes, each of which would flip a verdict.
    static ArrayNode flips(List<List<Change>> sets) {
        return list(sets, set -> list(set, Structured::flip));
    }

    private static ObjectNode flip(Change change) {
        ObjectNode json = Json.DATA.createObjectNode().put("change", change.name());
        json.set("from", change.from());
        json.set("to", change.to());
        return json;
    }

    static ArrayNode plans(List<Plan> plans) {
        return list(plans, plan -> list(plan.steps(), Structured::step));
    }

    private static ObjectNode step(CommandRequest step) {
        ObjectNode json = Json.DATA.createObjectNode().put("command", step.type());
        json.set("arguments", step.data());
        return json;
    }
}
