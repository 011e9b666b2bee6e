package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Checks;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.PossibleCommand;
import dev.whence.explain.flip.Flips;
import dev.whence.json.Json;
import dev.whence.log.LogEntry;
import dev.whence.model.EntityType;
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
            @Describe("Its id or its position in the log.") String decision,

            @Describe("full: nothing left out, with the whole record and the states it was decided on.") @Nullable
            Detail detail) {}

    ExplainDecisionTool(Memory memory) {
        super(
                "explain_decision",
                "Tells why a command was accepted or refused: the rules and what they saw, who set that and why, what would"
                        + " have flipped it, what caused it and what came of it.",
                Asked.class,
                Schemas.object("""
                        "decision": {"type": "string"}, "position": {"type": "integer"}, "time": {"type": "string"},
                        "command": {"type": "string"}, "entity": {"type": "string"}, "outcome": {"type": "string"},
                        "summary": {"type": "string"},
                        "unmet": {"type": "array", "items": {"type": "object"}},
                        "held": {"type": "array", "items": {"type": "string"}},
                        "origins": {"type": "array", "items": {"type": "object", "properties": {"fact": {"type": "string"},
                            "value": {}, "set_by": {"type": "object"}}}},
                        "causes": {"type": "array", "items": {"type": "object"}},
                        "flips": {"type": "array", "items": {"type": "array"}, "description": "sets of changes"},
                        "outcome_now": {"type": "string"},
                        "events": {"type": "array", "items": {"type": "object"}},
                        "consequences": {"type": "array", "items": {"type": "object"}},
                        "possible_now": {"type": "array", "items": {"type": "string"}},
                        "later_changes": {"type": "integer"},
                        "proof": {"type": "object", "properties": {"position": {"type": "integer"},
                            "holds": {"type": "boolean"}, "leaf": {"type": "string"},
                            "tree": {"type": "object"}, "checkpoint": {"type": "object"}}},
                        "unknown": {"type": "array", "items": {"type": "string"}},
                        "record": {"type": "object"}, "states": {"type": "object"},
                        "unreadable": {"type": "string"}, "raw": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        boolean full = asked.detail() == Detail.FULL;
        return switch (places.decision(asked.decision())) {
            case LogEntry.Decided decided -> explained(decided.decision(), asked.detail());
            case LogEntry.Unreadable unreadable -> raw(unreadable, full);
        };
    }

    private Reply explained(Decision decision, @Nullable Detail detail) {
        DecisionExplanation explanation = memory.explainer().explain(decision);
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("decision", decision.id().toString())
                .put("position", decision.position().value())
                .put("time", decision.time().toString())
                .put("command", decision.command().type())
                .put("outcome", decision.outcome().toString())
                .put("summary", explanation.summary());
        if (explanation.subject() != null) {
            structured.put("entity", explanation.subject().toString());
        }
        addChecks(decision, structured);
        structured.set("origins", Structured.list(explanation.origins(), Structured::origin));
        structured.set("causes", Structured.citations(explanation.causes()));
        addOtherwise(explanation, structured);
        structured.set(
                "events",
                Structured.list(
                        decision.events(),
                        event -> Json.DATA
                                .createObjectNode()
                                .put("entity", event.entity().toString())
                                .put("type", event.type())));
        structured.set("consequences", Structured.citations(explanation.consequences()));
        structured.put("later_changes", explanation.later());
        if (explanation.proof() != null) {
            structured.set("proof", Structured.proof(explanation.proof()));
        }
        if (!explanation.unknown().isEmpty()) {
            structured.set("unknown", Json.tree(explanation.unknown()));
        }
        String text = Detail.text(explanation, detail);
        if (detail == Detail.FULL) {
            structured.set("record", Json.ENVELOPE.valueToTree(decision));
            structured.set("states", states(decision));
            text += "\nRecord: " + structured.get("record");
        }
        return Reply.answer(text, structured);
    }

    private static void addChecks(Decision decision, ObjectNode structured) {
        structured.set("unmet", Structured.list(decision.unmet(), Checks::unmet));
        structured.set(
                "held",
                Structured.list(
                        decision.checks().stream().filter(Check::holds).toList(),
                        check -> Json.tree(check.rule() + " v" + check.version())));
    }

    /// What would have flipped it, how it would end now, and what is possible instead.
    private static void addOtherwise(DecisionExplanation explanation, ObjectNode structured) {
        Flips flips = explanation.flips();
        if (flips != null) {
            structured.set("flips", Structured.flips(flips.sets()));
        }
        if (explanation.now() != null) {
            structured.put("outcome_now", explanation.now().toString());
        }
        ArrayNode possible = structured.putArray("possible_now");
        explanation.possible().stream()
                .filter(PossibleCommand::isPossible)
                .forEach(command -> possible.add(command.command()));
    }

    /// The states of what it read, as they were when it was decided.
    private ObjectNode states(Decision decision) {
        ObjectNode states = Json.DATA.createObjectNode();
        for (EntityRef entity : decision.boundary().entities()) {
            memory.domain()
                    .entityType(entity.type())
                    .ifPresent(type -> states.set(entity.toString(), Json.tree(state(type, entity, decision))));
        }
        return states;
    }

    private <S> @Nullable S state(EntityType<S, ?> type, EntityRef entity, Decision decision) {
        return memory.states()
                .upTo(type, entity, decision.boundary().readPosition())
                .state();
    }

    /// What is stored in place of a decision that cannot be read.
    private static Reply raw(LogEntry.Unreadable unreadable, boolean full) {
        ObjectNode structured = unreadable.json();
        String text = unreadable.text();
        String shown = full || text.length() <= SHOWN_OF_RAW
                ? text
                : text.substring(0, SHOWN_OF_RAW) + "… (" + text.length() + " characters; detail full shows all)";
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
