package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that were damaged, lost or replaced. Nothing acknowledged is missing without being missed.
class DamageTest {

    private final Drafts drafts = Drafts.seeded(1);

    @TempDir
    Path temporary;

    private Path folder;
    private Path rocksDb;

    @BeforeEach
    void name_the_folders() {
        folder = temporary.resolve("log");
        rocksDb = folder.resolve("rocksdb");
    }

    @Test
    void a_log_that_was_replaced_by_an_older_copy_is_not_opened() throws IOException {
        append(5);
        copy(rocksDb, temporary.resolve("copy"));
        append(3);
        delete(rocksDb);
        copy(temporary.resolve("copy"), rocksDb);

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("ends at position 5")
                .hasMessageContaining("up to 8 were acknowledged")
                .hasMessageContaining("the last 3 are missing")
                .hasMessageContaining("Restore the folder from a backup");

        Files.delete(folder.resolve("ACKNOWLEDGED"));
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            assertThat(log.head()).as("what is left, on demand").isEqualTo(Position.of(5));
        }
    }

    @Test
    void a_torn_end_of_what_was_acknowledged_is_missed() throws IOException {
        append(20);
        try (RandomAccessFile file = new RandomAccessFile(largest(".log").toFile(), "rw")) {
            file.setLength(file.length() - 10);
        }

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("ends at position 19")
                .hasMessageContaining("up to 20 were acknowledged");
    }

    @Test
    void a_flipped_bit_in_the_write_ahead_log_is_missed() throws IOException {
        append(20);
        flipInTheMiddle(largest(".log"));

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("Restore the folder from a backup");
    }

    @Test
    void a_lost_folder_of_rocksdb_is_not_replaced_by_an_empty_one() throws IOException {
        append(3);
        delete(rocksDb);

        assertThatThrownBy(() -> RocksDbDecisionLog.open(folder))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("restore the folder from a backup");
        assertThat(rocksDb.resolve("CURRENT")).doesNotExist();
    }

    @Test
    void a_flipped_bit_in_a_table_file_is_told_to_those_who_read_it() throws IOException {
        append(500);
        append(1);
        flipInTheMiddle(largest(".sst"));

        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            assertThatThrownBy(() -> log.forEach(ReadQuery.all(), decision -> {}))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining("restore the folder from a backup");
            assertThat(log.at(Position.of(501))).as("what is whole can be read").isPresent();
        }
    }

    private void append(int decisions) {
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            for (int i = 0; i < decisions; i++) {
                log.append(drafts.any(), AppendCondition.none());
            }
        }
    }

    private Path largest(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(rocksDb)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void flipInTheMiddle(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int found = file.read();
            file.seek(middle);
            file.write(found ^ 1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
