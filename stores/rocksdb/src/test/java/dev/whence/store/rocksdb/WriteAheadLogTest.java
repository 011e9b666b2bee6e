package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The write-ahead log is written over one that is used up, once a process appends for longer than a moment.
class WriteAheadLogTest {

    private static final int MEGABYTES = 2;

    @TempDir
    Path folder;

    private final Drafts drafts = Drafts.seeded(1);

    @Test
    void a_short_lived_process_prepares_none() throws IOException {
        try (RocksDbDecisionLog log = open()) {
            append(log, 50);

            assertThat(sizes()).allSatisfy(size -> assertThat(size).isLessThan(1 << 20));
        }
    }

    @Test
    void the_one_in_use_has_its_full_size_from_the_start() throws IOException {
        try (RocksDbDecisionLog log = open()) {
            append(log, 150);

            assertThat(sizes())
                    .as("some hundred kilobytes were appended; the file was there before")
                    .anySatisfy(size -> assertThat(size).isGreaterThanOrEqualTo((long) MEGABYTES << 20));
        }
        try (RocksDbDecisionLog log = open()) {
            assertThat(log.head()).isEqualTo(Position.of(150));
        }
    }

    private RocksDbDecisionLog open() {
        return RocksDbDecisionLog.open(
                folder.resolve("log"), RocksDbSettings.defaults().withWriteBufferMegabytes(MEGABYTES));
    }

    private void append(RocksDbDecisionLog log, int decisions) {
        for (int i = 0; i < decisions; i++) {
            log.append(drafts.any(), AppendCondition.none());
        }
    }

    private List<Long> sizes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log/rocksdb"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(file -> file.toFile().length())
                    .toList();
        }
    }
}
