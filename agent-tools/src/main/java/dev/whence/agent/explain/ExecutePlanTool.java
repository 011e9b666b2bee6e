package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Checks;
import dev.whence.agent.tools.Cited;
import dev.whence.agent.tools.CommandTools;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.agent.tools.Vocabulary;
import dev.whence.decision.Decision;
import dev.whence.explain.Citation;
import dev.whence.explain.whatif.PlanRun;
import dev.whence.explain.whatif.PlanRun.State;
import dev.whence.explain.whatif.PlanToken;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.schema.Describe;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Issues for real what was tried out, if nothing has changed since.
final class ExecutePlanTool extends QueryTool<ExecutePlanTool.Asked> {

    private final Memory memory;

    record Asked(
            @Describe("The same as were given to what_if.") List<Step> commands,

            @Describe("What what_if answered.") String token,

            @Describe("Why you ask for this; recorded with each command that has no reason of its own.")
            String reason,

            @Nullable Detail detail) {}

    ExecutePlanTool(Memory memory) {
        super(
                "execute_plan",
                "Issues the commands of a plan that what_if tried out, if what they read is as it was then; otherwise it"
                        + " records nothing, or stops at the first that is refused.",
                Asked.class,
                Schemas.object("""
                        "state": {"type": "string", "enum": ["done", "stale", "refused", "stopped"]},
                        "steps": {"type": "array", "items": {"type": "object", "properties": {
                            "decision": {"type": "object"}, "outcome": {"type": "string"},
                            "unmet": {"type": "array", "items": {"type": "object"}}}}}"""),
                Effect.DESTROYS);
        this.memory = memory;
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Vocabulary vocabulary = new Vocabulary(memory.domain());
        asked.commands().forEach(step -> requireOffered(vocabulary.command(step.command())));
        PlanRun run = PlanRun.execute(
                memory.engine(),
                asked.commands().stream()
                        .map(step -> step.request(asked.reason(), call, memory))
                        .toList(),
                new PlanToken(asked.token().strip()));
        ObjectNode structured =
                Json.DATA.createObjectNode().put("state", run.state().name().toLowerCase(Locale.ROOT));
        structured.set("steps", Structured.list(run.steps(), ExecutePlanTool::step));
        return new Reply(Detail.text(run, asked.detail()), structured, run.state() != State.DONE);
    }

    /// What a caller cannot issue alone cannot be issued in a plan either.
    private void requireOffered(CommandType<?> type) {
        if (!CommandTools.offered(memory.domain()).contains(type)) {
            throw new UnanswerableException("Nothing was recorded: " + type.snakeName()
                    + " is for operators, so that no plan of yours can have it.");
        }
    }

    private static ObjectNode step(Decision decision) {
        ObjectNode json =
                Json.DATA.createObjectNode().put("outcome", decision.outcome().toString());
        json.set("decision", Cited.json(Citation.of(decision)));
        if (decision.outcome().isRefusal()) {
            json.set("unmet", Structured.list(decision.unmet(), Checks::unmet));
        }
        return json;
    }
}
