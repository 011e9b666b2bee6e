package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.ReadQuery;
import dev.whence.store.testkit.Drafts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends is ended without warning. Everything it acknowledged is there, and nothing by halves.
class CrashTest {

    private static final int ROUNDS = 4;
    private static final int CALLERS = 8;

    @TempDir
    Path temporary;

    private final Map<DecisionId, Position> acknowledged = new HashMap<>();

    @Test
    void what_was_acknowledged_survives_kill_9() throws Exception {
        long seed = System.nanoTime();
        System.out.println("CrashTest: seed " + seed);
        Random random = new Random(seed);
        Path folder = temporary.resolve("log");
        for (int round = 1; round <= ROUNDS; round++) {
            try (AppendingProcess process = AppendingProcess.start(folder, CALLERS)) {
                process.awaitAcknowledged(1 + random.nextInt(300));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(300_000));
                process.kill();
                acknowledged.putAll(process.acknowledged());
            }
            try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
                checkWhole(log, round);
            }
        }
    }

    @Test
    void what_was_acknowledged_before_the_disk_was_full_is_there_and_can_be_read_meanwhile() throws Exception {
        Path folder = temporary.resolve("log");
        try (AppendingProcess process = AppendingProcess.startWithFilesUpTo(8_000, folder, CALLERS)) {
            assertThat(process.awaitEnd())
                    .as("exit code; it said %s", process.said())
                    .isZero();
            acknowledged.putAll(process.acknowledged());

            assertThat(process.said())
                    .as("every caller is told")
                    .filteredOn(line -> line.startsWith("failed"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .contains("could not be made durable")
                            .contains("is it full or read-only?")
                            .contains("restart"));
            assertThat(process.said())
                    .as("reads go on")
                    .anySatisfy(line -> assertThat(line).startsWith("readable up to "));
        }
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder)) {
            checkWhole(log, 1);
            assertThat(log.append(Drafts.seeded(1).any(), AppendCondition.none())
                            .position())
                    .isGreaterThan(Position.of(acknowledged.size()));
        }
    }

    private void checkWhole(RocksDbDecisionLog log, int round) {
        List<Decision> all = new ArrayList<>();
        log.forEach(ReadQuery.all(), all::add);
        assertThat(all)
                .as("round %s: at least the acknowledged ones", round)
                .hasSizeGreaterThanOrEqualTo(acknowledged.size());
        assertThat(log.head()).isEqualTo(Position.of(all.size()));
        acknowledged.forEach((id, position) -> assertThat(log.find(id).map(Decision::position))
                .as("round %s: acknowledged decision %s", round, id)
                .contains(position));
        Set<EntityRef> entities = new HashSet<>();
        for (Decision decision : all) {
            assertThat(log.find(decision.id()))
                    .as("round %s: index of ids", round)
                    .contains(decision);
            assertThat(log.findByIdempotencyKey(decision.id().toString()))
                    .as("round %s: index of keys", round)
                    .contains(decision);
            entities.addAll(decision.mentioned());
        }
        for (EntityRef entity : entities) {
            assertThat(handed(log, ReadQuery.changesTo(entity)))
                    .as("round %s: index of changes", round)
                    .isEqualTo(all.stream()
                            .filter(decision -> decision.changed().contains(entity))
                            .toList());
            assertThat(handed(log, ReadQuery.mentioning(entity)))
                    .as("round %s: index of mentions", round)
                    .isEqualTo(all.stream()
                            .filter(decision -> decision.mentioned().contains(entity))
                            .toList());
        }
    }

    private static List<Decision> handed(RocksDbDecisionLog log, ReadQuery query) {
        List<Decision> decisions = new ArrayList<>();
        log.forEach(query, decisions::add);
        return decisions;
    }
}
