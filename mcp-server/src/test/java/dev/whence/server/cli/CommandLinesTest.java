package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import dev.whence.module.DomainModule;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    @TempDir
    private Path temp;

    private String data = "";

    @BeforeEach
    void name_a_folder() {
        data = temp.resolve("data").toString();
    }

    private static NodeSettings library(String folder) {
        return new NodeSettings(DataFolder.at(Path.of(folder)), new Library(), Set.of());
    }

    /// A folder in which book B1 was imported (1), lent (2), and could not be lent again (3).
    private void fill() throws IOException {
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        assertThat(Program.run("import", "--data", data, "--domain", "library", source.toString())
                        .exitCode())
                .isZero();
        String lend = "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"holidays – far away\"}";
        assertThat(Program.run("call", "--data", data, "lend_book", lend).exitCode())
                .isZero();
        assertThat(Program.run("call", "--data", data, "lend_book", lend).exitCode())
                .isEqualTo(3);
    }

    @Nested
    class Help {

        @Test
        void it_lists_every_command() {
            Result result = Program.run("--help");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out())
                    .contains("demo", "serve", "mcp", "import", "search", "explain", "call", "log", "subscriptions")
                    .contains("backup", "restore", "eval", "bench");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "demo",
                    "serve",
                    "mcp",
                    "import",
                    "search",
                    "explain",
                    "call",
                    "log",
                    "backup",
                    "restore",
                    "subscriptions"
                })
        void every_command_has_it(String command) {
            Result result = Program.run(command, "--help");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("Usage: whence " + command, "--data");
        }

        @Test
        void the_version_is_told() {
            assertThat(Program.run("--version").out()).startsWith("whence ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "srve", "serve --prt 1", "serve --port many", "explain"})
        void a_wrong_command_line_says_so_and_ends_with_2(String line) {
            Result result = Program.run(line.isEmpty() ? new String[0] : line.split(" "));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
        }
    }

    @Nested
    class Folders {

        private void assertOneLine(Result result, String... words) {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().strip())
                    .startsWith("whence: ")
                    .contains(words)
                    .doesNotContain("\n");
        }

        @Test
        void one_that_is_not_there() {
            assertOneLine(
                    Program.run("search", "--data", data, "x"), "There is no Whence data in " + data, "whence demo");
            assertThat(Path.of(data)).doesNotExist();
        }

        @Test
        void one_of_somebody_else() throws IOException {
            Files.writeString(Files.createDirectory(Path.of(data)).resolve("thesis.tex"), "");

            assertOneLine(
                    Program.run("serve", "--data", data, "--domain", "library"), "not a Whence folder", "thesis.tex");
            assertOneLine(Program.run("log", "--data", data), "not a Whence folder");
            assertThat(Path.of(data).toFile().list()).containsExactly("thesis.tex");
        }

        @Test
        void a_file() throws IOException {
            Files.writeString(Path.of(data), "");

            assertOneLine(Program.run("mcp", "--data", data, "--domain", "library"), "is a file");
        }

        @Test
        void one_that_cannot_be_made() throws IOException {
            Files.writeString(temp.resolve("file"), "");

            assertOneLine(
                    Program.run("serve", "--data", temp.resolve("file/below").toString(), "--domain", "library"),
                    "cannot be",
                    "--data");
        }

        @Test
        void one_of_another_format_or_damaged() throws IOException {
            Path marker = Files.createDirectory(Path.of(data)).resolve("whence.json");

            Files.writeString(marker, "{\"format\": 99, \"domain\": \"library\"}");
            assertOneLine(Program.run("log", "--data", data), "format 99");
            Files.writeString(marker, "{\"for");
            assertOneLine(Program.run("log", "--data", data), "damaged");
        }

        @Test
        void one_of_another_domain() throws IOException {
            Files.writeString(
                    Files.createDirectory(Path.of(data)).resolve("whence.json"),
                    "{\"format\": 1, \"domain\": \"library\"}");
            String other = DomainModule.available().stream()
                    .map(module -> module.domain().name())
                    .filter(name -> !name.equals("library"))
                    .findFirst()
                    .orElse("nonesuch");

            assertThat(Program.run("serve", "--data", data, "--domain", other).err())
                    .containsAnyOf("belongs to the domain 'library'", "There is no domain 'nonesuch'");
        }

        @Test
        void one_that_another_process_has_open() {
            try (Node node = Node.open(library(data))) {
                assertThat(node.log().head().value()).isZero();
                assertOneLine(Program.run("search", "--data", data, "x"), "in use");
            }
        }

        @Test
        void a_domain_that_is_unknown() {
            assertOneLine(
                    Program.run("serve", "--data", data, "--domain", "nonesuch"),
                    "There is no domain 'nonesuch'",
                    "library");
        }

        @Test
        void rules_that_are_unknown() {
            assertOneLine(
                    Program.run("serve", "--data", data, "--domain", "library", "--without", "nonesuch"), "nonesuch");
        }

        @Test
        void a_port_in_use() {
            try (Service service = Service.of(Node.open(library(data)), HttpSettings.onPort(0), "1")) {
                String port = Integer.toString(service.url().getPort());
                String other = temp.resolve("other").toString();

                assertOneLine(
                        Program.run("serve", "--data", other, "--domain", "library", "--port", port),
                        "Port " + port + " is in use",
                        "--port");
                try (Node free = Node.open(library(other))) {
                    assertThat(free.log().head().value()).isZero();
                }
            }
        }
    }

    @Nested
    class Imports {

        @Test
        void they_are_decided_and_can_be_repeated() throws IOException {
            Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");

            Result first = Program.run("import", "--data", data, "--domain", "library", source.toString());
            Files.writeString(source, "B1;Ulysses;12.50\nB2;Emma;9.99\nB3;Momo;7.00\n");
            Result second = Program.run("import", "--data", data, source.toString());

            assertThat(first.out()).isEqualTo("2 imported, 0 were there already, 0 refused\n");
            assertThat(second.out()).isEqualTo("1 imported, 1 were there already, 1 refused\n");
            assertThat(second.err()).contains("refused: ImportBook [book:B2]");
            assertThat(second.exitCode()).isEqualTo(3);
        }

        @Test
        void a_source_that_cannot_be_read_leaves_no_folder() {
            Result result = Program.run(
                    "import",
                    "--data",
                    data,
                    "--domain",
                    "library",
                    temp.resolve("none").toString());

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).startsWith("whence: ").contains("none");
            assertThat(Path.of(data)).doesNotExist();
        }
    }

    /// The same answers, whether this process opens the folder or a server has it open.
    abstract class Questions {

        @Test
        void search_finds() {
            Result result = Program.run("search", "--data", data, "holidays", "--outcome", "refused");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).startsWith("1 found.\n- 4 ").contains("“**holidays** – far away”");
        }

        @Test
        void search_prints_json() {
            Result result = Program.run("search", "--data", data, "--json", "--limit", "1", "--command", "import_book");

            assertThat(Json.ENVELOPE.readTree(result.out()).path("total").asInt())
                    .isEqualTo(2);
        }

        @Test
        void explain_tells_of_a_decision() {
            Result result = Program.run("explain", "--data", data, "4");

            assertThat(result.out()).contains("LendBook on book:B1 was rejected", "book.status was lent");
        }

        @Test
        void explain_tells_of_an_entity() {
            Result result = Program.run("explain", "--data", data, "book:B1", "--field", "status", "--as-of", "2");

            assertThat(result.out()).contains("decision 1 (ImportBook", "status = “on shelf”");
        }

        @Test
        void a_question_that_cannot_be_answered_ends_with_3() {
            Result result = Program.run("explain", "--data", data, "99");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("the log ends at 4");
        }

        @Test
        void log_prints_json_lines() {
            assertThat(positions("log", "--data", data)).containsExactly(1, 2, 3, 4);
            assertThat(positions("log", "--data", data, "--from", "3")).containsExactly(3, 4);
            assertThat(positions("log", "--data", data, "--entity", "book:B2")).containsExactly(2);
            assertThat(positions("log", "--data", data, "--limit", "2")).containsExactly(1, 2);
            assertThat(positions("log", "--data", data, "--from", "2020-01-01")).containsExactly(1, 2, 3, 4);
            assertThat(positions("log", "--data", data, "--from", "2999-01-01")).isEmpty();
        }

        private List<Integer> positions(String... args) {
            return Program.run(args)
                    .out()
                    .lines()
                    .map(line -> Json.ENVELOPE.readTree(line).path("position").asInt())
                    .toList();
        }
    }

    @Nested
    class OfAFolder extends Questions {

        @BeforeEach
        void prepare() throws IOException {
            fill();
        }

        @Test
        void a_tool_that_does_not_exist_names_those_that_do() {
            Result result = Program.run("call", "--data", data, "lend");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("There is no tool 'lend'", "lend_book");
        }

        @Test
        void arguments_that_are_not_json_are_told_so() {
            assertThat(Program.run("call", "--data", data, "get_state", "{entity}")
                            .err())
                    .contains("The arguments are not JSON");
            assertThat(Program.run("call", "--data", data, "get_state", "[]").err())
                    .contains("must be a JSON object");
        }

        @Test
        void nothing_follows_where_no_server_has_the_folder_open() {
            Result result = Program.run("log", "--data", data, "--follow", "--limit", "9");

            assertThat(result.out().lines()).hasSize(4);
            assertThat(result.err()).contains("no server has " + data + " open");
        }
    }

    @Nested
    class OfAServer extends Questions {

        private Optional<Service> service = Optional.empty();

        @BeforeEach
        void prepare() throws IOException, InterruptedException {
            fill();
            Service started = Service.of(Node.open(library(data)), HttpSettings.onPort(0), "1");
            service = Optional.of(started);
            assertThat(started.node().index().await(started.node().log().head(), Duration.ofSeconds(10)))
                    .isTrue();
        }

        @AfterEach
        void stop() {
            service.ifPresent(Service::close);
            assertThat(Path.of(data).resolve("server.json")).doesNotExist();
        }

        @Test
        void log_follows() {
            Thread.ofVirtual()
                    .start(() -> Program.run(
                            "call",
                            "--data",
                            data,
                            "return_book",
                            "{\"book_id\": \"B1\", \"reason\": \"has read it\"}"));

            Result result = Program.run("log", "--data", data, "--follow", "--from", "4", "--limit", "2");

            assertThat(result.out().lines()).hasSize(2);
        }

        @Test
        void mcp_carries_messages_to_it() {
            String messages = """
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"desk","version":"2"}}}
                    {"jsonrpc":"2.0","method":"notifications/initialized"}
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"return_book","arguments":{"book_id":"B1","reason":"read"}}}
                    nonsense
                    """;

            Result result = Program.fed(messages, "mcp", "--data", data);

            assertThat(result.out().lines()).hasSize(3);
            assertThat(result.out()).contains("Accepted: return_book on book:B1", "-32700");
            assertThat(result.err()).contains("carrying messages");
            Node node = service.orElseThrow().node();
            assertThat(node.log().at(node.log().head()).orElseThrow().origin().client())
                    .isEqualTo("desk 2");
        }
    }
}
