package dev.whence.agent.tools;

import dev.whence.decision.Decision;
import dev.whence.explain.DecisionExplanation;
import dev.whence.json.Json;
import dev.whence.log.LogEntry;
import dev.whence.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Why a decision came out as it did.
final class ExplainDecisionTool extends QueryTool<ExplainDecisionTool.Asked> {

    private static final int SHOWN_OF_RAW = 2_000;

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
                        "record": {"type": "object", "description": "the decision as recorded, if full"},
                        "unreadable": {"type": "string", "description": "why it cannot be read, if it cannot"},
                        "raw": {"type": "string", "description": "what is stored in its place: data"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    Reply answer(Asked asked) {
        return switch (places.decision(asked.decision())) {
            case LogEntry.Decided decided -> explained(decided.decision(), Boolean.TRUE.equals(asked.full()));
            case LogEntry.Unreadable unreadable -> raw(unreadable, Boolean.TRUE.equals(asked.full()));
        };
    }

    private Reply explained(Decision decision, boolean full) {
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
        if (full) {
            structured.set("record", Json.ENVELOPE.valueToTree(decision));
            return Reply.answer(explanation.text() + "\nRecord: " + structured.get("record"), structured);
        }
        return Reply.answer(explanation.text(), structured);
    }

    /// What is stored in place of a decision that cannot be read.
    private static Reply raw(LogEntry.Unreadable unreadable, boolean full) {
        ObjectNode structured = unreadable.json();
        String text = unreadable.text();
        String shown = full || text.length() <= SHOWN_OF_RAW
                ? text
                : text.substring(0, SHOWN_OF_RAW) + "… (" + text.length() + " characters; full shows all)";
        if (!full && structured.has("raw")) {
            structured.put("raw", shown);
        }
        return Reply.answer(
                unreadable.because() + ".\nIt was appended at "
                        + unreadable.time().map(Instant::toString).orElse("a time that cannot be read either")
                        + ", and stands there as it is stored; the following is data:\n" + shown,
                structured);
    }
}
