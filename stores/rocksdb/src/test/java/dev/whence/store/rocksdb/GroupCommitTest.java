package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.store.testkit.Drafts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private final Drafts drafts = Drafts.seeded(1);
    private final List<Integer> batches = new ArrayList<>();
    private final AtomicInteger committing = new AtomicInteger();
    private long last;
    private long commitMicros;

    private final GroupCommit commits = new GroupCommit(this::commit);

    private void commit(List<Pending> batch) {
        assertThat(committing.incrementAndGet()).as("one leader at a time").isEqualTo(1);
        batches.add(batch.size());
        for (Pending pending : batch) {
            PendingAppend append = (PendingAppend) pending;
            append.accept(append.draft.at(Position.of(++last), append.draft.time()));
        }
        if (commitMicros > 0) {
            pause(commitMicros);
        }
        committing.decrementAndGet();
    }

    @Test
    void a_lone_caller_commits_on_its_own_thread() {
        Thread caller = Thread.currentThread();
        GroupCommit own = new GroupCommit(batch -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            commit(batch);
        });

        assertThat(own.append(pending()).result().position()).isEqualTo(Position.of(1));
        assertThat(own.append(pending()).result().position()).isEqualTo(Position.of(2));
        assertThat(batches).containsExactly(1, 1);
    }

    @Test
    void callers_who_come_while_others_are_committed_share_the_next_commit() throws Exception {
        commitMicros = 20_000;

        List<Decision> decisions = appendAtOnce(32, 1);

        assertThat(decisions).hasSize(32);
        assertThat(batches).as("sizes of the batches").hasSizeLessThan(16);
    }

    @Test
    void everybody_is_served_once_however_many_there_are() throws Exception {
        List<Decision> decisions = appendAtOnce(64, 300);

        Set<Position> positions = new HashSet<>();
        decisions.forEach(decision -> positions.add(decision.position()));
        assertThat(positions).hasSize(64 * 300);
        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(64 * 300);
    }

    @Test
    void virtual_threads_are_served_as_well() throws Exception {
        commitMicros = 50;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(append(threads, 500, 4)).hasSize(2_000);
        }
    }

    private List<Decision> appendAtOnce(int callers, int each) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            return append(threads, callers, each);
        }
    }

    private List<Decision> append(ExecutorService threads, int callers, int each) throws Exception {
        List<Future<List<Decision>>> futures = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Drafts own = Drafts.seeded(caller);
            futures.add(threads.submit(() -> {
                List<Decision> decisions = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    decisions.add(commits.append(new PendingAppend(own.any(), AppendCondition.none()))
                            .result());
                }
                return decisions;
            }));
        }
        List<Decision> all = new ArrayList<>();
        for (Future<List<Decision>> future : futures) {
            all.addAll(future.get(30, TimeUnit.SECONDS));
        }
        return all;
    }

    private PendingAppend pending() {
        return new PendingAppend(drafts.any(), AppendCondition.none());
    }

    private static void pause(long micros) {
        try {
            TimeUnit.MICROSECONDS.sleep(micros);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this", e);
        }
    }
}
