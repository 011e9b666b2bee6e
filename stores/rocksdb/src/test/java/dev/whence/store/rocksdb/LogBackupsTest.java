package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.TreeHead;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBackupsTest {

    private static final EntityRef ORDER = EntityRef.parse("order:#W1");

    private final Drafts drafts = Drafts.seeded(1);

    @TempDir
    Path temporary;

    private LogBackups backups;
    private RocksDbDecisionLog log;

    @BeforeEach
    void open() {
        backups = LogBackups.in(temporary.resolve("backups"));
        log = RocksDbDecisionLog.open(temporary.resolve("log"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_restored_log_is_the_log_that_was_backed_up() {
        append(300, log);
        log.append(drafts.changing(ORDER), AppendCondition.none().claiming("key"));
        List<StoredDecision> stored = log.readStored(ReadQuery.all());
        TreeHead head = log.treeHead();

        assertThat(log.backUp(backups).head()).isEqualTo(head);
        append(5, log);
        backups.restore(null, temporary.resolve("restored"), checked -> {});

        try (RocksDbDecisionLog restored = RocksDbDecisionLog.open(temporary.resolve("restored"))) {
            assertThat(restored.readStored(ReadQuery.all())).isEqualTo(stored);
            assertThat(restored.treeHead()).isEqualTo(head);
            assertThat(restored.findByIdempotencyKey("key")).isEqualTo(log.findByIdempotencyKey("key"));
            assertThat(restored.read(ReadQuery.changesTo(ORDER)))
                    .isEqualTo(log.read(ReadQuery.changesTo(ORDER).upTo(Position.of(301))));
            append(3, restored);
            assertThat(restored.head()).as("it goes on").isEqualTo(Position.of(304));
        }
    }

    @Test
    void each_backup_can_be_restored_and_adds_only_what_is_new() throws IOException {
        List<TreeHead> heads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            append(400, log);
            heads.add(log.backUp(backups).head());
        }

        assertThat(backups.list().stream().map(LogBackup::head)).isEqualTo(heads);
        for (int i = 0; i < 3; i++) {
            Path into = temporary.resolve("restored" + i);
            List<Long> checked = new ArrayList<>();
            backups.restore(i + 1, into, checked::add);
            assertThat(checked).as("progress").endsWith(400L * (i + 1)).isSorted();
            try (DecisionLog restored = RocksDbDecisionLog.open(into)) {
                assertThat(restored.treeHead()).isEqualTo(heads.get(i));
            }
        }
        long together = backups.list().stream().mapToLong(LogBackup::bytes).sum();
        assertThat(sizeOf(temporary.resolve("backups").resolve("shared_checksum")))
                .as("table files are shared")
                .isLessThan(together / 2);

        backups.keepNewest(1);
        assertThat(backups.list().stream().map(LogBackup::number)).containsExactly(3);
    }

    @Test
    void a_backup_while_others_append_holds_at_least_what_was_durable_when_it_began() throws Exception {
        append(100, log);
        AtomicBoolean ended = new AtomicBoolean();
        Thread appending = Thread.ofPlatform().start(() -> {
            Drafts own = Drafts.seeded(2);
            while (!ended.get()) {
                log.append(own.any(), AppendCondition.none());
            }
        });
        try {
            for (int i = 0; i < 4; i++) {
                long before = log.head().value();
                assertThat(log.backUp(backups).head().size()).isGreaterThanOrEqualTo(before);
            }
        } finally {
            ended.set(true);
            appending.join();
        }

        for (LogBackup backup : backups.list()) {
            Path into = temporary.resolve("restored" + backup.number());
            backups.restore(backup.number(), into, checked -> {});
            try (DecisionLog restored = RocksDbDecisionLog.open(into)) {
                assertThat(restored.head().value())
                        .isGreaterThanOrEqualTo(backup.head().size());
                assertThat(restored.readStored(ReadQuery.all().limit(10_000)))
                        .isEqualTo(log.readStored(ReadQuery.all().limit(10_000).upTo(restored.head())));
            }
        }
    }

    @Test
    void a_damaged_backup_is_told_and_leaves_no_log() throws IOException {
        append(500, log);
        log.backUp(backups);
        try (Stream<Path> files = Files.walk(temporary.resolve("backups"))) {
            Path largest = files.filter(file -> file.toString().endsWith(".sst"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
                file.seek(file.length() / 2);
                int found = file.read();
                file.seek(file.length() / 2);
                file.write(found ^ 1);
            }
        }

        assertThatThrownBy(() -> backups.restore(null, temporary.resolve("restored"), checked -> {}))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("earlier");
        assertThat(temporary.resolve("restored")).doesNotExist();
    }

    @Test
    void what_is_there_is_never_written_over() {
        append(3, log);
        log.backUp(backups);
        try (RocksDbDecisionLog other = RocksDbDecisionLog.open(temporary.resolve("other"))) {
            append(5, other);
            assertThatThrownBy(() -> other.backUp(backups))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("holds backups of another log");
        }

        assertThatThrownBy(() -> backups.restore(null, temporary.resolve("other"), checked -> {}))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("restore into a new folder");
        try (RocksDbDecisionLog other = RocksDbDecisionLog.open(temporary.resolve("other"))) {
            assertThat(other.head()).isEqualTo(Position.of(5));
        }
    }

    @Test
    void backups_that_are_not_there_are_missed() {
        assertThat(backups.list()).isEmpty();
        assertThatThrownBy(() -> backups.restore(null, temporary.resolve("restored"), checked -> {}))
                .hasMessageContaining("There are no backups in");
        append(1, log);
        log.backUp(backups);
        assertThatThrownBy(() -> backups.restore(7, temporary.resolve("restored"), checked -> {}))
                .hasMessageContaining("There is no backup 7")
                .hasMessageContaining("there are 1 to 1");
    }

    private void append(int decisions, DecisionLog to) {
        for (int i = 0; i < decisions; i++) {
            to.append(drafts.any(), AppendCondition.none());
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
