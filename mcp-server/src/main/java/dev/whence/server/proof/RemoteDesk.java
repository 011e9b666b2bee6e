package dev.whence.server.proof;

import dev.whence.audit.AuditProgress;
import dev.whence.audit.AuditReport;
import dev.whence.json.Json;
import dev.whence.log.ProgressListener;
import dev.whence.server.access.RemoteServer;
import dev.whence.server.access.RemoteServer.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A desk at the log that a server has open, asked over HTTP.
final class RemoteDesk implements ProofDesk {

    private static final int BUFFER = 1 << 16;

    private final RemoteServer server;

    RemoteDesk(URI server) {
        this.server = new RemoteServer(server);
    }

    @Override
    public String verifierKey(@Nullable String origin) {
        return text("/proof/key" + (origin == null ? "" : "?origin=" + RemoteServer.encoded(origin)));
    }

    @Override
    public String checkpoint(@Nullable String origin) {
        return text("/proof/checkpoint" + (origin == null ? "" : "?origin=" + RemoteServer.encoded(origin)));
    }

    @Override
    public String prove(String decision) {
        return text("/proof/decision?id=" + RemoteServer.encoded(decision));
    }

    @Override
    public String proveConsistency(String checkpoint) {
        return server.textUninterrupted(Call.post("/proof/consistency", checkpoint), IllegalArgumentException::new);
    }

    @Override
    public AuditReport verify(VerifyRequest request, AuditProgress progress) {
        InputStream answer = stream(Call.post("/proof/verify", Json.ENVELOPE.writeValueAsString(request)));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode told = Json.ENVELOPE.readTree(line);
                if (told.has("report")) {
                    return Json.ENVELOPE.treeToValue(told.path("report"), AuditReport.class);
                }
                if (told.has("error")) {
                    throw new IllegalArgumentException(told.path("error").asString());
                }
                progress.at(
                        told.path("step").asString(),
                        told.path("done").asLong(),
                        told.path("total").asLong());
            }
            throw new IOException("it ended without a report");
        } catch (IOException e) {
            throw server.lost(e);
        }
    }

    @Override
    public void export(ExportWanted wanted, OutputStream out, ProgressListener progress) throws IOException {
        InputStream answer = stream(Call.post("/proof/export", Json.ENVELOPE.writeValueAsString(wanted)));
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (answer) {
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                out.write(buffer, 0, read);
                total += read;
                progress.at(total, 0);
            }
        }
    }

    private String text(String path) {
        return server.textUninterrupted(Call.get(path), IllegalArgumentException::new);
    }

    private InputStream stream(Call call) {
        return server.streamUninterrupted(call, IllegalArgumentException::new);
    }

    @Override
    public void close() {
        server.close();
    }
}
