package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.TreeHead;
import dev.whence.store.testkit.Drafts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Content that other hands changed in the store, checksums and all.
class TreeTest {

    private final Drafts drafts = Drafts.seeded(1);

    @TempDir
    Path folder;

    @Test
    void on_last_decisions_that_were_changed_nothing_is_built() throws RocksDBException {
        TreeHead head = append(300);
        StoredDecision other = StoredDecision.of(
                Position.of(299),
                Drafts.seeded(2).any().time(),
                null,
                Drafts.seeded(2).any());
        write(Column.DECISIONS, Reads.key(299), other.leaf());

        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            assertThatThrownBy(() -> log.append(drafts.any(), AppendCondition.none()))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("its last ones are not what was written")
                    .hasMessageContaining("whence verify")
                    .hasMessageContaining("Restore the folder from a backup");
            assertThat(log.readStored(ReadQuery.all()))
                    .as("what is there can be read")
                    .hasSize(300);
            assertThat(log.head()).isEqualTo(Position.of(300));
            assertThat(log.treeHead()).as("what was written of the tree").isEqualTo(head);
            assertThat(log.prover().head(300)).as("what is there now").isNotEqualTo(head);
        }
    }

    @Test
    void a_head_of_the_tree_that_was_changed_stops_appending() throws RocksDBException {
        append(10);
        write(Column.TILES, LogTiles.HEAD, new byte[] {1, 2, 3});

        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            assertThatThrownBy(() -> log.append(drafts.any(), AppendCondition.none()))
                    .hasMessageContaining("The head of the tree is missing");
            assertThat(log.read(ReadQuery.all())).hasSize(10);
        }
    }

    private TreeHead append(int decisions) {
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            for (int i = 0; i < decisions; i++) {
                log.append(drafts.any(), AppendCondition.none());
            }
            return log.treeHead();
        }
    }

    private void write(Column column, byte[] key, byte[] value) throws RocksDBException {
        try (Storage storage = Storage.open(folder.resolve("rocksdb"), RocksDbSettings.defaults(), false);
                WriteBatch batch = new WriteBatch()) {
            storage.put(batch, column, key, value);
            storage.writeSynced(batch);
        }
    }
}
