package dev.whence.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// Speaks MCP by hand, so that it can also speak it wrongly.
final class RawClient {

    private static final String ACCEPT = "application/json, text/event-stream";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private String session = "";

    RawClient(URI base) {
        this.base = base;
    }

    /// Opens a session.
    RawClient initialized() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("""
                {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
                 "capabilities": {}, "clientInfo": {"name": "raw", "version": "1"}}}""");
        assertThat(message(answer).at("/result/serverInfo/name").asString()).isEqualTo("whence");
        session = answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
        return this;
    }

    String session() {
        return session;
    }

    RawClient withSession(String id) {
        session = id;
        return this;
    }

    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return send(body, Map.of());
    }

    HttpResponse<String> send(String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/mcp"))
                .header("Accept", ACCEPT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        headers.forEach(request::setHeader);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/mcp"))
                .header("Mcp-Session-Id", session)
                .DELETE()
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> call(String arguments) throws IOException, InterruptedException {
        return send("""
                {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "echo_back", "arguments": %s}}""".formatted(arguments));
    }

    /// The same, not waiting for the answer.
    CompletableFuture<HttpResponse<String>> callLater(String arguments) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return call(arguments);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Takes a request back.
    HttpResponse<String> cancel(int id) throws IOException, InterruptedException {
        return send("""
                {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": %d}}""".formatted(id));
    }

    /// The JSON-RPC message in an answer, be it plain JSON or the only event of a stream.
    static JsonNode message(HttpResponse<String> answer) {
        String body = answer.body();
        String json = body.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .findFirst()
                .orElse(body);
        return Json.ENVELOPE.readTree(json);
    }
}
