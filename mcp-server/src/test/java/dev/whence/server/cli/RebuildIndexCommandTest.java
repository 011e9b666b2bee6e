package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildIndexCommandTest {

    @TempDir
    private Path temp;

    private String data = "";

    /// A folder in which two books were imported (1, 2).
    @BeforeEach
    void fill() throws IOException {
        data = temp.resolve("data").toString();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        run("import", "--data", data, "--domain", "library", source.toString());
    }

    private static String run(String... command) {
        Result result = Program.run(command);
        assertThat(result.exitCode()).as("%s", result.err()).isZero();
        return result.out();
    }

    private String found() {
        return run("search", "--data", data, "--no-embeddings", "Ulysses");
    }

    @Test
    void at_rest_it_is_built_anew() {
        String before = found();

        assertThat(run("rebuild-index", "--data", data))
                .matches("generation 2 \\(format \\d+, library v\\d+\\) serves with 2 of 2 decisions\n");

        assertThat(found()).contains("B1").isEqualTo(before);
        assertThat(Path.of(data, "index", "generation-1")).doesNotExist();
        assertThat(Path.of(data, "index", "generation-2")).isDirectory();
    }

    @Test
    void a_server_builds_it_and_tells_of_it() throws Exception {
        NodeSettings settings = new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of());
        try (Service service = Service.of(Node.open(settings), HttpSettings.onPort(0), "1")) {
            String before = found();

            assertThat(run("rebuild-index", "--data", data, "--json"))
                    .contains("\"state\":\"following\"", "\"generation\":2", "\"lag\":0", "\"lagMillis\":0");

            assertThat(found()).contains("B1").isEqualTo(before);
            assertThat(get(service.url().resolve("/health")))
                    .contains(
                            "\"index_generation\":2",
                            "\"index_domain\":\"library v",
                            "\"index_format\":",
                            "\"index_lag\":0",
                            "\"index_lag_ms\":0");
            assertThat(get(service.url().resolve("/index")))
                    .contains("\"generation\":2")
                    .doesNotContain("rebuild");
        }
    }

    @Test
    void a_web_page_cannot_have_it_built() throws Exception {
        NodeSettings settings = new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of());
        try (Service service = Service.of(Node.open(settings), HttpSettings.onPort(0), "1")) {
            URI url = service.url().resolve("/index/rebuild");
            assertThat(post(url, "Content-Type", "text/plain")).isEqualTo(404);
            assertThat(post(url, "Content-Type", "application/json", "Origin", "http://evil.example"))
                    .isEqualTo(403);
            assertThat(service.node().index().status().version().generation()).isEqualTo(1);
        }
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int post(URI url, String... headers) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .headers(headers)
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}
