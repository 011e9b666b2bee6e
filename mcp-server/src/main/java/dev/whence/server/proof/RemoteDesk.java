package dev.whence.server.proof;

import dev.whence.audit.AuditProgress;
import dev.whence.audit.AuditReport;
import dev.whence.json.Json;
import dev.whence.log.ProgressListener;
import dev.whence.server.access.ServerLostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A desk at the log that a server has open, asked over HTTP.
final class RemoteDesk implements ProofDesk {

    private static final int BUFFER = 1 << 16;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    RemoteDesk(URI server) {
        this.server = server;
    }

    @Override
    public String verifierKey(@Nullable String origin) {
        return text("/proof/key" + (origin == null ? "" : "?origin=" + encoded(origin)));
    }

    @Override
    public String checkpoint(@Nullable String origin) {
        return text("/proof/checkpoint" + (origin == null ? "" : "?origin=" + encoded(origin)));
    }

    @Override
    public String prove(String decision) {
        return text("/proof/decision?id=" + encoded(decision));
    }

    @Override
    public String proveConsistency(String checkpoint) {
        return read(body(request("/proof/consistency").POST(BodyPublishers.ofString(checkpoint))));
    }

    @Override
    public AuditReport verify(VerifyRequest request, AuditProgress progress) {
        InputStream answer =
                body(request("/proof/verify").POST(BodyPublishers.ofString(Json.ENVELOPE.writeValueAsString(request))));
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
            throw new ServerLostException(server.toString(), e);
        }
    }

    @Override
    public void export(ExportWanted wanted, OutputStream out, ProgressListener progress) throws IOException {
        InputStream answer =
                body(request("/proof/export").POST(BodyPublishers.ofString(Json.ENVELOPE.writeValueAsString(wanted))));
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
        return read(body(request(path).GET()));
    }

    private String read(InputStream answer) {
        try (answer) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServerLostException(server.toString(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    private InputStream body(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(refusal(read(answer.body())));
            }
            return answer.body();
        } catch (IOException e) {
            throw new ServerLostException(server.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerLostException(server.toString(), e);
        }
    }

    private static String refusal(String body) {
        try {
            return Json.ENVELOPE.readTree(body).at("/error/message").asString(body);
        } catch (JacksonException noJson) {
            return body;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
