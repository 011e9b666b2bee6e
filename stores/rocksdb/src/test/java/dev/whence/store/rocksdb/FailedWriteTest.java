package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.store.testkit.Drafts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/// A write or its sync fails while decisions are appended.
class FailedWriteTest {

    private static final EntityRef ORDER = EntityRef.parse("order:#W1");
    private static final EntityRef USER = EntityRef.parse("user:mei");

    @TempDir
    Path folder;

    private final Drafts drafts = Drafts.seeded(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void the_caller_is_told_and_nothing_is_appended_any_more() throws Exception {
        try (RocksDbDecisionLog log = open(this::failingBeforeTheWrite)) {
            Decision durable = log.append(drafts.changing(ORDER), AppendCondition.none());
            broken.set(true);
            Draft lost = drafts.changing(ORDER);

            assertUnavailable(() -> log.append(lost, AppendCondition.none()));
            broken.set(false);
            assertUnavailable(() -> log.append(drafts.changing(ORDER), AppendCondition.none()));

            assertThat(log.head()).as("what is durable can be read").isEqualTo(durable.position());
            assertThat(log.read(ReadQuery.changesTo(ORDER))).containsExactly(durable);
            assertThat(log.find(lost.id())).isEmpty();
            assertThat(log.await(durable.position(), Duration.ofMillis(10))).isEqualTo(durable.position());
        }
    }

    @Test
    void opening_again_puts_it_right() {
        try (RocksDbDecisionLog log = open(this::failingBeforeTheWrite)) {
            log.append(drafts.changing(ORDER), AppendCondition.none());
            broken.set(true);
            assertUnavailable(() ->
                    log.append(drafts.changing(ORDER), AppendCondition.none().claiming("key")));
        }
        broken.set(false);
        try (RocksDbDecisionLog log = open(this::failingBeforeTheWrite)) {
            assertThat(log.append(drafts.changing(ORDER), AppendCondition.none().claiming("key"))
                            .position())
                    .isEqualTo(Position.of(2));
        }
    }

    @Test
    void what_was_written_but_not_synced_is_not_shown() {
        try (RocksDbDecisionLog log = open(this::failingAfterTheWrite)) {
            Decision durable = log.append(drafts.changing(ORDER), AppendCondition.none());
            broken.set(true);
            Draft unsure = drafts.changing(ORDER);

            assertUnavailable(() -> log.append(unsure, AppendCondition.none().claiming("key")));

            assertThat(log.head()).isEqualTo(durable.position());
            assertThat(log.find(unsure.id())).isEmpty();
            assertThat(log.findByIdempotencyKey("key")).isEmpty();
            assertThat(log.at(durable.position().next())).isEmpty();
            assertThat(log.lastChange(ORDER)).isEqualTo(durable.position());
            assertThat(log.read(ReadQuery.all())).containsExactly(durable);
            assertThat(log.read(ReadQuery.changesTo(ORDER).newestFirst())).containsExactly(durable);
            assertThat(log.read(ReadQuery.mentioning(ORDER))).containsExactly(durable);
        }
    }

    @Test
    void all_callers_of_the_batch_are_told_also_those_whose_condition_did_not_hold() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        UnaryOperator<SyncedWrite> disk = real -> batch -> {
            switch (writes.incrementAndGet()) {
                case 1 -> real.write(batch);
                case 2 -> {
                    writing.countDown();
                    await(goOn);
                    real.write(batch);
                }
                default -> throw new RocksDBException("No space left on device");
            }
        };
        try (RocksDbDecisionLog log = open(disk);
                ExecutorService callers = Executors.newCachedThreadPool()) {
            Position read =
                    log.append(drafts.changing(ORDER), AppendCondition.none()).position();
            Draft slow = drafts.changing(USER);
            Future<Decision> ahead = callers.submit(() -> log.append(slow, AppendCondition.none()));
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
            List<Future<Decision>> batch = changesOfOrder(12, log, read, callers);
            TimeUnit.MILLISECONDS.sleep(100);
            goOn.countDown();

            assertThat(ahead.get(20, TimeUnit.SECONDS).position()).isEqualTo(read.next());
            for (Future<Decision> append : batch) {
                assertThatThrownBy(() -> append.get(20, TimeUnit.SECONDS))
                        .as("whether a condition held is not known, since the change before it is not")
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOf(LogUnavailableException.class);
            }
            assertThat(log.head()).isEqualTo(read.next());
        }
    }

    /// Only one of them could pass: the others meet its change.
    private List<Future<Decision>> changesOfOrder(
            int count, RocksDbDecisionLog log, Position read, ExecutorService callers) {
        List<Future<Decision>> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Draft draft = drafts.changing(ORDER);
            appends.add(callers.submit(() -> log.append(draft, AppendCondition.unchanged(List.of(ORDER), read))));
        }
        return appends;
    }

    @Test
    void an_error_of_the_program_leaves_nobody_waiting() throws Exception {
        UnaryOperator<SyncedWrite> bug = disk -> batch -> {
            if (broken.get()) {
                writing.countDown();
                await(goOn);
                throw new IllegalStateException("a bug");
            }
            disk.write(batch);
        };
        try (RocksDbDecisionLog log = open(bug);
                ExecutorService callers = Executors.newCachedThreadPool()) {
            broken.set(true);
            Draft first = drafts.any();
            Draft second = drafts.any();
            Future<Decision> leading = callers.submit(() -> log.append(first, AppendCondition.none()));
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Decision> following = callers.submit(() -> log.append(second, AppendCondition.none()));
            goOn.countDown();

            assertThatThrownBy(() -> leading.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("a bug");
            assertThatThrownBy(() -> following.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(LogUnavailableException.class);
            assertUnavailable(() -> log.append(drafts.any(), AppendCondition.none()));
        }
    }

    private RocksDbDecisionLog open(UnaryOperator<SyncedWrite> disk) {
        return RocksDbDecisionLog.open(folder.resolve("log"), RocksDbSettings.defaults(), disk);
    }

    private SyncedWrite failingBeforeTheWrite(SyncedWrite disk) {
        return batch -> {
            if (broken.get()) {
                throw new RocksDBException("No space left on device");
            }
            disk.write(batch);
        };
    }

    private SyncedWrite failingAfterTheWrite(SyncedWrite disk) {
        return batch -> {
            disk.write(batch);
            if (broken.get()) {
                throw new RocksDBException("Input/output error");
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this", e);
        }
    }

    private static void assertUnavailable(ThrowingCallable append) {
        assertThatThrownBy(append)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("could not be made durable")
                .hasMessageContaining("opened again");
    }
}
