package dev.whence.server.mcp;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Tool;
import dev.whence.agent.tools.ToolDescription;
import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.agent.tools.Toolbox;
import dev.whence.json.Json;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.node.ObjectNode;

/// Answers with what it was given, after `pause_millis`; refuses where `refuse` is true and breaks where
/// `break` is.
/// Where `until_cancelled` is true, goes on until it is cancelled, ten seconds at most, and says whether it was.
public final class EchoTool implements Tool {

    /// How calls with `until_cancelled` ended.
    public static final BlockingQueue<String> ENDED = new LinkedBlockingQueue<>();

    public static Toolbox toolbox() {
        return new Toolbox("Say something.", List.of(new EchoTool()));
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "echo_back",
                "Echo back",
                "Says what it was given.",
                Json.ENVELOPE.readTree("""
                        {"type": "object", "properties": {"amount": {"type": "number"}}, "required": ["amount"],
                         "additionalProperties": false}"""),
                Json.ENVELOPE.readTree("""
                        {"type": "object", "properties": {"got": {}, "client": {"type": "string"}}}"""),
                Effect.READS);
    }

    @Override
    public Reply call(Call call) {
        if (call.arguments().path("break").asBoolean(false)) {
            throw new IllegalStateException("it broke");
        }
        if (call.arguments().path("until_cancelled").asBoolean(false)) {
            return untilCancelled(call);
        }
        pause(call.arguments().path("pause_millis").asInt(0));
        ObjectNode structured = Json.ENVELOPE.createObjectNode();
        structured.set("got", call.arguments());
        structured.put("client", call.caller().client());
        String text = call.arguments().toString();
        return new Reply(
                text.length() > 200 ? text.length() + " characters" : text,
                text.length() > 200 ? Json.ENVELOPE.createObjectNode() : structured,
                call.arguments().path("refuse").asBoolean(false));
    }

    private static Reply untilCancelled(Call call) {
        int steps = 0;
        while (steps < 1_000 && call.progress().at(steps, 1_000)) {
            pause(10);
            steps++;
        }
        String text = steps < 1_000 ? "cancelled" : "done";
        ENDED.add(text);
        return new Reply(text, Json.ENVELOPE.createObjectNode(), false);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
