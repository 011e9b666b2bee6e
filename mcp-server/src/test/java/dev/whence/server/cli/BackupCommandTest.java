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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private static final String RETURN = "{\"book_id\": \"B1\", \"reason\": \"read\"}";

    @TempDir
    private Path temp;

    private String data = "";
    private String backups = "";
    private String restored = "";

    /// A folder in which two books were imported (1, 2).
    @BeforeEach
    void fill() throws IOException {
        data = temp.resolve("data").toString();
        backups = temp.resolve("backups").toString();
        restored = temp.resolve("restored").toString();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        run("import", "--data", data, "--domain", "library", source.toString());
    }

    private static String run(String... command) {
        Result result = Program.run(command);
        assertThat(result.exitCode()).as("%s", result.err()).isZero();
        return result.out();
    }

    private static String history(String folder) {
        return run("log", "--data", folder);
    }

    @Test
    void a_restored_folder_has_the_same_history() {
        assertThat(run("backup", "--data", data, backups)).contains("backup 1 of ", ": 2 decisions, ", "root ");
        assertThat(run("restore", "--data", restored, backups)).contains("backup 1 of ");

        assertThat(history(restored)).isEqualTo(history(data));
        assertThat(run("explain", "--data", restored, "book:B1")).isEqualTo(run("explain", "--data", data, "book:B1"));
    }

    @Test
    void a_server_goes_on_while_it_is_backed_up() {
        NodeSettings settings = new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of());
        try (Service service = Service.of(Node.open(settings), HttpSettings.onPort(0), "1")) {
            assertThat(run("backup", "--data", data, backups)).contains("backup 1 of ", ": 2 decisions, ");
            Program.run("call", "--data", data, "return_book", RETURN);
            assertThat(run("backup", "--data", data, "--json", backups)).contains("\"number\":2", "\"decisions\":3");
            assertThat(service.node().log().head().value()).isEqualTo(3);

            Result within =
                    Program.run("backup", "--data", data, Path.of(data, "b").toString());
            assertThat(within.exitCode()).isEqualTo(1);
            assertThat(within.err()).contains("lie in each other: name a folder outside");
        }

        run("restore", "--data", restored, "--number", "1", backups);
        assertThat(history(restored).lines()).hasSize(2);
    }

    @Test
    void old_backups_are_removed_and_listed_no_more() {
        run("backup", "--data", data, backups);
        run("backup", "--data", data, backups);
        run("backup", "--data", data, "--keep", "2", backups);

        assertThat(run("restore", "--list", backups).lines())
                .hasSize(2)
                .noneMatch(line -> line.startsWith("backup 1 "));
        assertThat(Path.of(backups, "beside", "1")).doesNotExist();
        assertThat(Path.of(backups, "beside", "3")).exists();
    }

    @Test
    void what_stands_beside_the_log_comes_along_but_no_keys_and_nothing_that_can_be_made_again() throws IOException {
        Files.createDirectories(Path.of(data, "subscriptions"));
        Files.writeString(Path.of(data, "subscriptions", "reminders"), "up to 2");
        Files.createDirectories(Path.of(data, "keys"));
        Files.writeString(Path.of(data, "keys", "subjects.db.copy"), "secret");

        run("backup", "--data", data, backups);
        run("restore", "--data", restored, backups);

        assertThat(Path.of(restored, "subscriptions", "reminders")).hasContent("up to 2");
        assertThat(Path.of(restored, "keys")).doesNotExist();
        assertThat(Path.of(restored, "index")).doesNotExist();
    }

    @Test
    void the_key_for_checkpoints_comes_along_with_its_rights() throws IOException {
        run("checkpoint", "--data", data);

        run("backup", "--data", data, backups);
        run("restore", "--data", restored, backups);

        assertThat(Path.of(restored, "proof", "signer.key"))
                .hasSameTextualContentAs(Path.of(data, "proof", "signer.key"));
        assertThat(Files.getPosixFilePermissions(Path.of(restored, "proof", "signer.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(run("verify", "--data", restored)).contains("Sound: the log is what was written");
    }

    @Test
    void nothing_that_is_there_is_written_over() throws IOException {
        run("backup", "--data", data, backups);

        Result onto = Program.run("restore", "--data", data, backups);
        assertThat(onto.exitCode()).isEqualTo(1);
        assertThat(onto.err()).contains("already, and it stays as it is; restore into a new folder");

        Path photos = Files.createDirectories(temp.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "x");
        Result among = Program.run("backup", "--data", data, photos.toString());
        assertThat(among.exitCode()).isEqualTo(1);
        assertThat(among.err()).contains("is no folder of backups: it holds cat.jpg");

        Result none = Program.run(
                "restore", "--data", restored, temp.resolve("nowhere").toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("There are no backups in");
    }
}
