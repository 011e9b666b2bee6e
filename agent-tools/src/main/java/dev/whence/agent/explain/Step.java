package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.CommandCall;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Vocabulary;
import dev.whence.engine.CommandRequest;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A command that is asked about rather than asked for.
record Step(
        @Describe("Its name.") String command,

        @Describe("What you would call it with, conversation and reason included.")
        Map<String, JsonNode> arguments) {

    /// Stands in for a reason that a question does not give, since the real call will have one.
    private static final String REASON = "asked about, not asked for";

    /// The request that a call of the command would make; its reason is taken as given.
    CommandRequest request(Call call, Memory memory) {
        return request(REASON, call, memory);
    }

    /// The request with a reason, unless the arguments give one.
    CommandRequest request(String reason, Call call, Memory memory) {
        ObjectNode given = Json.DATA.createObjectNode().put("reason", reason);
        arguments.forEach(given::set);
        return CommandCall.read(
                new Vocabulary(memory.domain()).command(command), new Call(given, call.caller()), memory.log());
    }
}
