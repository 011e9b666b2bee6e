package dev.whence.server.http;

import dev.whence.audit.AuditReport;
import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ProgressListener;
import dev.whence.proof.ProofException;
import dev.whence.server.mcp.RpcError;
import dev.whence.server.node.FolderException;
import dev.whence.server.proof.ExportWanted;
import dev.whence.server.proof.LocalDesk;
import dev.whence.server.proof.VerifyRequest;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;

/// `/proof/…`: what [LocalDesk] answers. `key`, `checkpoint`, `decision` (with `id`) and `consistency` (POST of a
/// checkpoint) answer with text; `verify` (POST of a [VerifyRequest]) with JSON lines that tell how far it is, and
/// the report as the last; `export` (POST of an [ExportWanted]) with an export.
final class ProofEndpoint {

    private final LocalDesk desk;

    ProofEndpoint(LocalDesk desk) {
        this.desk = desk;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/proof/key", request -> text(() -> desk.verifierKey(origin(request))))
                .GET("/proof/checkpoint", request -> text(() -> desk.checkpoint(origin(request))))
                .GET(
                        "/proof/decision",
                        request -> text(() -> desk.prove(request.param("id").orElse(""))))
                .POST("/proof/consistency", this::consistency)
                .POST("/proof/verify", this::verify)
                .POST("/proof/export", this::export)
                .build();
    }

    private static @Nullable String origin(ServerRequest request) {
        return request.param("origin").orElse(null);
    }

    private static ServerResponse text(Supplier<String> answer) {
        try {
            return ServerResponse.ok()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(answer.get());
        } catch (IllegalArgumentException | ProofException | FolderException unfit) {
            return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(unfit.getMessage()));
        } catch (LogUnavailableException unavailable) {
            return Answers.error(503, RpcError.INTERNAL_ERROR, String.valueOf(unavailable.getMessage()));
        }
    }

    private ServerResponse consistency(ServerRequest request) throws ServletException, IOException {
        String checkpoint = request.body(String.class);
        return text(() -> desk.proveConsistency(checkpoint));
    }

    private ServerResponse verify(ServerRequest request) throws ServletException, IOException {
        VerifyRequest wanted;
        try {
            wanted = Json.ENVELOPE.readValue(request.body(String.class), VerifyRequest.class);
        } catch (JacksonException e) {
            return Answers.error(400, RpcError.INVALID_REQUEST, "What to verify cannot be read: " + e.getMessage());
        }
        return ServerResponse.ok().contentType(MediaType.APPLICATION_NDJSON).build((_, response) -> {
            OutputStream out = response.getOutputStream();
            line(out, verified(wanted, out));
            return null;
        });
    }

    /// What cannot be read ends the answer before its last line, without which no export is sound.
    private ServerResponse export(ServerRequest request) throws ServletException, IOException {
        ExportWanted wanted;
        try {
            wanted = Json.ENVELOPE.readValue(request.body(String.class), ExportWanted.class);
            wanted.query();
            desk.checkpoint(null); // says beforehand what would stop the export
        } catch (JacksonException | IllegalArgumentException | ProofException | FolderException unfit) {
            return Answers.error(400, RpcError.INVALID_REQUEST, String.valueOf(unfit.getMessage()));
        }
        return ServerResponse.ok().contentType(MediaType.APPLICATION_NDJSON).build((_, response) -> {
            desk.export(wanted, response.getOutputStream(), ProgressListener.NOBODY);
            return null;
        });
    }

    private Map<String, Object> verified(VerifyRequest wanted, OutputStream out) {
        try {
            AuditReport report = desk.verify(
                    wanted, (step, done, total) -> line(out, Map.of("step", step, "done", done, "total", total)));
            return Map.of("report", report);
        } catch (IllegalArgumentException | ProofException | FolderException | LogUnavailableException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    /// A caller who has gone ends the audit.
    private static void line(OutputStream out, Map<String, Object> line) {
        try {
            out.write((Json.ENVELOPE.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
