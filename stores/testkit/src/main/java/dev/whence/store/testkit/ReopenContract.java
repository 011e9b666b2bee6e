package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.proof.Frontier;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What a durable log finds when its folder is opened again.
abstract class ReopenContract extends LogContract {

    private static final int CALLERS = 8;

    /// Closes the log and opens the same folder.
    final DecisionLog reopen() {
        return suite().reopen();
    }

    @Test
    void an_empty_log_is_still_empty() {
        reopen();

        assertThat(log().head()).isEqualTo(Position.NONE);
        assertThat(appendChanging(ORDER).position()).isEqualTo(Position.of(1));
    }

    @Test
    void the_tree_goes_on_where_it_was() {
        TreeHasher hasher = new TreeHasher();
        Frontier expected = new Frontier();
        for (int size : List.of(3, 250, 3, 1, 20)) {
            appendSome(size)
                    .forEach(decision -> expected.add(hasher.leaf(
                            log().storedAt(decision.position()).orElseThrow().leaf())));
            TreeHead head = log().treeHead();

            reopen();

            assertThat(log().treeHead()).isEqualTo(head).isEqualTo(expected.head());
        }
    }

    @Test
    void everything_is_there_again() {
        List<Decision> appended = appendSome(100);
        Decision holder =
                log().append(drafts.changing(ORDER), AppendCondition.none().claiming("key"));
        appended.add(holder);

        reopen();

        assertThat(log().head()).isEqualTo(holder.position());
        assertThat(log().read(ReadQuery.all())).isEqualTo(appended);
        assertThat(log().findByIdempotencyKey("key")).contains(holder);
        assertThat(log().lastChange(ORDER)).isEqualTo(holder.position());
        for (Decision decision : appended) {
            assertThat(log().find(decision.id())).contains(decision);
        }
        for (EntityRef entity : RandomRecords.entities()) {
            assertThat(log().read(ReadQuery.changesTo(entity)))
                    .isEqualTo(appended.stream()
                            .filter(decision -> decision.changed().contains(entity))
                            .toList());
            assertThat(log().read(ReadQuery.mentioning(entity)))
                    .isEqualTo(appended.stream()
                            .filter(decision -> decision.mentioned().contains(entity))
                            .toList());
        }
    }

    @Test
    void appending_goes_on_after_the_last_decision() {
        List<Decision> appended = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            appended.addAll(appendSome(10));
            reopen();
        }

        assertThat(log().read(ReadQuery.all())).isEqualTo(appended);
        assertThat(log().head()).isEqualTo(Position.of(40));
    }

    @Test
    void time_does_not_go_back_behind_the_last_decision() {
        Instant noon = Instant.parse("2026-05-02T12:00:00.000000001Z");
        append(Drafts.at(noon, drafts.changing(ORDER)));

        reopen();

        assertThat(append(Drafts.at(noon.minus(Duration.ofDays(1)), drafts.changing(ORDER)))
                        .time())
                .as("read the time of the last decision when the log is opened")
                .isEqualTo(noon);
    }

    @Test
    void conditions_know_what_was_before() {
        Position read = appendChanging(ORDER).position();
        Position changed = appendChanging(ORDER).position();
        Decision holder =
                log().append(drafts.changing(USER), AppendCondition.none().claiming("key"));

        reopen();

        assertThatThrownBy(() -> log().append(drafts.changing(ORDER), AppendCondition.unchanged(List.of(ORDER), read)))
                .isInstanceOf(BoundaryChangedException.class);
        assertThatThrownBy(() -> log().append(
                                drafts.changing(ORDER), AppendCondition.none().claiming("key")))
                .isInstanceOf(IdempotencyKeyTakenException.class);
        assertThatThrownBy(() -> append(sameId(holder))).isInstanceOf(IllegalArgumentException.class);
        assertThat(log().append(drafts.changing(ORDER), AppendCondition.unchanged(List.of(ORDER), changed)))
                .isNotNull();
    }

    private Draft sameId(Decision decision) {
        return new Draft(
                decision.id(),
                decision.time(),
                decision.domain(),
                decision.command(),
                decision.origin(),
                decision.boundary(),
                decision.checks(),
                decision.outcome(),
                decision.events());
    }

    @Test
    void what_was_acknowledged_while_it_was_closed_under_load_is_there() throws Exception {
        long seed = Seed.announced("closed_under_load");

        List<Decision> acknowledged =
                Callers.together(CALLERS + 1, caller -> caller == CALLERS ? closing() : appending(seed + caller))
                        .stream()
                        .flatMap(Collection::stream)
                        .sorted(Comparator.comparing(Decision::position))
                        .toList();
        reopen();

        List<Decision> found = new ArrayList<>();
        log().forEach(ReadQuery.all(), found::add);
        assertThat(found)
                .as("seed %s: everything that append returned, and nothing that it did not", seed)
                .isEqualTo(acknowledged);
    }

    private Callable<List<Decision>> closing() {
        return () -> {
            Thread.sleep(100);
            log().close();
            return List.of();
        };
    }

    private Callable<List<Decision>> appending(long seed) {
        return () -> {
            Drafts own = Drafts.seeded(seed);
            List<Decision> appended = new ArrayList<>();
            try {
                while (true) {
                    appended.add(log().append(own.any(), AppendCondition.none()));
                }
            } catch (LogUnavailableException closed) {
                return appended;
            }
        };
    }
}
