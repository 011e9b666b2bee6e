package dev.whence.agent.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Takes the structured content out of results that have a text: LangChain4j would give the model that JSON in place
/// of the text, which is shorter and says the same in words.
final class ReadableResults implements McpTransport {

    private static final String STRUCTURED = "structuredContent";

    private final McpTransport transport;

    ReadableResults(McpTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
        return transport.executeOperationWithResponse(message).thenApply(ReadableResults::readable);
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
        return transport.executeOperationWithResponse(context).thenApply(ReadableResults::readable);
    }

    private static JsonNode readable(JsonNode message) {
        if (message.path("result") instanceof ObjectNode result
                && !result.path("content").isEmpty()) {
            result.remove(STRUCTURED);
        }
        return message;
    }

    @Override
    public void start(McpOperationHandler handler) {
        transport.start(handler);
    }

    @Override
    public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
        return transport.initialize(request);
    }

    @Override
    public void executeOperationWithoutResponse(McpClientMessage message) {
        transport.executeOperationWithoutResponse(message);
    }

    @Override
    public void executeOperationWithoutResponse(McpCallContext context) {
        transport.executeOperationWithoutResponse(context);
    }

    @Override
    public void checkHealth() {
        transport.checkHealth();
    }

    @Override
    public void onFailure(Runnable action) {
        transport.onFailure(action);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
