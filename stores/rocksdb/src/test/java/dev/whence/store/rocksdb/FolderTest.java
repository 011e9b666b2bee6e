package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which folders are opened, and what is said of the others.
class FolderTest {

    @TempDir
    Path temporary;

    @Test
    void a_folder_that_does_not_exist_is_made_with_those_above_it() {
        Path folder = temporary.resolve("a/b/log");

        RocksDbDecisionLog.open(folder).close();

        assertThat(folder.resolve("FORMAT")).hasContent("whence decision log, format 2\n");
    }

    @Test
    void an_empty_folder_becomes_a_log() {
        RocksDbDecisionLog.open(temporary).close();
        RocksDbDecisionLog.open(temporary).close();

        assertThat(temporary.resolve("FORMAT")).exists();
    }

    @Test
    void a_foreign_folder_is_refused_and_left_as_it_is() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");
        Files.createDirectory(temporary.resolve("photos"));

        assertThatThrownBy(() -> RocksDbDecisionLog.open(temporary))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("not a decision log")
                .hasMessageContaining("photos, thesis.txt")
                .hasMessageContaining("Name an empty or a new folder");
        assertThat(names()).containsExactly("photos", "thesis.txt");
    }

    @Test
    void the_folder_of_a_newer_version_is_refused_and_left_as_it_is() throws IOException {
        Files.writeString(temporary.resolve("FORMAT"), "whence decision log, format 3\n");

        assertThatThrownBy(() -> RocksDbDecisionLog.open(temporary))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("'whence decision log, format 3'")
                .hasMessageContaining("open it with the version that wrote it");
        assertThat(names()).containsExactly("FORMAT");
    }

    @Test
    void a_file_is_refused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertThatThrownBy(() -> RocksDbDecisionLog.open(file))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("is a file")
                .hasMessageContaining("name a folder");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        Path folder = unwritable();

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder.resolve("log")))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining(folder.resolve("log").toString())
                .hasMessageContaining("right to write");
    }

    /// Permissions do not stop the superuser; the file system of the kernel does.
    private Path unwritable() throws IOException {
        Path kernel = Path.of("/proc/self");
        return Files.isDirectory(kernel)
                ? kernel
                : Files.createDirectory(
                        temporary.resolve("locked"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    }

    @Test
    void a_log_is_open_once_in_a_process_whatever_it_is_called() throws IOException {
        Path folder = temporary.resolve("log");
        Path alias = temporary.resolve("alias");
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            Files.createSymbolicLink(alias, folder);
            for (Path name : List.of(folder, alias, folder.resolve("../log"))) {
                assertThatThrownBy(() -> RocksDbDecisionLog.open(name))
                        .isInstanceOf(LogUnavailableException.class)
                        .hasMessageContaining("in use by this process")
                        .hasMessageContaining("name another folder");
            }
            log.append(Drafts.seeded(1).any(), AppendCondition.none());
            assertThat(log.head()).isEqualTo(Position.of(1));
        }
        RocksDbDecisionLog.open(folder).close();
    }

    @Test
    void a_second_process_is_told_which_one_has_the_log() throws Exception {
        Path folder = temporary.resolve("log");
        try (AppendingProcess other = AppendingProcess.start(folder, 1)) {
            other.awaitAcknowledged(1);

            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> RocksDbDecisionLog.open(folder))
                        .isInstanceOf(LogUnavailableException.class)
                        .hasMessageContaining("in use by process " + other.pid())
                        .hasMessageContaining("Stop that one");
            }
            other.awaitAcknowledged(other.acknowledged().size() + 1);
        }
        RocksDbDecisionLog.open(folder).close();
    }

    @Test
    void a_log_that_could_not_be_opened_can_be_opened_when_the_cause_is_gone() throws IOException {
        Path folder = temporary.resolve("log");
        RocksDbDecisionLog.open(folder).close();
        Path current = folder.resolve("rocksdb/CURRENT");
        Path aside = Files.move(current, folder.resolve("aside"));
        Files.writeString(current, "MANIFEST-999999\n");

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder)).isInstanceOf(LogUnavailableException.class);
        Files.delete(current);
        Files.move(aside, current);

        RocksDbDecisionLog.open(folder).close();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
