package dev.whence.server.mcp;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Caller;
import dev.whence.agent.tools.Progress;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Tool;
import dev.whence.agent.tools.ToolDescription;
import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.agent.tools.Toolbox;
import dev.whence.json.Json;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Offers a [Toolbox] through the MCP SDK.
///
/// The SDK checks neither what goes into a tool nor what comes out: what is wrong with a command is recorded and
/// explained by the engine, and an answer about something that happened must not be replaced by another.
public final class ToolServer {

    /// Reads decimals exactly, which the SDK's own mapper does not.
    public static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(Json.ENVELOPE);

    /// Accepts everything.
    public static final JsonSchemaValidator UNCHECKED =
            (schema, value) -> JsonSchemaValidator.ValidationResponse.asValid("");

    private static final Logger LOG = LoggerFactory.getLogger(ToolServer.class);

    private final Toolbox toolbox;
    private final String version;
    private final @Nullable String principal;
    private final RunningCalls calls = new RunningCalls();

    /// @param version of Whence, which callers are told
    /// @param principal who the calls are made for; null where the transport authenticates nobody
    public ToolServer(Toolbox toolbox, String version, @Nullable String principal) {
        this.toolbox = toolbox;
        this.version = version;
        this.principal = principal;
    }

    /// The calls that are being answered.
    public RunningCalls calls() {
        return calls;
    }

    /// Offers the tools to many callers at once.
    public McpSyncServer over(McpStreamableServerTransportProvider transport) {
        return offer(McpServer.sync(transport));
    }

    /// Offers the tools to the one caller of a stream.
    public McpSyncServer over(McpServerTransportProvider transport) {
        return offer(McpServer.sync(transport));
    }

    private McpSyncServer offer(SyncSpecification<?> specification) {
        return specification
                .serverInfo("whence", version)
                .instructions(toolbox.instructions())
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(MAPPER)
                .jsonSchemaValidator(UNCHECKED)
                .validateToolInputs(false)
                .immediateExecution(true)
                .tools(toolbox.tools().stream().map(this::specification).toList())
                .build();
    }

    private SyncToolSpecification specification(Tool tool) {
        return SyncToolSpecification.builder()
                .tool(declaration(tool.description()))
                .callHandler((exchange, request) -> call(tool, exchange, request))
                .build();
    }

    private static McpSchema.Tool declaration(ToolDescription description) {
        return McpSchema.Tool.builder(description.name(), asMap(description.input()))
                .title(description.title())
                .description(description.text())
                .outputSchema(asMap(description.output()))
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(description.title())
                        .readOnlyHint(description.effect() == Effect.READS)
                        .destructiveHint(description.effect() == Effect.DESTROYS)
                        .idempotentHint(description.effect() == Effect.READS)
                        .openWorldHint(false)
                        .build())
                .build();
    }

    private CallToolResult call(Tool tool, McpSyncServerExchange exchange, CallToolRequest request) {
        Reply reply;
        String name = String.valueOf(meta(request, Door.CALL));
        AtomicBoolean cancelled = calls.begin(name);
        try {
            Progress progress = progress(exchange, request);
            Progress cancellable = (done, total) -> progress.at(done, total) && !cancelled.get();
            reply = tool.call(new Call(arguments(request), caller(exchange), cancellable));
        } catch (RuntimeException e) {
            LOG.error("{} broke", tool.description().name(), e);
            return CallToolResult.builder()
                    .addTextContent("Whence itself failed while it answered: " + e.getMessage()
                            + " Whether anything was recorded is not known here: search_history tells. The server's"
                            + " log has the details.")
                    .isError(true)
                    .build();
        } finally {
            calls.end(name);
        }
        return CallToolResult.builder()
                .addTextContent(reply.text())
                .structuredContent(reply.structured())
                .isError(reply.refused())
                .build();
    }

    /// Tells the client how far a long answer is, a hundred times at most, if it asked to be told.
    private static Progress progress(McpSyncServerExchange exchange, CallToolRequest request) {
        Object token = request.progressToken();
        if (token == null) {
            return Progress.UNHEARD;
        }
        AtomicLong told = new AtomicLong(-1);
        return (done, total) -> {
            long hundredth = total == 0 ? 100 : done * 100 / total;
            if (told.getAndSet(hundredth) != hundredth) {
                exchange.progressNotification(new McpSchema.ProgressNotification(
                        token, (double) done, (double) total, done + " of " + total, Map.of()));
            }
            return true;
        };
    }

    private static JsonNode arguments(CallToolRequest request) {
        Object setAside = meta(request, Door.ARGUMENTS);
        if (setAside != null) {
            return Json.ENVELOPE.valueToTree(setAside);
        }
        return Json.ENVELOPE.valueToTree(request.arguments() == null ? Map.of() : request.arguments());
    }

    private static @Nullable Object meta(CallToolRequest request, String name) {
        Map<String, Object> meta = request.meta();
        return meta == null ? null : meta.get(name);
    }

    private Caller caller(McpSyncServerExchange exchange) {
        McpSchema.Implementation client = exchange.getClientInfo();
        return client == null
                ? new Caller(principal, null, null)
                : new Caller(principal, client.name(), client.name() + " " + client.version());
    }

    private static Map<String, Object> asMap(JsonNode schema) {
        Map<String, Object> map = new LinkedHashMap<>();
        schema.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
