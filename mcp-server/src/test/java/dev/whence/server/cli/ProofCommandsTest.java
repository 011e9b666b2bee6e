package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class ProofCommandsTest {

    private static final int FLIPS = 40;

    @TempDir
    private Path temp;

    private String data = "";

    @BeforeEach
    void fill_a_folder() throws IOException {
        data = temp.resolve("data").toString();
        importBooks("B1;Ulysses;12.50\nB2;Emma;8.00\nB3;Persuasion;9.00\n");
    }

    private void importBooks(String books) throws IOException {
        Path source = Files.writeString(temp.resolve("books.txt"), books);
        assertThat(Program.run("import", "--data", data, "--domain", "library", source.toString())
                        .exitCode())
                .isZero();
    }

    private static Result ok(String... args) {
        Result result = Program.run(args);
        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        return result;
    }

    private String key() {
        return ok("checkpoint", "--data", data, "--key").out().strip();
    }

    private Path file(String name) {
        return temp.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "checkpoint", "prove", "verify-proof", "export", "verify-export", "import-log"})
    void every_command_has_help(String command) {
        assertThat(ok(command, "--help").out()).contains("Usage: whence " + command);
    }

    @Nested
    class Checkpoints {

        @Test
        void are_signed_with_a_key_that_only_its_owner_can_read() throws IOException {
            String note = ok("checkpoint", "--data", data, "--origin", "example.com/library")
                    .out();

            assertThat(note).startsWith("example.com/library\n3\n").contains("\n\n— example.com/library ");
            assertThat(key()).startsWith("example.com/library+");
            Path secret = Path.of(data, "proof", "signer.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
            assertThat(ok("checkpoint", "--data", data).out())
                    .as("the same again")
                    .isEqualTo(note);
        }

        @Test
        void keep_their_origin() {
            key();
            Result other = Program.run("checkpoint", "--data", data, "--origin", "example.com/other");

            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.err()).contains("cannot be called 'example.com/other'");
        }

        @Test
        void are_not_signed_with_a_new_key_where_the_old_one_is_lost() throws IOException {
            key();
            Files.delete(Path.of(data, "proof", "signer.key"));

            assertThat(Program.run("checkpoint", "--data", data).err())
                    .contains("is missing; restore it from a backup");
        }
    }

    @Nested
    class Verifying {

        @Test
        void says_that_a_log_is_sound_and_begins_with_what_was_signed() throws IOException {
            ok("checkpoint", "--data", data, "--out", file("old").toString());
            importBooks("B4;Middlemarch;11.00\n");
            Result result = ok(
                    "verify",
                    "--data",
                    data,
                    "--deep",
                    "--checkpoint",
                    file("old").toString());

            assertThat(result.out())
                    .startsWith("Sound: the log is what was written. 4 decisions")
                    .contains("Begins with the checkpoint that was signed last here.")
                    .contains("Begins with the checkpoint of 3.");
        }

        @Test
        void tells_an_earlier_end_and_exits_with_1() throws IOException {
            importBooks("B4;Middlemarch;11.00\n");
            ok("checkpoint", "--data", data, "--out", file("old").toString());
            String key = key();
            data = temp.resolve("other").toString();
            importBooks("B1;Ulysses;12.50\n");
            Result result = Program.run(
                    "verify",
                    "--data",
                    data,
                    "--key",
                    key,
                    "--json",
                    "--checkpoint",
                    file("old").toString());

            assertThat(result.exitCode()).isEqualTo(1);
            JsonNode report = Json.ENVELOPE.readTree(result.out());
            assertThat(report.path("sound").asBoolean(true)).isFalse();
            assertThat(report.at("/findings/0/damage").asString()).isEqualTo("TRUNCATED");
            assertThat(Program.run(
                                    "verify",
                                    "--data",
                                    data,
                                    "--key",
                                    key,
                                    "--checkpoint",
                                    file("old").toString())
                            .out())
                    .contains("NOT SOUND", "- truncated, positions 2 to 4", "What to do (truncated)");
        }
    }

    @Nested
    class Proofs {

        @Test
        void of_a_decision_stand_alone() throws IOException {
            ok("prove", "--data", data, "2", "--out", file("proof").toString());
            String key = key();

            assertThat(ok("verify-proof", file("proof").toString(), "--key", key)
                            .out())
                    .contains("Proved: The decision at position 2")
                    .contains("Emma");
            String changed = Files.readString(file("proof"));
            int at = changed.indexOf("extra ") + 60;
            Files.writeString(
                    file("proof"),
                    changed.substring(0, at) + (changed.charAt(at) == 'A' ? 'B' : 'A') + changed.substring(at + 1));
            Result refused = Program.run("verify-proof", file("proof").toString(), "--key", key);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out() + refused.err()).containsAnyOf("NOT PROVED", "cannot");
        }

        @Test
        void that_a_log_begins_with_an_earlier_checkpoint() throws IOException {
            ok("checkpoint", "--data", data, "--out", file("old").toString());
            importBooks("B4;Middlemarch;11.00\n");
            ok(
                    "prove",
                    "--data",
                    data,
                    "--from",
                    file("old").toString(),
                    "--out",
                    file("proof").toString());

            assertThat(ok("verify-proof", file("proof").toString(), "--key", key())
                            .out())
                    .contains("begins with the tree of 3");
        }

        @Test
        void of_a_decision_that_is_not_there_are_refused() {
            assertThat(Program.run("prove", "--data", data, "99").err()).contains("There is no decision '99'");
            assertThat(Program.run("prove", "--data", data).exitCode()).isEqualTo(2);
        }
    }

    @Nested
    class Exports {

        @ParameterizedTest
        @ValueSource(strings = {"log.jsonl", "log.jsonl.zst"})
        void can_be_verified_without_the_folder_and_imported_into_another(String name) throws IOException {
            ok("checkpoint", "--data", data, "--out", file("old").toString());
            importBooks("B4;Middlemarch;11.00\n");
            ok("export", "--data", data, file(name).toString());
            String key = key();
            String explained = ok("explain", "--data", data, "3").out();
            String root =
                    ok("checkpoint", "--data", data).out().lines().toList().get(2);
            Files.move(Path.of(data), temp.resolve("away"));

            assertThat(ok(
                                    "verify-export",
                                    file(name).toString(),
                                    "--key",
                                    key,
                                    "--checkpoint",
                                    file("old").toString())
                            .out())
                    .startsWith("Sound: the export is what was written. 4 decisions")
                    .contains("Begins with the checkpoint of 3.");
            String other = temp.resolve("other").toString();
            assertThat(ok("import-log", file(name).toString(), "--data", other, "--key", key)
                            .out())
                    .contains("4 decisions imported", root);
            assertThat(ok("explain", "--data", other, "3").out()).isEqualTo(explained);
            assertThat(ok("verify", "--data", other, "--deep").out()).contains("Sound", root);
        }

        @Test
        void in_which_a_bit_was_flipped_are_not_sound_or_read_the_same() throws IOException {
            ok("export", "--data", data, file("log.zst").toString());
            byte[] whole = Files.readAllBytes(file("log.zst"));
            String key = key();
            String sound = ok("verify-export", file("log.zst").toString(), "--key", key)
                    .out();
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int round = 0; round < FLIPS; round++) {
                byte[] flipped = whole.clone();
                int bit = random.nextInt(whole.length * 8);
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file("flipped.zst"), flipped);
                Result result = Program.run("verify-export", file("flipped.zst").toString(), "--key", key);

                assertThat(result.exitCode() == 1 || root(result.out()).equals(root(sound)))
                        .as("seed %s: bit %s", seed, bit)
                        .isTrue();
            }
        }

        private static String root(String report) {
            return report.lines()
                    .filter(line -> line.startsWith("Root"))
                    .findFirst()
                    .orElse("");
        }

        @Test
        void of_parts_prove_each_decision() {
            Result part = ok("export", "--data", data, "--where", "outcome:accepted", "--from", "2");

            assertThat(part.out().lines()).hasSize(4);
            assertThat(Program.run("export", "--data", data, "--where", "colour:red")
                            .err())
                    .contains("is no criterion");
        }

        @Test
        void whose_import_failed_leave_a_folder_that_says_so() throws IOException {
            ok("export", "--data", data, file("log.jsonl").toString());
            List<String> lines = Files.readAllLines(file("log.jsonl"));
            Files.write(file("cut.jsonl"), lines.subList(0, lines.size() - 1), StandardCharsets.UTF_8);
            String other = temp.resolve("other").toString();

            assertThat(Program.run("import-log", file("cut.jsonl").toString(), "--data", other)
                            .err())
                    .contains("cut off");
            assertThat(Program.run("log", "--data", other).err()).contains("was not finished", "import-log");
            ok("import-log", file("log.jsonl").toString(), "--data", other);
            assertThat(ok("log", "--data", other).out().lines()).hasSize(3);
            assertThat(Program.run("import-log", file("log.jsonl").toString(), "--data", other)
                            .err())
                    .contains("holds data already");
        }
    }

    @Nested
    class While_a_server_has_the_folder_open {

        @Test
        void everything_is_answered_by_it() throws IOException {
            Node node = Node.open(new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of()));
            try (Service service = Service.of(node, HttpSettings.onPort(0), "test")) {
                assertThat(service.url()).isNotNull();
                ok("checkpoint", "--data", data, "--out", file("old").toString());
                String key = key();
                assertThat(ok(
                                        "verify",
                                        "--data",
                                        data,
                                        "--deep",
                                        "--checkpoint",
                                        file("old").toString())
                                .out())
                        .contains("Sound: the log is what was written. 3 decisions");
                ok("prove", "--data", data, "1", "--out", file("proof").toString());
                ok("verify-proof", file("proof").toString(), "--key", key);
                ok(
                        "prove",
                        "--data",
                        data,
                        "--from",
                        file("old").toString(),
                        "--out",
                        file("grown").toString());
                ok("verify-proof", file("grown").toString(), "--key", key);
                ok("export", "--data", data, file("log.jsonl.zst").toString());
                ok("verify-export", file("log.jsonl.zst").toString(), "--key", key);
                assertThat(Program.run("prove", "--data", data, "99").err()).contains("There is no decision '99'");
                assertThat(Program.run("export", "--data", data, "--where", "x").err())
                        .contains("is no criterion");
            }
        }
    }
}
