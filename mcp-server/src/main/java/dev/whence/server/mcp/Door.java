package dev.whence.server.mcp;

import dev.whence.agent.text.Similar;
import dev.whence.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks at every message before the MCP SDK does, because the SDK answers what it cannot read with stack traces,
/// with an empty stream, or not at all.
///
/// A call of a tool that exists always passes, whatever its arguments are: what is wrong with them is for the
/// tool to say. Arguments that are no JSON object travel in `_meta` under [#ARGUMENTS].
public final class Door {

    /// Where arguments travel that are not a JSON object, which the SDK could not carry.
    public static final String ARGUMENTS = "dev.whence/arguments";

    /// Where a call of a tool carries its name among [RunningCalls].
    static final String CALL = "dev.whence/call";

    private final Supplier<? extends Collection<String>> toolNames;
    private final RunningCalls calls;

    /// @param calls learn which of them are cancelled
    public Door(Supplier<? extends Collection<String>> toolNames, RunningCalls calls) {
        this.toolNames = toolNames;
        this.calls = calls;
    }

    /// Decides what happens with a message.
    ///
    /// @param session of the caller; empty where there is only one
    public Admission admit(byte[] utf8, String session) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return admit(text, session);
        } catch (CharacterCodingException e) {
            return new Admission.Answered(
                    null, new RpcError(RpcError.PARSE_ERROR, "This is not UTF-8 text. Nothing was done."));
        }
    }

    private Admission admit(String text, String session) {
        JsonNode message;
        try {
            message = Json.ENVELOPE.readTree(text);
        } catch (JacksonException e) {
            return new Admission.Answered(null, new RpcError(RpcError.PARSE_ERROR, notJson(e)));
        }
        if (!(message instanceof ObjectNode request)) {
            return new Admission.Answered(null, notAMessage(message));
        }
        return admit(request, text, session);
    }

    private Admission admit(ObjectNode request, String text, String session) {
        JsonNode id = request.get("id");
        if (!request.path("jsonrpc").asString("").equals("2.0")) {
            return invalid(id, "This is not a JSON-RPC 2.0 message: it needs \"jsonrpc\": \"2.0\".");
        }
        if (id != null && !id.isString() && !id.isNumber()) {
            return invalid(null, "The id must be a string or a number, but is " + kind(id) + ".");
        }
        JsonNode method = request.get("method");
        if (method == null && (request.has("result") || request.has("error"))) {
            return new Admission.Passed(text, null, id);
        }
        if (method == null || !method.isString()) {
            return invalid(id, "The message has no method: name one, for example tools/list or tools/call.");
        }
        return switch (method.stringValue()) {
            case "initialize" -> initialize(request, id, text);
            case "tools/call" -> toolCall(request, id, session);
            case "notifications/cancelled" -> cancelled(request, text, session);
            default -> new Admission.Passed(text, method.stringValue(), id);
        };
    }

    private static Admission initialize(ObjectNode request, @Nullable JsonNode id, String text) {
        JsonNode params = request.path("params");
        boolean complete = params.path("protocolVersion").isString()
                && params.path("capabilities").isObject()
                && params.path("clientInfo").path("name").isString()
                && params.path("clientInfo").path("version").isString();
        if (id == null || !complete) {
            return params(
                    id,
                    "initialize needs an id and params with protocolVersion (2025-11-25), capabilities (an object), and"
                            + " clientInfo with name and version.");
        }
        return new Admission.Passed(text, "initialize", id);
    }

    private Admission cancelled(ObjectNode notification, String text, String session) {
        calls.cancel(RunningCalls.name(session, notification.path("params").path("requestId")));
        return new Admission.Passed(text, "notifications/cancelled", null);
    }

    private Admission toolCall(ObjectNode request, @Nullable JsonNode id, String session) {
        if (id == null) {
            return invalid(null, "tools/call needs an id, so that it can be answered. Nothing was done.");
        }
        if (!(request.get("params") instanceof ObjectNode params)
                || !params.path("name").isString()) {
            return params(
                    id, "tools/call needs params with the tool's name and its arguments. tools/list tells the tools.");
        }
        String name = params.path("name").stringValue();
        if (!toolNames.get().contains(name)) {
            return params(id, unknownTool(name));
        }
        ObjectNode meta = params.get("_meta") instanceof ObjectNode present ? present : params.putObject("_meta");
        meta.put(CALL, RunningCalls.name(session, id));
        JsonNode arguments = params.get("arguments");
        if (!(arguments instanceof ObjectNode)) {
            params.putObject("arguments");
            if (arguments != null && !arguments.isNull()) {
                meta.set(ARGUMENTS, arguments);
            }
        }
        return new Admission.Passed(request.toString(), "tools/call", id);
    }

    private String unknownTool(String name) {
        Optional<String> near = Similar.to(name, toolNames.get());
        return "There is no tool '" + Similar.shortened(name) + "'."
                + near.map(other -> " Did you mean '" + other + "'?").orElse("") + " tools/list tells the tools.";
    }

    private static RpcError notAMessage(JsonNode message) {
        String found = message.isArray()
                ? "This is a batch, which MCP does not have: send one message at a time."
                : message.isMissingNode()
                        ? "The message is empty: send one JSON-RPC 2.0 message."
                        : "This is " + kind(message) + ", not a JSON-RPC 2.0 message, which is an object.";
        return new RpcError(RpcError.INVALID_REQUEST, found);
    }

    private static String notJson(JacksonException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return "This is not JSON" + where + ": " + firstLine(e.getOriginalMessage()) + ". Nothing was done.";
    }

    private static String firstLine(@Nullable String text) {
        return text == null
                ? "no more is known"
                : Similar.shortened(text.lines().findFirst().orElse(""));
    }

    private static Admission invalid(@Nullable JsonNode id, String message) {
        return new Admission.Answered(id, new RpcError(RpcError.INVALID_REQUEST, message));
    }

    private static Admission params(@Nullable JsonNode id, String message) {
        return new Admission.Answered(id, new RpcError(RpcError.INVALID_PARAMS, message));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "missing";
        };
    }
}
