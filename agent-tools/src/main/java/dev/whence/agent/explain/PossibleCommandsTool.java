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
import dev.whence.explain.PossibleCommand;
import dev.whence.explain.PossibleCommands;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be done with an entity now.
final class PossibleCommandsTool extends QueryTool<PossibleCommandsTool.Asked> {

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The entity as type:id, for example order:#W1.")
            String entity,

            @Nullable Detail detail) {}

    PossibleCommandsTool(Memory memory) {
        super(
                "possible_commands",
                "Tells which commands an entity's state allows now, and which it forbids by which rule.",
                Asked.class,
                Schemas.object("""
                        "entity": {"type": "string"}, "exists": {"type": "boolean"}, "version": {"type": "integer"},
                        "possible": {"type": "array", "items": {"type": "string"}},
                        "forbidden": {"type": "array", "items": {"type": "object", "properties": {
                            "command": {"type": "string"}, "by": {"type": "array", "items": {"type": "object"}}}}}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Places.Entity entity = places.recorded(asked.entity());
        PossibleCommands answer = memory.explainer().whatIsPossible(entity.ref());
        if (!answer.exists()) {
            throw new UnanswerableException(answer.text());
        }
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("entity", entity.ref().toString())
                .put("exists", answer.exists())
                .put("version", answer.version().value());
        ArrayNode possible = structured.putArray("possible");
        ArrayNode forbidden = structured.putArray("forbidden");
        for (PossibleCommand command : answer.commands()) {
            if (command.isPossible()) {
                possible.add(command.command());
            } else {
                forbidden
                        .addObject()
                        .put("command", command.command())
                        .set("by", Structured.list(command.forbiddenBy(), Checks::unmet));
            }
        }
        return Reply.answer(Detail.text(answer, asked.detail()), structured);
    }
}
