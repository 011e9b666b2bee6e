package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import dev.whence.json.Json;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An MCP client of a running server, over Streamable HTTP. Used by one thread.
final class WhenceClient implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final McpSyncClient client;

    private WhenceClient(McpSyncClient client) {
        this.client = client;
    }

    /// @param url where the server is reached, without the path of its endpoint
    static WhenceClient connect(URI url) {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(url.toString())
                        .jsonMapper(new JacksonMcpJsonMapper(Json.ENVELOPE)) // keeps decimals exact
                        .endpoint("/mcp")
                        .build())
                .clientInfo(Implementation.builder("whence-eval-retail", "1").build())
                .requestTimeout(LONGEST_CALL)
                .build();
        client.initialize();
        return new WhenceClient(client);
    }

    /// What came back.
    ///
    /// @param structured the structured content; a missing node if there is none
    record Reply(Answer answer, JsonNode structured) {}

    /// Calls a tool. That the server broke, or answered with a protocol error, is an answer too.
    Reply call(String tool, ObjectNode arguments) {
        CallToolResult result;
        try {
            result = client.callTool(
                    CallToolRequest.builder(tool).arguments(members(arguments)).build());
        } catch (RuntimeException broken) {
            return new Reply(new Answer.Broken(broken.toString()), Json.ENVELOPE.missingNode());
        }
        JsonNode structured = result.structuredContent() == null
                ? Json.ENVELOPE.missingNode()
                : Json.ENVELOPE.valueToTree(result.structuredContent());
        return new Reply(answer(result, structured), structured);
    }

    /// The states of these entities; those that do not exist are left out.
    Map<EntityRef, JsonNode> states(Collection<EntityRef> entities) {
        Map<EntityRef, JsonNode> states = new LinkedHashMap<>();
        for (EntityRef entity : entities) {
            Reply reply = call("get_state", Json.ENVELOPE.createObjectNode().put("entity", entity.toString()));
            if (reply.answer() instanceof Answer.Broken broken) {
                throw new IllegalStateException("The state of " + entity + " cannot be told: " + broken.text());
            }
            if (reply.structured().path("state").isObject()) {
                states.put(entity, reply.structured().path("state"));
            }
        }
        return states;
    }

    private static Answer answer(CallToolResult result, JsonNode structured) {
        String text = text(result);
        String outcome = structured.path("outcome").asString("");
        if (!Boolean.TRUE.equals(result.isError())) {
            return outcome.isEmpty() || outcome.equals("accepted")
                    ? new Answer.Accepted(text)
                    : new Answer.Broken("an answer without isError says the outcome is " + outcome + ": " + text);
        }
        return switch (outcome) {
            case "rejected", "invalid" -> new Answer.Refused(text, outcome, rules(structured));
            case "" ->
                structured.hasNonNull("problem")
                        ? new Answer.Refused(text, "unanswered", List.of())
                        : new Answer.Broken(text);
            default -> new Answer.Broken(text);
        };
    }

    private static List<String> rules(JsonNode structured) {
        return StreamSupport.stream(structured.path("unmet").spliterator(), false)
                .map(unmet -> unmet.path("rule").asString())
                .toList();
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> members(ObjectNode arguments) {
        Map<String, Object> members = new LinkedHashMap<>();
        arguments.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    @Override
    public void close() {
        if (!client.closeGracefully()) {
            throw new IllegalStateException("The MCP session was not closed in time");
        }
    }
}
