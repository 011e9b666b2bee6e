package dev.whence.server.http;

import dev.whence.server.mcp.RpcError;
import io.modelcontextprotocol.spec.McpError;
import java.util.Objects;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.EntityResponse;
import org.springframework.web.servlet.function.ServerResponse;

/// The bodies of answers that are not a tool's.
final class Answers {

    private Answers() {}

    static ServerResponse json(int status, String body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    static ServerResponse error(int status, int code, String message) {
        return json(status, new RpcError(code, message).toJson(null));
    }

    /// The transport's own answer, unless it is an error: these have a body of exceptions or plain text, or none.
    static ServerResponse readable(ServerResponse answer) {
        HttpStatusCode status = answer.statusCode();
        if (!status.isError()) {
            return answer;
        }
        return switch (status.value()) {
            case 404 ->
                error(
                        404,
                        RpcError.INVALID_REQUEST,
                        "This MCP session is unknown here: the server was started anew,"
                                + " or closed the session after long disuse. Send initialize to open another. Nothing is lost:"
                                + " no state of Whence lives in a session.");
            case 503 -> error(503, RpcError.INTERNAL_ERROR, "The server is shutting down and takes no more calls.");
            default -> error(status.value(), code(answer), text(answer));
        };
    }

    private static int code(ServerResponse answer) {
        return answer.statusCode().is5xxServerError() ? RpcError.INTERNAL_ERROR : RpcError.INVALID_REQUEST;
    }

    private static String text(ServerResponse answer) {
        if (!(answer instanceof EntityResponse<?> response)) {
            return "Not possible (HTTP status " + answer.statusCode().value() + ").";
        }
        if (!(response.entity() instanceof McpError error)) {
            return response.entity().toString();
        }
        if ("Session ID missing".equals(error.getMessage())) {
            return "The Mcp-Session-Id header is missing: send initialize first, then the id from its answer.";
        }
        return Objects.requireNonNullElse(error.getMessage(), "Something broke inside.");
    }
}
