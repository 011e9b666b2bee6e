package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.json.Json;
import dev.whence.module.DomainModule;
import dev.whence.proof.TreeHead;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A customer of the shop is forgotten from the command line: no file of the folder and no answer tells of her
/// any more.
class ForgetCommandTest {

    private static final String MARA = "user:u_4711";
    private static final List<String> HERS = List.of("Grimstadvika", "mara.quist@post.example", "Quistberg");

    @TempDir
    private Path temp;

    private Path data;

    private static String user(String id, String last, String town, String email) {
        return """
                {"user": {"user_id": "%s", "name": {"first_name": "Mara", "last_name": "%s"},
                 "address": {"address1": "14 Mill Street", "address2": "", "city": "%s", "state": "OR",
                             "country": "USA", "zip": "97412"},
                 "email": "%s", "orders": [],
                 "payment_methods": {"gift_card_1": {"source": "gift_card", "id": "gift_card_1", "balance": 5}}}}""".formatted(id, last, town, email);
    }

    private Node open() {
        return Node.open(new NodeSettings(DataFolder.at(data), DomainModule.named("retail"), Set.of()));
    }

    private static void ask(DecisionEngine engine, String type, String arguments) {
        String reason = type.equals("top_up_gift_card") ? "Mrs. Quistberg wishes it" : "it was asked for";
        engine.decide(CommandRequest.of(type, Json.DATA.readTree(arguments), Origin.of("shop", reason)));
    }

    /// A shop with two customers, of whom one has been busy enough for a snapshot of her.
    @BeforeEach
    void fill() throws InterruptedException {
        data = temp.resolve("data");
        try (Node node = open()) {
            DecisionEngine engine = node.engine(InstantSource.system());
            ask(engine, "import_user", user("u_4711", "Quistberg", "Grimstadvika", "mara.quist@post.example"));
            ask(engine, "import_user", user("u_4712", "Amsel", "Kaltbrunn", "amsel@post.example"));
            ask(engine, "authenticate_user", "{\"email\": \"mara.quist@post.example\"}");
            ask(engine, "authenticate_user", "{\"emial\": \"mara.quist@post.example\"}");
            ask(engine, "autenticate", "{\"email\": \"mara.quist@post.example\"}");
            for (int i = 0; i < 120; i++) {
                ask(
                        engine,
                        "top_up_gift_card",
                        "{\"user_id\": \"u_4711\", \"payment_method_id\": \"gift_card_1\", \"amount\": 1}");
            }
            assertThat(node.index().await(node.log().head(), Duration.ofSeconds(20)))
                    .isTrue();
        }
        assertThat(whence("call", "get_state", "{\"entity\": \"" + MARA + "\"}").out())
                .contains("Quistberg");
    }

    private Result whence(String command, String... more) {
        return fed("", command, more);
    }

    private Result fed(String input, String command, String... more) {
        return Program.fed(
                input,
                Stream.concat(Stream.of(command, "--data", data.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<Path> filesWith(String word) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).toLowerCase(Locale.ROOT).contains(word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertGone() {
        assertThat(filesWith("grimstadvika")).isEmpty();
        assertThat(filesWith("quistberg")).isEmpty();
        String answers = whence("log").out()
                + whence("search", "Mill Street").out()
                + whence("call", "get_state", "{\"entity\": \"" + MARA + "\"}").out()
                + whence("call", "explain_state", "{\"entity\": \"" + MARA + "\"}")
                        .out();
        assertThat(answers).contains("[erased]", "Kaltbrunn").doesNotContain("sealed:");
        assertThat(answers.replace("[erased]", "")).doesNotContain(HERS.get(0), HERS.get(2));
        assertThat(whence("log", "--entity", MARA).out()).doesNotContain(HERS);
    }

    @Test
    void it_forgets_without_a_server() {
        TreeHead before;
        try (Node node = open()) {
            before = node.log().treeHead();
        }
        assertThat(filesWith("grimstadvika")).allMatch(file -> file.startsWith(data.resolve("index")));

        Result result = whence("forget", MARA, "--reason", "asked for", "--yes");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Forgot " + MARA, "key is destroyed", "index was cleared", "Out of reach");
        assertGone();
        try (Node node = open()) {
            assertThat(node.log().prover().head(before.size())).isEqualTo(before);
        }
    }

    @Test
    void it_forgets_through_the_server_that_has_the_folder_open() {
        try (Service service = Service.of(open(), HttpSettings.onPort(0), "1")) {
            Result result = whence("forget", MARA, "--reason", "asked for", "--yes");

            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(service.node().log().head().value()).isPositive();
            assertGone();
            assertThat(whence("backup-keys", temp.resolve("copy").toString()).exitCode())
                    .isZero();
            assertThat(temp.resolve("copy")).isNotEmptyFile();
        }
    }

    @Test
    void it_asks_first() {
        Result refused = fed("user:u_4712\n", "forget", MARA, "--reason", "asked for");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot be undone", "nothing was done");
        assertThat(whence("log").out()).contains("Grimstadvika");

        assertThat(fed(MARA + "\n", "forget", MARA, "--reason", "asked for").exitCode())
                .isZero();
    }

    @Test
    void a_refusal_is_told_and_recorded() {
        Result unknown = whence("forget", "user:nobody", "--reason", "asked for", "--yes");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.err()).contains("refused by decision", "user:nobody");

        whence("forget", MARA, "--reason", "asked for", "--yes");
        assertThat(whence("forget", MARA, "--reason", "asked for", "--yes").exitCode())
                .isEqualTo(3);
        assertThat(whence("log", "--entity", MARA).out()).contains("subject-is-not-forgotten");
    }

    @Test
    void lost_keys_are_told_apart_and_come_back_from_their_backup() throws IOException {
        Path backup = temp.resolve("backup");
        assertThat(whence("backup-keys", backup.toString()).exitCode()).isZero();
        assertThat(whence("backup-keys", backup.toString()).err()).contains("exists already");
        whence("forget", MARA, "--reason", "asked for", "--yes");
        Files.delete(data.resolve("keys/subjects.db"));

        Result lost = whence("log");
        assertThat(lost.exitCode()).isEqualTo(1);
        assertThat(lost.err()).contains("lost", "restore-keys");

        Result restored = whence("restore-keys", backup.toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.exitCode()).isZero();
        assertGone();
    }
}
