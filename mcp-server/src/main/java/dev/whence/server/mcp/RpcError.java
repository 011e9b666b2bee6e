package dev.whence.server.mcp;

import dev.whence.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON-RPC error: the answer to a message that is not a call Whence could take on.
///
/// @param code one of the codes of JSON-RPC 2.0
/// @param message what was found, what is expected, and what to do
public record RpcError(int code, String message) {

    /// The message is not JSON.
    public static final int PARSE_ERROR = -32700;

    /// The message is JSON, but not a JSON-RPC request.
    public static final int INVALID_REQUEST = -32600;

    /// The request is one, but what it asks for does not exist or its parameters do not fit.
    public static final int INVALID_PARAMS = -32602;

    /// Something broke inside.
    public static final int INTERNAL_ERROR = -32603;

    /// The whole response.
    ///
    /// @param id the request's id; null where it could not be read
    public String toJson(@Nullable JsonNode id) {
        ObjectNode response = Json.ENVELOPE.createObjectNode();
        response.put("jsonrpc", "2.0");
        response.set("id", id == null ? Json.ENVELOPE.nullNode() : id);
        response.putObject("error").put("code", code).put("message", message);
        return response.toString();
    }
}
