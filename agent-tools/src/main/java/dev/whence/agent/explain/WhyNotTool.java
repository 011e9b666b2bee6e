package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Checks;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.explain.whynot.WhyNot;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Why a command would be refused now, and what it would take.
final class WhyNotTool extends QueryTool<WhyNotTool.Asked> {

    private final Memory memory;

    record Asked(
            @Describe("A command's name, for example cancel_pending_order.")
            String command,

            @Describe("What you would call it with, conversation and on_behalf_of included.")
            Map<String, JsonNode> arguments,

            @Nullable Detail detail) {}

    WhyNotTool(Memory memory) {
        super(
                "why_not",
                "Tells whether a command would be accepted now, without issuing it; if not, by which rules, and the smallest"
                        + " changes of its arguments, or commands to issue before it, that would make it possible.",
                Asked.class,
                Schemas.object("""
                        "command": {"type": "string"}, "entity": {"type": "string"}, "outcome": {"type": "string"},
                        "as_of": {"type": "integer"},
                        "unmet": {"type": "array", "items": {"type": "object"}},
                        "origins": {"type": "array", "items": {"type": "object"}},
                        "conversation_opened_by": {"type": "string"},
                        "flips": {"type": "array", "items": {"type": "array"}, "description": "sets of changes of arguments"},
                        "plans": {"type": "array", "items": {"type": "array"}, "description": "commands to issue before"},
                        "operator_plans": {"type": "array", "items": {"type": "array"}},
                        "hopeless": {"type": "boolean"}, "exhausted": {"type": "boolean"}"""));
        this.memory = memory;
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Step step = new Step(asked.command(), asked.arguments());
        WhyNot answer = WhyNot.ask(memory.engine().forks(), step.request(call, memory));
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("command", answer.verdict().command().type())
                .put("entity", answer.about())
                .put("outcome", answer.verdict().outcome().toString())
                .put("as_of", answer.verdict().boundary().readPosition().value());
        if (answer.verdict().outcome().isRefusal()) {
            structured.set("unmet", Structured.list(answer.verdict().unmet(), Checks::unmet));
            structured.set("origins", Structured.list(answer.origins(), Structured::origin));
            if (answer.openedBy() != null) {
                structured.put("conversation_opened_by", answer.openedBy());
            }
            structured.set("flips", Structured.flips(answer.byArguments().sets()));
            structured.set("plans", Structured.plans(answer.plans()));
            structured.set("operator_plans", Structured.plans(answer.operatorPlans()));
            structured.put("hopeless", answer.isHopeless()).put("exhausted", answer.exhausted());
        }
        return Reply.answer(Detail.text(answer, asked.detail()), structured);
    }
}
