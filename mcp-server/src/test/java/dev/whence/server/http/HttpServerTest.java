package dev.whence.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.agent.tools.Toolbox;
import dev.whence.decision.Boundary;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.index.DecisionIndex;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.library.Library;
import dev.whence.server.mcp.EchoTool;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.DataFolder;
import dev.whence.server.proof.LocalDesk;
import dev.whence.server.proof.LogSigner;
import dev.whence.server.subscription.SubscriptionDesk;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HttpServerTest {

    private static final DecisionLog LOG = new InMemoryDecisionLog();

    private static final DecisionIndex INDEX = DecisionIndex.inMemory(LOG, new Library().domain());

    @TempDir
    private static Path folder;

    private static SubscriptionDesk subscriptions;
    private static HttpServer server;

    private RawClient client;

    @BeforeAll
    static void start() {
        subscriptions = SubscriptionDesk.open(folder, LOG, INDEX, List.of());
        server = started(0);
    }

    @AfterAll
    static void stop() {
        server.close();
        subscriptions.close();
        INDEX.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = new RawClient(server.url()).initialized();
    }

    private static final DataFolder NOWHERE = DataFolder.at(Path.of("nowhere"));

    private static HttpServer started(int port) {
        return started(HttpSettings.onPort(port));
    }

    private static HttpServer started(HttpSettings settings) {
        Toolbox toolbox = EchoTool.toolbox();
        return HttpServer.start(
                settings,
                new Served(
                        toolbox,
                        new ToolServer(toolbox, "1", "somebody"),
                        new LocalDesk(LOG, new LogSigner(NOWHERE), NOWHERE, false),
                        INDEX,
                        folder -> new BackupReport(1, Instant.EPOCH, 3, "root", 100),
                        subscriptions,
                        null,
                        () -> new Health(true, Map.of("decisions", 3))));
    }

    private static void assertShortError(HttpResponse<String> answer, int status, int code, String... words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).hasSizeLessThan(600).doesNotContain("stackTrace", "java.", "Exception");
        JsonNode message = RawClient.message(answer);
        assertThat(message.at("/error/code").asInt()).isEqualTo(code);
        assertThat(message.at("/error/message").asString()).contains(words);
    }

    @Test
    void a_call_reaches_its_tool() throws Exception {
        JsonNode message = RawClient.message(client.call("{\"amount\": 1}"));

        assertThat(message.at("/id").asInt()).isEqualTo(7);
        assertThat(message.at("/result/content/0/text").asString()).isEqualTo("{\"amount\":1}");
        assertThat(message.at("/result/isError").asBoolean(true)).isFalse();
        assertThat(message.at("/result/structuredContent/client").asString()).isEqualTo("raw 1");
    }

    @Test
    void decimals_arrive_exactly() throws Exception {
        JsonNode message = RawClient.message(client.call("{\"amount\": 12345678901234567.10}"));

        assertThat(message.at("/result/content/0/text").asString()).isEqualTo("{\"amount\":12345678901234567.10}");
    }

    @Test
    void a_refusal_is_a_result_and_not_a_protocol_error() throws Exception {
        JsonNode message = RawClient.message(client.call("{\"refuse\": true}"));

        assertThat(message.has("error")).isFalse();
        assertThat(message.at("/result/isError").asBoolean(false)).isTrue();
    }

    @Test
    void a_tool_that_breaks_is_a_result_that_says_so() throws Exception {
        JsonNode message = RawClient.message(client.call("{\"break\": true}"));

        assertThat(message.at("/result/isError").asBoolean(false)).isTrue();
        assertThat(message.at("/result/content/0/text").asString()).contains("Whence itself failed", "it broke");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"nonsense\": 1}", "{\"amount\": \"many\"}", "{}", "[1, 2]", "\"text\"", "5"})
    void arguments_reach_the_tool_whatever_they_are(String arguments) throws Exception {
        JsonNode message = RawClient.message(client.call(arguments));

        assertThat(message.at("/result/content/0/text").asString()).isEqualTo(arguments.replace(" ", ""));
    }

    @Test
    void missing_arguments_reach_the_tool_as_none() throws Exception {
        JsonNode message = RawClient.message(client.send("""
                {"jsonrpc": "2.0", "id": "a", "method": "tools/call", "params": {"name": "echo_back"}}"""));

        assertThat(message.at("/id").asString()).isEqualTo("a");
        assertThat(message.at("/result/content/0/text").asString()).isEqualTo("{}");
    }

    @Test
    void ten_megabytes_of_arguments_reach_the_tool_quickly() throws Exception {
        long start = System.nanoTime();
        JsonNode message = RawClient.message(client.call("{\"amount\": \"" + "x".repeat(10_000_000) + "\"}"));

        assertThat(message.at("/result/content/0/text").asString()).isEqualTo("10000013 characters");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void a_call_that_is_cancelled_ends_and_no_other_does() throws Exception {
        EchoTool.ENDED.clear();
        CompletableFuture<HttpResponse<String>> running = client.callLater("{\"until_cancelled\": true}");
        Thread.sleep(300);

        client.cancel(8);
        new RawClient(server.url()).initialized().cancel(7);
        Thread.sleep(200);
        assertThat(EchoTool.ENDED).isEmpty();

        assertThat(client.cancel(7).statusCode()).isEqualTo(202);
        assertThat(EchoTool.ENDED.poll(5, TimeUnit.SECONDS)).isEqualTo("cancelled");
        assertThat(running.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void the_calls_of_a_session_end_with_it() throws Exception {
        EchoTool.ENDED.clear();
        var _ = client.callLater("{\"until_cancelled\": true}");
        Thread.sleep(300);

        assertThat(client.delete().statusCode()).isEqualTo(200);

        assertThat(EchoTool.ENDED.poll(5, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }

    @Test
    void more_than_the_bound_is_not_read() throws Exception {
        HttpResponse<String> answer = client.call("\"" + "x".repeat(33 << 20) + "\"");

        assertShortError(answer, 413, -32600, "32 MiB", "Nothing was done");
    }

    @Test
    void what_is_not_json_is_told_so_with_its_place() throws Exception {
        assertShortError(client.send("{\"jsonrpc\": \"2.0\",\n \"id\":"), 400, -32700, "not JSON", "line 2");
        assertShortError(client.send("[".repeat(5_000)), 400, -32700, "not JSON");
        assertShortError(client.send("{\"a\": 1, \"a\": 2}"), 400, -32700, "not JSON", "uplicate");
    }

    @Test
    void what_is_no_message_is_told_so() throws Exception {
        assertShortError(client.send(""), 400, -32600, "empty");
        assertShortError(client.send("[{}]"), 400, -32600, "batch", "one message at a time");
        assertShortError(client.send("5"), 400, -32600, "a number");
        assertShortError(client.send("{\"id\": 1, \"method\": \"tools/list\"}"), 400, -32600, "\"jsonrpc\": \"2.0\"");
        assertShortError(client.send("{\"jsonrpc\": \"2.0\", \"id\": 1}"), 400, -32600, "no method");
    }

    @Test
    void an_unknown_tool_is_answered_with_the_nearest_one() throws Exception {
        HttpResponse<String> answer = client.send("""
                {"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": {"name": "echo", "arguments": {}}}""");

        assertShortError(answer, 200, -32602, "no tool 'echo'", "Did you mean 'echo_back'?");
        assertThat(RawClient.message(answer).at("/id").asInt()).isEqualTo(9);
    }

    @Test
    void an_incomplete_initialize_is_told_what_is_missing() throws Exception {
        assertShortError(
                client.send("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"initialize\"}"),
                200,
                -32602,
                "clientInfo");
    }

    @Test
    void an_unknown_session_is_told_to_initialize() throws Exception {
        assertShortError(client.withSession("gone").call("{}"), 404, -32600, "Send initialize");
    }

    @Test
    void a_missing_session_is_told_to_initialize() throws Exception {
        assertShortError(client.withSession("").call("{}"), 400, -32600, "Mcp-Session-Id", "initialize");
    }

    @Test
    void a_closed_session_is_gone() throws Exception {
        assertThat(client.delete().statusCode()).isEqualTo(200);

        assertShortError(client.call("{}"), 404, -32600, "Send initialize");
    }

    @Test
    void sessions_beyond_the_bound_are_closed_oldest_first() throws Exception {
        try (HttpServer small = started(new HttpSettings(0, 1 << 20, 2, Duration.ofHours(1)))) {
            RawClient first = new RawClient(small.url()).initialized();
            RawClient second = new RawClient(small.url()).initialized();
            first.call("{}");
            RawClient third = new RawClient(small.url()).initialized();

            assertThat(first.call("{}").statusCode()).isEqualTo(200);
            assertShortError(second.call("{}"), 404, -32600, "Send initialize");
            assertThat(third.call("{}").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example, 403", "Origin, null, 403"})
    void a_foreign_origin_is_turned_away(String header, String value, int status) throws Exception {
        HttpResponse<String> answer = client.send("{}", Map.of(header, value));

        assertShortError(answer, status, -32600, "Invalid Origin header", "127.0.0.1");
    }

    @Test
    void other_content_types_are_turned_away() throws Exception {
        assertShortError(
                client.send("{}", Map.of("Content-Type", "text/plain")), 415, -32600, "Content-Type: application/json");
    }

    @Test
    void a_client_that_accepts_anything_is_served() throws Exception {
        HttpResponse<String> answer = client.send("""
                {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", Map.of("Accept", "*/*"));

        JsonNode tool = RawClient.message(answer).at("/result/tools/0");
        assertThat(tool.at("/name").asString()).isEqualTo("echo_back");
        assertThat(tool.at("/inputSchema/additionalProperties").asBoolean(true)).isFalse();
        assertThat(tool.at("/outputSchema/type").asString()).isEqualTo("object");
        assertThat(tool.at("/annotations/readOnlyHint").asBoolean(false)).isTrue();
        assertThat(tool.at("/annotations/openWorldHint").asBoolean(true)).isFalse();
    }

    @Test
    void an_unknown_place_tells_the_known_ones() throws Exception {
        assertShortError(client.get("/"), 404, -32600, "/mcp", "/health");
    }

    @Test
    void health_tells_the_figures() throws Exception {
        HttpResponse<String> answer = client.get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"decisions\":3}");
    }

    private static void append(int count) {
        for (int i = 0; i < count; i++) {
            Instant now = Instant.parse("2026-05-02T09:00:00Z");
            LOG.append(
                    new Draft(
                            DecisionId.create(now, ThreadLocalRandom.current()),
                            now,
                            "test",
                            new RecordedCommand("Note", 1, Json.DATA.createObjectNode()),
                            Origin.unknown(),
                            new Boundary(List.of(EntityRef.parse("thing:" + i)), LOG.head(), now),
                            List.of(),
                            Outcome.OBSERVED,
                            List.of()),
                    AppendCondition.none());
        }
    }

    private static List<Integer> positions(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .map(line -> Json.ENVELOPE.readTree(line).path("position").asInt())
                .toList();
    }

    @Test
    void the_log_is_given_as_json_lines_page_by_page() throws Exception {
        int before = (int) LOG.head().value();
        append(3);

        assertThat(positions(client.get("/log?limit=2&after=" + before))).containsExactly(before + 1, before + 2);
        assertThat(positions(client.get("/log?after=" + (before + 2)))).containsExactly(before + 3);
        assertThat(positions(client.get("/log?entity=thing:2&after=" + before))).containsExactly(before + 3);
        assertThat(positions(client.get("/log?after=" + (before + 3)))).isEmpty();
    }

    @Test
    void the_log_can_be_waited_for() throws Exception {
        Position before = LOG.head();
        CompletableFuture<List<Integer>> following = CompletableFuture.supplyAsync(() -> {
            try {
                return positions(client.get("/log?wait=20&after=" + before));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        append(1);

        assertThat(following.get(10, TimeUnit.SECONDS)).containsExactly((int) before.value() + 1);
    }

    @Test
    void a_log_cannot_be_read_from_nowhere() throws Exception {
        assertShortError(client.get("/log?after=yesterday"), 400, -32600, "after must be a whole number");
        assertShortError(client.get("/log?after=-4"), 400, -32600, "negative");
        assertShortError(client.get("/log?entity=W1"), 400, -32600, "write type:id");
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_foreign_host_is_turned_away_everywhere() throws Exception {
        for (String path : List.of("/health", "/log", "/mcp", "/")) {
            String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 421").contains("Invalid Host header");
        }
    }

    @Test
    void what_is_no_http_is_turned_away_without_a_word_about_the_server() throws Exception {
        assertThat(exchange("nonsense\r\n\r\n")).contains("400").doesNotContain("Tomcat", "Exception");
        assertThat(exchange("GET /health?a={ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains("400")
                .doesNotContain("Tomcat", "Exception");
    }

    @Test
    void a_call_under_way_is_finished_before_the_server_ends() throws Exception {
        HttpServer ending = started(0);
        RawClient caller = new RawClient(ending.url()).initialized();
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(() -> {
            try {
                return caller.call("{\"pause_millis\": 800}");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(200);

        ending.close();

        assertThat(RawClient.message(call.get(5, TimeUnit.SECONDS))
                        .at("/result/content/0/text")
                        .asString())
                .contains("pause_millis");
    }

    @Test
    void a_listening_client_does_not_hold_up_the_end() throws Exception {
        HttpServer ending = started(0);
        McpSyncClient listening = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(ending.url().toString())
                                .build())
                .build();
        listening.initialize();
        listening.listTools();
        CompletableFuture<Integer> following = CompletableFuture.supplyAsync(() -> {
            try {
                return new RawClient(ending.url())
                        .get("/log?wait=30&after=" + LOG.head())
                        .statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300);
        long start = System.nanoTime();

        ending.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(following.get(1, TimeUnit.SECONDS)).isEqualTo(200);
        listening.close();
    }

    @Test
    void a_port_in_use_says_what_to_do() {
        int taken = server.url().getPort();

        assertThatThrownBy(() -> started(taken))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("Port " + taken + " is in use", "--port");
    }

    @Test
    void two_servers_run_side_by_side() throws Exception {
        try (HttpServer other = started(0)) {
            URI url = other.url();

            assertThat(url).isNotEqualTo(server.url());
            assertThat(new RawClient(url).get("/health").statusCode()).isEqualTo(200);
        }
    }
}
