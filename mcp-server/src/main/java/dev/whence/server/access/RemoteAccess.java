package dev.whence.server.access;

import dev.whence.agent.tools.Progress;
import dev.whence.agent.tools.Reply;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.json.Json;
import dev.whence.server.access.RemoteServer.Call;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.FolderException;
import dev.whence.server.node.Forgotten;
import dev.whence.server.node.IndexReport;
import dev.whence.server.subscription.SubscriptionControl;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A memory that a server has open, asked over MCP and, for the log, over HTTP.
final class RemoteAccess implements Access {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BACKUP = Duration.ofHours(6);
    private static final Duration LONG_CALL = Duration.ofMinutes(2);

    private final RemoteServer server;
    private final URI url;
    private @Nullable McpSyncClient client;
    private volatile Progress heard = Progress.UNHEARD;
    private volatile CompletableFuture<CallToolResult> awaited = new CompletableFuture<>();

    private RemoteAccess(URI url) {
        this.server = new RemoteServer(url);
        this.url = url;
    }

    static RemoteAccess to(URI url) {
        return new RemoteAccess(url);
    }

    /// Whether a server answers there and says that it serves this folder.
    static boolean serves(URI url, DataFolder folder) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(url.resolve("/health"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return Json.ENVELOPE
                    .readTree(answer.body())
                    .path("data")
                    .asString("")
                    .equals(folder.path().toString());
        } catch (IOException | JacksonException | IllegalArgumentException nobodyOrSomebodyElse) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Reply call(String tool, ObjectNode arguments, Progress progress) {
        Map<String, Object> given = new LinkedHashMap<>();
        arguments.properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        heard = progress;
        CallToolResult result = answer(CallToolRequest.builder(tool)
                .arguments(given)
                .progressToken(tool)
                .build());
        String text = result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
        return new Reply(
                text, Json.ENVELOPE.valueToTree(result.structuredContent()), Boolean.TRUE.equals(result.isError()));
    }

    private CallToolResult answer(CallToolRequest request) {
        CompletableFuture<CallToolResult> answer = new CompletableFuture<>();
        McpSyncClient connection = connected();
        awaited = answer;
        Thread.ofVirtual().name("whence-call").start(() -> {
            try {
                answer.complete(connection.callTool(request));
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof McpError refused ? refused(refused) : unchecked(failed);
        }
    }

    private static IllegalArgumentException refused(McpError refused) {
        return new IllegalArgumentException(
                refused.getJsonRpcError() == null
                        ? refused.getMessage()
                        : refused.getJsonRpcError().message(),
                refused);
    }

    private static RuntimeException unchecked(CompletionException failed) {
        return failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }

    /// One call is made at a time, so that what is heard is about it. Whoever wants it to end closes the session,
    /// which ends the work in the server too.
    private void hear(McpSchema.ProgressNotification told) {
        boolean goOn = heard.at(
                told.progress().longValue(),
                told.total() == null ? 0 : told.total().longValue());
        if (!goOn) {
            heard = Progress.UNHEARD;
            Thread.ofVirtual().name("whence-cancel").start(() -> {
                awaited.completeExceptionally(new CallEndedException());
                closeClient();
            });
        }
    }

    private synchronized void closeClient() {
        if (client != null) {
            client.closeGracefully();
            client = null;
        }
    }

    private McpSyncClient connected() {
        if (client == null) {
            client = McpClient.sync(HttpClientStreamableHttpTransport.builder(url.toString())
                            .endpoint("/mcp")
                            .jsonMapper(ToolServer.MAPPER)
                            .openConnectionOnStartup(false)
                            .build())
                    .clientInfo(Implementation.builder("whence", "command line").build())
                    .requestTimeout(LONG_CALL)
                    .progressConsumer(this::hear)
                    .jsonSchemaValidator(ToolServer.UNCHECKED)
                    .build();
            client.initialize();
        }
        return client;
    }

    @Override
    public List<String> decisions(long after, @Nullable String entity, int most, Duration wait)
            throws InterruptedException {
        String path = "/log?after=" + after + "&limit=" + most + "&wait=" + wait.toSeconds()
                + (entity == null ? "" : "&entity=" + RemoteServer.encoded(entity));
        return server.text(Call.get(path).within(wait.plus(LONG_CALL)), IllegalArgumentException::new)
                .lines()
                .toList();
    }

    @Override
    public BackupReport backUp(Path folder) {
        Call call = Call.post("/backup?folder=" + RemoteServer.encoded(folder.toString()), "");
        try {
            return Json.ENVELOPE.readValue(server.text(call.within(BACKUP), FolderException::new), BackupReport.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FolderException("The wait for the backup was interrupted; it may go on in the server", e);
        }
    }

    @Override
    public IndexReport rebuildIndex() throws InterruptedException {
        return report(Call.post("/index/rebuild", "{}"));
    }

    @Override
    public IndexReport index() throws InterruptedException {
        return report(Call.get("/index"));
    }

    private IndexReport report(Call call) throws InterruptedException {
        String text = server.text(call.within(LONG_CALL), message -> new IndexUnavailableException(message, null));
        return Json.ENVELOPE.readValue(text, IndexReport.class);
    }

    @Override
    public SubscriptionControl subscriptions() {
        return new RemoteSubscriptions(server);
    }

    @Override
    public Forgotten forget(String subject, String reason) throws InterruptedException {
        ObjectNode wish = Json.ENVELOPE
                .createObjectNode()
                .put("subject", subject)
                .put("reason", reason)
                .put("principal", System.getProperty("user.name"));
        return Json.ENVELOPE.readValue(post("/personal/forget", wish), Forgotten.class);
    }

    @Override
    public void backUpKeys(Path copy) throws InterruptedException {
        post(
                "/personal/backup-keys",
                Json.ENVELOPE
                        .createObjectNode()
                        .put("file", copy.toAbsolutePath().toString()));
    }

    private String post(String path, ObjectNode body) throws InterruptedException {
        return server.text(Call.post(path, body.toString()).within(LONG_CALL), IllegalArgumentException::new);
    }

    @Override
    public void close() {
        closeClient();
        server.close();
    }
}
