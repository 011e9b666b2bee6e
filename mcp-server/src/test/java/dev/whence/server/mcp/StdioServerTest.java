package dev.whence.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.tools.Toolbox;
import dev.whence.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StdioServerTest {

    private static final String INITIALIZE = """
            {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25", \
            "capabilities": {}, "clientInfo": {"name": "pipe", "version": "1"}}}
            {"jsonrpc": "2.0", "method": "notifications/initialized"}
            """;

    private static String call(int id, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"echo_back\",\"arguments\":" + arguments + "}}\n";
    }

    private static List<JsonNode> answersTo(byte[] input) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Toolbox toolbox = EchoTool.toolbox();
        StdioServer.serve(new ToolServer(toolbox, "1", "somebody"), toolbox, new ByteArrayInputStream(input), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Json.ENVELOPE::readTree)
                .toList();
    }

    private static List<JsonNode> answersTo(String input) throws Exception {
        return answersTo(input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_call_is_answered_although_the_input_ends_at_once() throws Exception {
        String calls = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> call(i, "{\"amount\": " + i + ".10}"))
                .collect(Collectors.joining());

        List<JsonNode> answers = answersTo(INITIALIZE + calls);

        assertThat(answers).hasSize(201);
        assertThat(answers).extracting(answer -> answer.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(answers.getLast().at("/result/content/0/text").asString()).isEqualTo("{\"amount\":200.10}");
    }

    @Test
    void bad_lines_are_answered_and_the_rest_goes_on() throws Exception {
        List<JsonNode> answers = answersTo(INITIALIZE + "{\"jsonrpc\n\n[]\n"
                + "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"nothing\"}}\r\n"
                + call(6, "[1]"));

        assertThat(answers)
                .extracting(answer -> answer.at("/error/code").asInt(0))
                .contains(-32700, -32600, -32602);
        assertThat(answers)
                .extracting(answer -> answer.at("/result/content/0/text").asString(""))
                .contains("[1]");
        assertThat(answers).hasSize(5);
    }

    @Test
    void text_that_is_not_utf_8_is_answered() throws Exception {
        assertThat(answersTo(new byte[] {'"', (byte) 0xff, '"', '\n'})
                        .getFirst()
                        .at("/error/message")
                        .asString())
                .contains("not UTF-8");
    }

    @Test
    void a_line_beyond_the_bound_is_answered_and_the_rest_goes_on() throws Exception {
        List<JsonNode> answers = answersTo(INITIALIZE + call(1, "\"" + "x".repeat(33 << 20) + "\"") + call(2, "{}"));

        assertThat(answers)
                .extracting(answer -> answer.at("/error/message").asString(""))
                .anyMatch(text -> text.contains("32 MiB"));
        assertThat(answers.getLast().at("/id").asInt()).isEqualTo(2);
    }

    @Test
    void a_call_before_initialize_is_told_so() throws Exception {
        List<JsonNode> answers = answersTo(call(1, "{}") + INITIALIZE + call(2, "{}"));

        assertThat(answers.getFirst().at("/error/message").asString()).contains("send initialize first");
        assertThat(answers).hasSize(3);
    }
}
