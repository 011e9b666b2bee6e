package dev.whence.server.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the [Door] made of a message: it may go on to the MCP SDK, or it is answered at once.
public sealed interface Admission {

    /// The message may go on, perhaps rewritten.
    ///
    /// @param method what it asks for; null for a response
    /// @param id the request's id; null for a notification
    record Passed(
            String message,
            @Nullable String method,
            @Nullable JsonNode id) implements Admission {

        /// Whether it is to be answered.
        boolean isRequest() {
            return method != null && id != null;
        }

        /// Whether it opens a session.
        public boolean opens() {
            return "initialize".equals(method);
        }
    }

    /// The message goes no further.
    ///
    /// @param id the request's id; null where it could not be read
    record Answered(@Nullable JsonNode id, RpcError error) implements Admission {

        public String json() {
            return error.toJson(id);
        }

        /// Whether this is a request that was understood and names something wrong, rather than no request at all.
        public boolean isUnderstood() {
            return error.code() == RpcError.INVALID_PARAMS;
        }
    }
}
