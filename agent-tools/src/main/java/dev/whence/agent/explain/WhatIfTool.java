package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Checks;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.decision.Decision;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.whatif.WhatIf;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What commands would lead to, one after the other, without recording any of them.
final class WhatIfTool extends QueryTool<WhatIfTool.Asked> {

    private static final int MOST_COMMANDS = 50;

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("In the order in which they would be issued.")
            List<Step> commands,

            @Describe("When: a position in the log, a decision's id, or a time. Now if absent.") @Nullable
            String asOf,

            @Nullable Detail detail,

            @Describe("Steps and changes a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    WhatIfTool(Memory memory) {
        super(
                "what_if",
                "Tells what would happen if commands were issued one after the other, now or at an earlier time: each"
                        + " verdict, and what would change. Nothing is recorded. Its token stands for this plan and outcome.",
                Asked.class,
                Schemas.object("""
                        "as_of": {"type": "integer"}, "accepted": {"type": "boolean"},
                        "steps": {"type": "array", "items": {"type": "object", "properties": {
                            "command": {"type": "string"}, "outcome": {"type": "string"},
                            "unmet": {"type": "array", "items": {"type": "object"}},
                            "events": {"type": "array", "items": {"type": "object"}}}}},
                        "changes": {"type": "array", "items": {"type": "object", "properties": {
                            "entity": {"type": "string"}, "fields": {"type": "array", "items": {"type": "object"}}}}},
                        "token": {"type": "string"}, "total": {"type": "integer"}, "cursor": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        if (asked.commands().isEmpty() || asked.commands().size() > MOST_COMMANDS) {
            throw new UnanswerableException(
                    asked.commands().size() + " commands were given: give 1 to " + MOST_COMMANDS + ".");
        }
        Forks forks = memory.engine().forks();
        Page page = Page.of(
                asked.limit(),
                asked.cursor(),
                memory.log(),
                () -> asked.asOf() == null ? memory.log().head() : places.asOf(asked.asOf()));
        Fork fork = asked.asOf() == null ? forks.nowAfter(page.asOf()) : forks.asOf(page.asOf());
        List<CommandRequest> requests = asked.commands().stream()
                .map(step -> step.request(call, memory))
                .toList();
        WhatIf answer = WhatIf.run(forks, fork, requests);
        ObjectNode structured =
                Json.DATA.createObjectNode().put("as_of", answer.base().value()).put("accepted", answer.isAccepted());
        Page pageOfChanges = page.after(answer.steps().size());
        structured.set("steps", Structured.list(page.of(answer.steps()), WhatIfTool::step));
        structured.set("changes", Structured.list(pageOfChanges.of(answer.changes()), change -> {
            ObjectNode json =
                    Json.DATA.createObjectNode().put("entity", change.entity().toString());
            json.set("fields", Structured.list(change.fields(), Structured::change));
            return json;
        }));
        int total = answer.steps().size() + answer.changes().size();
        structured.put("token", answer.token().text()).put("total", total);
        List<String> lines = answer.lines(page.from(), page.from() + page.size());
        return Reply.answer(page.text(lines, asked.detail(), total, structured), structured);
    }

    private static ObjectNode step(Decision decision) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("command", decision.command().type())
                .put("outcome", decision.outcome().toString());
        if (decision.outcome().isRefusal()) {
            json.set("unmet", Structured.list(decision.unmet(), Checks::unmet));
        } else {
            json.set("events", Structured.list(decision.events(), Structured::event));
        }
        return json;
    }
}
