package dev.whence.server.access;

import io.modelcontextprotocol.spec.HttpHeaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Carries a stdio client's messages to a server that speaks HTTP, one after the other, and the answers back. For a
/// folder that a server has open while a client wants to start a process of its own on it.
public final class StdioBridge {

    private static final String DATA = "data:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final OutputStream out;
    private String session = "";

    private StdioBridge(URI server, OutputStream out) {
        this.endpoint = server.resolve("/mcp");
        this.out = out;
    }

    /// Carries until the input ends.
    ///
    /// @throws ServerLostException if the server does not answer any more
    public static void carry(InputStream in, OutputStream out, URI server) throws IOException, InterruptedException {
        StdioBridge bridge = new StdioBridge(server, out);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    bridge.carry(line);
                }
            }
        } finally {
            bridge.end();
        }
    }

    private void carry(String message) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer;
        try {
            answer = http.send(
                    request()
                            .header("Accept", "application/json, text/event-stream")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(message))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new ServerLostException(endpoint.toString(), e);
        }
        session = answer.headers().firstValue(HttpHeaders.MCP_SESSION_ID).orElse(session);
        boolean stream = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        try (Stream<String> lines = answer.body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (!stream) {
                    write(line);
                } else if (line.startsWith(DATA)) {
                    write(line.substring(DATA.length()).strip());
                }
            }
        }
    }

    private void write(String message) throws IOException {
        if (!message.isBlank()) {
            out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint);
        return session.isEmpty() ? request : request.header(HttpHeaders.MCP_SESSION_ID, session);
    }

    private void end() throws InterruptedException {
        if (!session.isEmpty()) {
            try {
                http.send(request().DELETE().build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException gone) {
                // the server has ended, and its sessions with it
            }
        }
        http.close();
    }
}
