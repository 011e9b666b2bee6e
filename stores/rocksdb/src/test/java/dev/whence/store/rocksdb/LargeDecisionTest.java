package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.ReadQuery;
import dev.whence.store.testkit.Drafts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A decision larger than the write buffer is taken and read back like any other.
class LargeDecisionTest {

    private static final int CHARACTERS = 10 << 20;

    @TempDir
    Path folder;

    @Test
    void ten_megabytes_are_appended_and_read_back_after_reopening() {
        Drafts drafts = Drafts.seeded(1);
        Draft large = Drafts.asking(Json.tree(Map.of("note", "n".repeat(CHARACTERS))), drafts.any());
        Decision appended;
        try (RocksDbDecisionLog log = open()) {
            log.append(drafts.any(), AppendCondition.none());
            appended = log.append(large, AppendCondition.none());
            log.append(drafts.any(), AppendCondition.none());
            assertThat(log.at(Position.of(2)).equals(Optional.of(appended))).isTrue();
        }
        try (RocksDbDecisionLog log = open()) {
            assertThat(log.head()).isEqualTo(Position.of(3));
            Decision read = log.at(Position.of(2)).orElseThrow();
            assertThat(read.command().data().path("note").asString()).hasSize(CHARACTERS);
            assertThat(read.equals(appended)).as("the same decision again").isTrue();
            assertThat(log.readStored(ReadQuery.all())).isNotEmpty();
        }
    }

    private RocksDbDecisionLog open() {
        return RocksDbDecisionLog.open(
                folder.resolve("log"), RocksDbSettings.defaults().withWriteBufferMegabytes(2));
    }
}
