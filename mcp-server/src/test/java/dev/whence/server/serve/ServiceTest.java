package dev.whence.server.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Origin;
import dev.whence.json.Json;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real client drives a real server over HTTP. The client checks every answer against the tool's output schema.
class ServiceTest {

    @TempDir
    private Path data;

    private Service service;
    private McpSyncClient client;

    @BeforeEach
    void start() {
        service = Service.of(
                Node.open(new NodeSettings(DataFolder.at(data.resolve("data")), new Library(), Set.of())),
                HttpSettings.onPort(0),
                "1");
        client = connected("desk-bot");
    }

    @AfterEach
    void stop() {
        client.closeGracefully();
        service.close();
    }

    private McpSyncClient connected(String name) {
        McpSyncClient connected = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(service.url().toString())
                                .endpoint("/mcp")
                                .build())
                .clientInfo(Implementation.builder(name, "1.0").build())
                .enableCallToolSchemaCaching(true)
                .build();
        connected.initialize();
        connected.listTools();
        return connected;
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private CallToolResult add(String book) {
        return call("add_book", Map.of("book_id", book, "title", "Momo", "price", 7.10, "reason", "asked for"));
    }

    private CallToolResult lend(String book, Map<String, Object> more) {
        Map<String, Object> arguments =
                new java.util.HashMap<>(Map.of("book_id", book, "reader", "leo", "days", 14, "reason", "holidays"));
        arguments.putAll(more);
        return call("lend_book", arguments);
    }

    @Test
    void the_server_introduces_itself_and_its_tools() {
        assertThat(client.getServerInfo().name()).isEqualTo("whence");
        assertThat(client.getServerInstructions()).contains("library", "explain_decision");
        assertThat(client.listTools().tools())
                .extracting(Tool::name)
                .containsExactly(
                        "add_book",
                        "lend_book",
                        "return_book",
                        "discard_book",
                        "annotate",
                        "get_state",
                        "search_history",
                        "similar_cases",
                        "list_rules",
                        "describe_domain",
                        "explain_decision",
                        "explain_state",
                        "state_history",
                        "possible_commands",
                        "why_not",
                        "what_if",
                        "execute_plan",
                        "trace",
                        "but_for",
                        "check_claim",
                        "backtest_rule");
        assertThat(client.listTools().tools()).allSatisfy(tool -> {
            assertThat(tool.description()).isNotBlank();
            assertThat(tool.outputSchema()).isNotEmpty();
            assertThat(tool.annotations().openWorldHint()).isFalse();
            assertThat(tool.annotations().destructiveHint())
                    .isEqualTo(List.of("discard_book", "execute_plan").contains(tool.name()));
            assertThat(tool.annotations().readOnlyHint())
                    .isEqualTo(!tool.name().endsWith("_book")
                            && !List.of("annotate", "execute_plan").contains(tool.name()));
        });
    }

    @Test
    void every_tool_answers_in_the_form_it_promises() throws InterruptedException {
        assertThat(add("B1").isError()).isFalse();
        assertThat(lend("B1", Map.of()).isError()).isFalse();
        assertThat(lend("B1", Map.of()).isError()).isTrue();
        assertThat(call("return_book", Map.of("book_id", "B1", "reason", "read"))
                        .isError())
                .isFalse();
        assertThat(call("discard_book", Map.of("book_id", "B1", "reason", "torn"))
                        .isError())
                .isFalse();
        assertThat(service.node().index().await(service.node().log().head(), Duration.ofSeconds(10)))
                .isTrue();

        assertThat(text(call("get_state", Map.of("entity", "book:B1", "as_of", "2"))))
                .contains("\"lent_to\":\"leo\"");
        assertThat(text(call("get_state", Map.of("entity", "book:B1")))).contains("does not exist as of position 5");
        assertThat(text(call("search_history", Map.of("outcome", "refused")))).contains("1 found");
        assertThat(text(call("explain_decision", Map.of("decision", "3", "detail", "full"))))
                .contains("rather than accepted");
        assertThat(text(call("explain_state", Map.of("entity", "book:B1", "as_of", 4))))
                .contains("decision 4");
        assertThat(text(call("list_rules", Map.of()))).contains("loan-is-short");
        assertThat(text(call("state_history", Map.of("entity", "book:B1")))).contains("status: lent → “on shelf”");
        assertThat(text(call("possible_commands", Map.of("entity", "book:B1")))).contains("ended it");
        assertThat(text(call("why_not", Map.of("command", "return_book", "arguments", Map.of("book_id", "B1")))))
                .contains("rejected");
        assertThat(text(call(
                        "what_if",
                        Map.of(
                                "as_of",
                                4,
                                "commands",
                                List.of(Map.of("command", "discard_book", "arguments", Map.of("book_id", "B1")))))))
                .contains("all would be accepted");
        assertThat(text(call("trace", Map.of("decision", 3)))).contains("decision 2 (LendBook");
        assertThat(text(call("but_for", Map.of("without", List.of(2))))).contains("would have ended otherwise");
        assertThat(text(call("check_claim", Map.of("entity", "book:B1", "event", "BookLent", "count", 2))))
                .contains("contradicted");
        assertThat(text(call("describe_domain", Map.of()))).contains("5 decisions are recorded");
    }

