package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.node.DataFolder;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProgramTest {

    @TempDir
    private Path temp;

    private static final Map<String, Object> BOOK =
            Map.of("book_id", "B1", "title", "Momo", "price", 7.10, "reason", "asked for");

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private Process serve(String data) throws IOException, InterruptedException {
        Process server =
                Program.start(temp.resolve("serve.err"), "serve", "--data", data, "--domain", "library", "--port", "0");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.readString(temp.resolve("serve.err")).contains("serving 'library'")) {
            assertThat(server.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(temp.resolve("serve.err")))
                    .isTrue();
            Thread.sleep(20);
        }
        return server;
    }

    private static Result add(String data, String book) {
        return Program.run(
                "call",
                "--data",
                data,
                "add_book",
                Json.DATA.valueToTree(BOOK).toString().replace("B1", book));
    }

    @Test
    void a_client_that_starts_it_speaks_mcp_over_its_streams() {
        List<String> command =
                Program.command("mcp", "--data", temp.resolve("data").toString(), "--domain", "library");
        ServerParameters parameters = ServerParameters.builder(command.getFirst())
                .args(command.subList(1, command.size()))
                .build();
        McpSyncClient client = McpClient.sync(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()))
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .build();
        try {
            client.initialize();

            assertThat(client.listTools().tools()).hasSize(21);
            assertThat(text(client.callTool(
                            CallToolRequest.builder("add_book").arguments(BOOK).build())))
                    .startsWith("Accepted: add_book on book:B1. Decision 1");
            CallToolResult again = client.callTool(
                    CallToolRequest.builder("add_book").arguments(BOOK).build());
            assertThat(again.isError()).isTrue();
        } finally {
            client.closeGracefully();
        }
    }

    @Test
    void nothing_but_the_protocol_stands_on_standard_output_and_the_end_of_input_ends_it() throws Exception {
        Process process = Program.start(
                temp.resolve("mcp.err"), "mcp", "--data", temp.resolve("data").toString(), "--domain", "library");
        String messages = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"pipe","version":"1"}}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"describe_domain"}}
                """;
        process.outputWriter().append(messages).close();
        List<String> lines = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isZero();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                Json.ENVELOPE.readTree(line).path("jsonrpc").asString())
                        .isEqualTo("2.0"));
        assertThat(Files.readString(temp.resolve("mcp.err")).lines()).hasSize(1);
    }

    @Test
    void a_server_that_is_told_to_end_releases_its_folder() throws Exception {
        String data = temp.resolve("data").toString();
        Process server = serve(data);
        assertThat(DataFolder.at(Path.of(data)).server()).isPresent();
        assertThat(add(data, "B1").out()).startsWith("Accepted");

        server.toHandle().destroy();

        assertThat(server.waitFor()).isEqualTo(143);
        assertThat(server.inputReader().readLine()).isNull();
        assertThat(DataFolder.at(Path.of(data)).server()).isEmpty();
        assertThat(Program.run("log", "--data", data).out().lines()).hasSize(1);
    }

    @Test
    void what_was_acknowledged_is_there_after_a_server_was_killed() throws Exception {
        String data = temp.resolve("data").toString();
        Process server = serve(data);
        for (int i = 1; i <= 5; i++) {
            assertThat(add(data, "B" + i).exitCode()).isZero();
        }

        server.destroyForcibly().waitFor();

        assertThat(DataFolder.at(Path.of(data)).server()).as("a stale notice").isPresent();
        assertThat(Program.run("log", "--data", data).out().lines()).hasSize(5);
        Process next = serve(data);
        assertThat(add(data, "B6").out()).contains("Decision 6");
        next.destroy();
        assertThat(next.waitFor()).isEqualTo(143);
    }
}
