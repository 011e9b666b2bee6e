package dev.whence.server.http;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.node.Custodian;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What those who run the server can do about personal data, for the command line: `POST /personal/forget` with
/// `{"subject": "user:mara_lund_4821", "reason": "…"}`, and `POST /personal/backup-keys` with `{"file": "/…"}`.
///
/// Only JSON is taken, which no web page can send here without being asked for its origin first.
final class PersonalEndpoint {

    private final Custodian custodian;

    PersonalEndpoint(Custodian custodian) {
        this.custodian = custodian;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(
                        "/personal/forget",
                        RequestPredicates.contentType(MediaType.APPLICATION_JSON),
                        request -> answer(request, this::forget))
                .POST(
                        "/personal/backup-keys",
                        RequestPredicates.contentType(MediaType.APPLICATION_JSON),
                        request -> answer(request, this::backUpKeys))
                .build();
    }

    /// One thing that is done and answered.
    private interface Deed {
        JsonNode done(JsonNode wish) throws InterruptedException;
    }

    private JsonNode forget(JsonNode wish) throws InterruptedException {
        Origin origin = Origin.unknown()
                .withPrincipal(optional(wish, "principal"))
                .withReason(required(wish, "reason"))
                .withClient("whence command line");
        return Json.ENVELOPE.valueToTree(custodian.forget(EntityRef.parse(required(wish, "subject")), origin));
    }

    private JsonNode backUpKeys(JsonNode wish) {
        Path file = Path.of(required(wish, "file"));
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException("'file' must be an absolute path, but is '" + file + "'");
        }
        custodian.backUpKeys(file);
        return Json.ENVELOPE.createObjectNode().put("file", file.toString());
    }

    private static ServerResponse answer(ServerRequest request, Deed deed)
            throws ServletException, IOException, InterruptedException {
        try {
            JsonNode wish = Json.ENVELOPE.readTree(request.body(String.class));
            return Answers.json(200, deed.done(wish).toString());
        } catch (JacksonException | IllegalArgumentException unfit) {
            return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(unfit.getMessage()));
        } catch (KeysUnavailableException | LogUnavailableException unavailable) {
            return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
        }
    }

    private static String required(JsonNode wish, String name) {
        JsonNode value = wish.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw new IllegalArgumentException("'" + name + "' is missing: give it as text");
        }
        return value.asString();
    }

    private static @Nullable String optional(JsonNode wish, String name) {
        JsonNode value = wish.path(name);
        return value.isString() ? value.asString() : null;
    }
}
