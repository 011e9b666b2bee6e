package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import dev.whence.log.StoredDecision;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UnreadableDecisionTest {

    @TempDir
    private Path temp;

    private String data = "";

    /// A folder with a decision (1), one of a newer version (2), one that is no text (3), and a decision (4).
    @BeforeEach
    void fill() {
        data = temp.resolve("data").toString();
        NodeSettings settings = new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of());
        Node.open(settings).close();
        call("B1");
        try (Node node = Node.open(settings)) {
            StoredDecision first = node.log().storedAt(node.log().head()).orElseThrow();
            String newer = first.bodyText()
                    .replace("\"accepted\"", "\"escalated\"")
                    .replace("asked for", "wanted by the mayor");
            node.log()
                    .appendStored(List.of(
                            StoredDecision.of(
                                    first.position().next(),
                                    first.time(),
                                    null,
                                    newer.getBytes(StandardCharsets.UTF_8)),
                            StoredDecision.of(
                                    first.position().next().next(), first.time(), null, new byte[] {1, (byte) 0xff})));
        }
        call("B2");
    }

    private void call(String book) {
        String added = "{\"book_id\": \"" + book + "\", \"title\": \"Emma\", \"price\": 8, \"reason\": \"asked for\"}";
        Result result = Program.run("call", "--data", data, "add_book", added);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private List<JsonNode> log(String... more) {
        String[] line = {"log", "--data", data};
        Result result =
                Program.run(Stream.of(line, more).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().map(Json.ENVELOPE::readTree).toList();
    }

    private void assertLog(List<JsonNode> lines) {
        assertThat(lines).extracting(line -> line.path("position").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(lines).extracting(line -> line.has("unreadable")).containsExactly(false, true, true, false);
        assertThat(lines.get(1).path("unreadable").asString()).contains("position 2 cannot be read", "escalated");
        assertThat(lines.get(1).path("time")).isEqualTo(lines.get(0).path("time"));
        assertThat(lines.get(1).path("raw").asString()).contains("wanted by the mayor");
        assertThat(lines.get(2).path("rawBase64").asString()).isEqualTo("Af8=");
    }

    @Test
    void the_log_lists_it_in_its_place() {
        assertLog(log());
        assertThat(log("--from", "3")).hasSize(2);
    }

    @Test
    void a_server_lists_it_too() {
        NodeSettings settings = new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of());
        try (Service service = Service.of(Node.open(settings), HttpSettings.onPort(0), "1")) {
            assertThat(service.url()).isNotNull();
            assertLog(log());
        }
    }

    @Test
    void it_is_explained_as_what_is_stored() {
        Result result = Program.run("explain", "--data", data, "2");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("position 2 cannot be read", "newer version", "wanted by the mayor");
        assertThat(Program.run("explain", "--data", data, "3").out()).contains("position 3 cannot be read");
    }

    @Test
    void it_is_found() {
        Result result = Program.run("search", "--data", data, "mayor");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("1 found", "- 2 ", "position 2 cannot be read");
        assertThat(Program.run("search", "--data", data, "--outcome", "unreadable")
                        .out())
                .contains("2 found");
    }
}