    @Test
    void a_long_answer_tells_how_far_it_is_to_those_who_ask() {
        add("B1");
        List<McpSchema.ProgressNotification> heard = new CopyOnWriteArrayList<>();
        McpSyncClient listening = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(service.url().toString())
                                .endpoint("/mcp")
                                .build())
                .clientInfo(Implementation.builder("auditor", "1.0").build())
                .progressConsumer(heard::add)
                .build();
        listening.initialize();

        CallToolResult result = listening.callTool(CallToolRequest.builder("backtest_rule")
                .arguments(Map.of("rule", "loan-is-short", "drop", true))
                .progressToken("t1")
                .build());
        listening.closeGracefully();

        assertThat(text(result)).startsWith("Without the rule loan-is-short");
        assertThat(heard).isNotEmpty().allSatisfy(told -> {
            assertThat(told.progressToken()).isEqualTo("t1");
            assertThat(told.progress()).isLessThanOrEqualTo(told.total());
        });
    }

    @Test
    void a_question_that_cannot_be_answered_is_a_refusal_in_the_promised_form() {
        List<String> questions = client.listTools().tools().stream()
                .filter(tool -> tool.annotations().readOnlyHint())
                .map(Tool::name)
                .toList();
        assertThat(questions).hasSize(15);
        for (String tool : questions) {
            CallToolResult result = call(tool, Map.of("nonsense", 1));

            assertThat(result.isError()).as(tool).isTrue();
            assertThat(text(result)).as(tool).contains(tool + " field was nonsense");
        }
    }

    @Test
    void the_clients_name_is_recorded() {
        add("B1");

        Origin origin = service.node()
                .log()
                .at(service.node().log().head())
                .orElseThrow()
                .origin();
        assertThat(origin)
                .isEqualTo(Origin.unknown()
                        .withAgent("desk-bot")
                        .withClient("desk-bot 1.0")
                        .withReason("asked for"));
    }

    @Test
    void a_dry_run_an_idempotency_key_and_an_expected_version_do_what_they_say() {
        add("B1");

        assertThat(text(lend("B1", Map.of("dry_run", true)))).startsWith("Would be accepted");
        assertThat(service.node().log().head().value()).isEqualTo(1);
        assertThat(text(lend("B1", Map.of("expected_version", 9)))).contains("book.version was 1, required 9");
        assertThat(text(lend("B1", Map.of("idempotency_key", "k")))).startsWith("Accepted");
        assertThat(text(lend("B1", Map.of("idempotency_key", "k")))).startsWith("Not decided again");
        assertThat(service.node().log().head().value()).isEqualTo(3);
    }

    @Test
    void an_unknown_tool_is_a_protocol_error_that_names_the_nearest() {
        assertThatThrownBy(() -> call("lend_boook", Map.of()))
                .isInstanceOf(McpError.class)
                .hasMessageContaining("Did you mean 'lend_book'?");
    }

    @Test
    void ten_megabytes_are_refused_quickly_recorded_and_nothing_is_lost() {
        add("B1");
        long start = System.nanoTime();

        CallToolResult result = lend("B1", Map.of("reader", "x".repeat(10_000_000)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("command.size").hasSizeLessThan(600);
        assertThat(service.node().log().head().value()).isEqualTo(2);
        assertThat(lend("B1", Map.of()).isError()).isFalse();
    }

    @Test
    void many_clients_at_once_get_one_decision_each() throws Exception {
        add("B1");
        List<McpSyncClient> clients =
                IntStream.range(0, 8).mapToObj(i -> connected("bot-" + i)).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<CallToolResult> results = threads
                    .invokeAll(clients.stream()
                            .map(one -> (java.util.concurrent.Callable<CallToolResult>)
                                    () -> one.callTool(CallToolRequest.builder("lend_book")
                                            .arguments(
                                                    Map.of("book_id", "B1", "reader", "leo", "days", 1, "reason", "r"))
                                            .build()))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(results).filteredOn(result -> !result.isError()).hasSize(1);
            assertThat(service.node().log().head().value()).isEqualTo(9);
        } finally {
            clients.forEach(McpSyncClient::closeGracefully);
        }
    }

    @Test
    void health_tells_what_is_served() throws Exception {
        add("B1");
        URI health = service.url().resolve("/health");
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(Json.ENVELOPE.readTree(body).path("status").asString()).isEqualTo("up");
        assertThat(Json.ENVELOPE.readTree(body).path("decisions").asInt()).isEqualTo(1);
        assertThat(Json.ENVELOPE.readTree(body).path("data").asString())
                .isEqualTo(data.resolve("data").toAbsolutePath().toString());
    }
}
