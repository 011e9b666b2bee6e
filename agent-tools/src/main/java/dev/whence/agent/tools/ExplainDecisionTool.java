package dev.whence.agent.tools;

import dev.whence.decision.Decision;
import dev.whence.explain.DecisionExplanation;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Why a decision came out as it did.
final class ExplainDecisionTool extends QueryTool<ExplainDecisionTool.Asked> {

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The decision's id or its position in the log.")
            String decision,

            @Describe("true: also the whole record, with the evidence of every rule and the data of every event.")
            @Nullable
            Boolean full) {}

    ExplainDecisionTool(Memory memory) {
        super(
                "explain_decision",
                "Tells why a command was accepted or refused: every rule with what it saw, where those values came from,"
                        + " who asked and why, what caused it and what came of it.",
                Asked.class,
                Schemas.object("""
                        "decision": {"type": "string"}, "position": {"type": "integer"}, "outcome": {"type": "string"},
                        "summary": {"type": "string"},
                        "origins": {"type": "array", "items": {"type": "object", "properties": {"fact": {"type": "string"},
                            "set_by": {"type": "object"}}}},
                        "causes": {"type": "array", "items": {"type": "object"}},
                        "possible_now": {"type": "array", "items": {"type": "string"}},
                        "later_changes": {"type": "integer"},
                        "unknown": {"type": "array", "items": {"type": "string"},
                            "description": "what the log cannot tell, because part of it cannot be read"},
                        "record": {"type": "object", "description": "the decision as recorded, if full"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    Reply answer(Asked asked) {
        Decision decision = places.decision(asked.decision());
        DecisionExplanation explanation = memory.explainer().explain(decision);
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("decision", decision.id().toString())
                .put("position", decision.position().value())
                .put("outcome", decision.outcome().toString())
                .put("summary", explanation.summary());
        ArrayNode origins = structured.putArray("origins");
        explanation
                .origins()
                .forEach(origin -> origins.addObject()
                        .put("fact", origin.fact())
                        .set("set_by", Cited.json(origin.origin().setBy())));
        ArrayNode causes = structured.putArray("causes");
        explanation.causes().forEach(cause -> causes.add(Cited.json(cause)));
        ArrayNode possible = structured.putArray("possible_now");
        explanation.possible().stream()
                .filter(command -> command.isPossible())
                .forEach(command -> possible.add(command.command()));
        structured.put("later_changes", explanation.later());
        if (!explanation.unknown().isEmpty()) {
            structured.set("unknown", Json.tree(explanation.unknown()));
        }
        if (Boolean.TRUE.equals(asked.full())) {
            structured.set("record", Json.ENVELOPE.valueToTree(decision));
            return Reply.answer(explanation.text() + "\nRecord: " + structured.get("record"), structured);
        }
        return Reply.answer(explanation.text(), structured);
    }
}
