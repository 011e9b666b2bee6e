package dev.whence.evals.agents;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.whence.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A model behind the HTTP API of chat completions whose answers are written beforehand, in order. Each is given only
/// if the last message of the request holds the words that the script waits for; a request that does not is answered
/// with 404, which ends the agent.
final class ScriptedModel implements AutoCloseable {

    private static final String SCENARIO = "script";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().globalTemplating(true));
    private int steps;

    ScriptedModel() {
        server.start();
    }

    /// The client that an agent talks to this model with.
    ChatModel client() {
        return OpenAiChatModel.builder()
                .baseUrl(server.baseUrl() + "/v1")
                .apiKey("none")
                .modelName("scripted")
                .timeout(Duration.ofSeconds(20))
                .maxRetries(0)
                .build();
    }

    /// Next, call a tool.
    ///
    /// @param awaited what the request's last message must hold for this to happen
    /// @param arguments the tool's; `{{…}}` in them is filled in from the request
    ScriptedModel callsTool(List<String> awaited, String tool, Map<String, ?> arguments) {
        ObjectNode message =
                Json.ENVELOPE.createObjectNode().put("role", "assistant").putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", "call-" + steps)
                .put("type", "function")
                .set(
                        "function",
                        Json.ENVELOPE
                                .createObjectNode()
                                .put("name", tool)
                                .put("arguments", Json.ENVELOPE.writeValueAsString(arguments)));
        return then(awaited, message, "tool_calls");
    }

    /// Next, say something.
    ScriptedModel says(List<String> awaited, String text) {
        ObjectNode message =
                Json.ENVELOPE.createObjectNode().put("role", "assistant").put("content", text);
        return then(awaited, message, "stop");
    }

    private ScriptedModel then(List<String> awaited, ObjectNode message, String finish) {
        ObjectNode completion = Json.ENVELOPE
                .createObjectNode()
                .put("id", "completion-" + steps)
                .put("object", "chat.completion")
                .put("created", 1_700_000_000)
                .put("model", "scripted");
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finish)
                .set("message", message);
        MappingBuilder mapping = post("/v1/chat/completions")
                .inScenario(SCENARIO)
                .whenScenarioStateIs(steps == 0 ? STARTED : "after " + steps)
                .willSetStateTo("after " + (steps + 1))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(completion.toString()));
        awaited.forEach(words ->
                mapping.withRequestBody(matchingJsonPath("$.messages[-1:].content", WireMock.containing(words))));
        server.stubFor(mapping);
        steps++;
        return this;
    }

    /// The tools that the model was told of in its first request, by name.
    List<String> toolsOffered() {
        List<LoggedRequest> requests = server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
        JsonNode first = Json.ENVELOPE.readTree(requests.getFirst().getBodyAsString());
        return first.path("tools")
                .valueStream()
                .map(tool -> tool.at("/function/name").asString())
                .toList();
    }

    /// Fails unless every step of the script was taken, and nothing else was asked.
    void assertPlayedToTheEnd() {
        assertThat(server.findAllUnmatchedRequests())
                .as("requests that the script did not wait for")
                .isEmpty();
        assertThat(server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()))).hasSize(steps);
    }

    @Override
    public void close() {
        server.stop();
    }
}
