package dev.whence.agent.langchain4j;

import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import java.net.URI;
import java.util.Objects;

/// The tools of a running Whence server, over MCP.
///
/// ```java
/// try (RemoteTools whence = RemoteTools.connect(URI.create("http://127.0.0.1:8420/mcp"), "refund-bot")) {
///     Assistant assistant = AiServices.builder(Assistant.class).chatModel(model).toolProvider(whence).build();
///     …
/// }
/// ```
public final class RemoteTools implements ToolProvider, AutoCloseable {

    private final DefaultMcpClient client;
    private final ToolProvider tools;

    private RemoteTools(DefaultMcpClient client) {
        this.client = client;
        this.tools = McpToolProvider.builder()
                .mcpClients(client)
                .failIfOneServerFails(true)
                .toolWrapper(RefusalsAsResults::new)
                .build();
    }

    /// Connects to a server.
    ///
    /// @param endpoint its MCP endpoint, for example `http://127.0.0.1:8420/mcp`
    /// @param agent the agent's name, which every decision on its commands records
    public static RemoteTools connect(URI endpoint, String agent) {
        StreamableHttpMcpTransport transport =
                StreamableHttpMcpTransport.builder().url(endpoint.toString()).build();
        return new RemoteTools(DefaultMcpClient.builder()
                .transport(new ReadableResults(transport))
                .clientName(agent)
                .build());
    }

    /// What the server tells an agent before its first call: good as part of a system message; empty if nothing.
    public String instructions() {
        return Objects.requireNonNullElse(client.instructions(), "");
    }

    @Override
    public ToolProviderResult provideTools(ToolProviderRequest request) {
        return tools.provideTools(request);
    }

    @Override
    public void close() {
        client.close();
    }
}
