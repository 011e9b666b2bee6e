package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.audit.AuditOptions;
import dev.whence.audit.AuditProgress;
import dev.whence.audit.AuditReport;
import dev.whence.audit.Damage;
import dev.whence.audit.Finding;
import dev.whence.audit.Known;
import dev.whence.audit.LogAudit;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.TileId;
import dev.whence.proof.TreeHead;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/// What an audit says of files that were changed.
@Timeout(60)
class AuditTest {

    private static final int SIZE = 700;
    private static final int FLIPS = 24;

    @TempDir
    Path temporary;

    private Path folder;
    private OtherHands hands;
    private TreeHead head;
    private List<StoredDecision> whole = List.of();

    @BeforeEach
    void fill_a_log() {
        folder = temporary.resolve("log");
        hands = new OtherHands(folder);
        Drafts drafts = Drafts.seeded(1);
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            for (int i = 0; i < SIZE; i++) {
                AppendCondition condition =
                        i % 5 == 0 ? AppendCondition.none().claiming("key " + i) : AppendCondition.none();
                log.append(drafts.any(), condition);
            }
            head = log.treeHead();
            whole = log.readStored(ReadQuery.all());
        }
    }

    private AuditReport audit(Known... known) {
        return audit(folder, known);
    }

    private static AuditReport audit(Path folder, Known... known) {
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            return LogAudit.of(log, AuditOptions.deep().knowing(List.of(known)), AuditProgress.NOBODY);
        }
    }

    private Known checkpoint() {
        return new Known("the checkpoint", head);
    }

    private byte[] stored(int position) {
        return whole.get(position - 1).leaf();
    }

    private byte[] forged(int position) {
        return StoredDecision.of(
                        Position.of(position),
                        whole.get(position - 1).time(),
                        null,
                        Drafts.seeded(99).any())
                .leaf();
    }

    @Test
    void a_log_that_nobody_touched_is_sound_to_its_files_and_indexes() {
        AuditReport report = audit(checkpoint());

        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.head()).isEqualTo(head);
    }

    @Test
    void a_changed_decision_is_named_by_its_hash_and_by_the_indexes() throws RocksDBException {
        hands.put(Column.DECISIONS, Reads.key(300), forged(300));

        AuditReport report = audit(checkpoint());
        assertThat(report.sound()).isFalse();
        assertThat(report.findings())
                .extracting(Finding::damage, Finding::where)
                .contains(tuple(Damage.CHANGED, "position 300"), tuple(Damage.INDEX, "position 300"))
                .allSatisfy(found -> assertThat(found.toList().getLast()).isEqualTo("position 300"));
    }

    @Test
    void a_removed_decision_is_named() throws RocksDBException {
        hands.remove(Column.DECISIONS, Reads.key(300));

        assertThat(audit(checkpoint()).findings())
                .extracting(Finding::damage, Finding::where)
                .containsExactly(tuple(Damage.UNREADABLE, "position 300"));
    }

    @Test
    void an_inserted_decision_is_named() throws RocksDBException {
        hands.put(Column.DECISIONS, Reads.key(SIZE + 1), forged(SIZE));

        assertThat(audit(checkpoint()).findings())
                .extracting(Finding::damage, Finding::where)
                .contains(tuple(Damage.INSERTED, "position 701"), tuple(Damage.REORDERED, "position 701"));
    }

    @Test
    void decisions_that_changed_places_are_named() throws RocksDBException {
        hands.put(Column.DECISIONS, Reads.key(41), stored(42));
        hands.put(Column.DECISIONS, Reads.key(42), stored(41));

        assertThat(audit(checkpoint()).findings())
                .extracting(Finding::damage, Finding::where)
                .contains(
                        tuple(Damage.REORDERED, "position 41"),
                        tuple(Damage.REORDERED, "position 42"),
                        tuple(Damage.CHANGED, "positions 41 to 42"));
    }

    @Test
    void a_truncated_tail_is_missed_by_an_earlier_checkpoint() throws RocksDBException, IOException {
        for (int position = SIZE - 9; position <= SIZE; position++) {
            hands.remove(Column.DECISIONS, Reads.key(position));
        }
        hands.forgetAcknowledged();

        assertThat(audit(checkpoint()).findings())
                .extracting(Finding::damage, Finding::where)
                .contains(tuple(Damage.TRUNCATED, "positions 691 to 700"));
    }

    @Test
    void a_changed_tile_is_told_from_a_changed_decision() throws RocksDBException {
        byte[] tile = new byte[256 * 32];
        hands.put(Column.TILES, new TileId(0, 0).key(), tile);

        AuditReport report = audit(checkpoint());
        assertThat(report.checkpoints()).containsExactly("the checkpoint");
        assertThat(report.findings()).extracting(Finding::damage).containsOnly(Damage.TREE);
    }

    @Test
    void entries_missing_from_an_index_and_entries_too_many_are_named() throws RocksDBException {
        byte[] id = Fingerprint.of(whole.get(9).decode().id()).bytes();
        hands.remove(Column.IDS, id);
        hands.put(
                Column.KEYS,
                Fingerprint.of("nobody's key").bytes(),
                ByteBuffer.allocate(8).putLong(77).array());

        AuditReport report = audit(checkpoint());
        assertThat(report.sound()).isFalse();
        assertThat(report.findings())
                .extracting(Finding::damage, Finding::where)
                .containsExactly(tuple(Damage.INDEX, "position 10"), tuple(Damage.INDEX, "position 77"));
    }

    @Test
    void a_damaged_block_is_narrowed_to_its_decisions_and_its_file() throws IOException {
        reopen();
        Path file = largestOfDecisions();
        OtherHands.flip(file, file.toFile().length() * Byte.SIZE / 3);

        AuditReport report = audit(checkpoint());
        assertThat(report.sound()).isFalse();
        assertThat(report.decisions()).isEqualTo(SIZE);
        assertThat(report.findings()).extracting(Finding::damage).contains(Damage.STORAGE, Damage.UNREADABLE);
        assertThat(report.findings())
                .filteredOn(found -> found.damage() == Damage.UNREADABLE)
                .allSatisfy(found ->
                        assertThat(found.last().value() - found.first().value()).isLessThan(SIZE / 2));
    }

    @Test
    void a_flipped_bit_in_any_file_is_found_or_changes_nothing() throws IOException {
        reopen();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < FLIPS; round++) {
            OtherHands copy = hands.copyTo(temporary.resolve("copy" + round));
            List<Path> files = new ArrayList<>(copy.files(".sst"));
            files.addAll(copy.files(".log"));
            Path file = files.get(random.nextInt(files.size()));
            long bit = random.nextLong(file.toFile().length() * Byte.SIZE);
            OtherHands.flip(file, bit);

            assertThat(isFound(copy) || isWhole(copy))
                    .as("seed %s: bit %s of %s", seed, bit, file)
                    .isTrue();
        }
    }

    private boolean isFound(OtherHands copy) {
        try {
            return !audit(copy.folder(), checkpoint()).sound();
        } catch (LogUnavailableException notOpened) {
            return true;
        }
    }

    private boolean isWhole(OtherHands copy) {
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(copy.folder())) {
            return log.readStored(ReadQuery.all()).equals(whole)
                    && log.treeHead().equals(head);
        }
    }

    /// What was in the write-ahead log is then in table files.
    private void reopen() {
        RocksDbDecisionLog.open(folder).close();
    }

    private Path largestOfDecisions() throws IOException {
        return hands.files(".sst").getLast();
    }
}
