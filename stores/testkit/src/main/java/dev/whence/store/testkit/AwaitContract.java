package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Waiting for the log to grow.
abstract class AwaitContract extends LogContract {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int PATIENCE_SECONDS = 20;

    @Test
    void returns_at_once_where_there_is_more() throws InterruptedException {
        Position head = appendSome(3).getLast().position();

        assertThat(log().await(Position.NONE, LONG)).isEqualTo(head);
        assertThat(log().await(Position.of(2), LONG)).isEqualTo(head);
    }

    @Test
    void returns_the_head_when_the_time_is_up() throws InterruptedException {
        Position head = appendSome(3).getLast().position();

        long start = System.nanoTime();
        assertThat(log().await(head, SHORT)).as("head after waiting in vain").isEqualTo(head);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("it waits as long as it is asked to")
                .isGreaterThanOrEqualTo(SHORT);
        assertThat(log().await(Position.of(1000), SHORT)).isEqualTo(head);
    }

    @Test
    void does_not_wait_for_no_time_at_all() throws InterruptedException {
        assertThat(log().await(Position.NONE, Duration.ZERO)).isEqualTo(Position.NONE);
        assertThat(log().await(Position.NONE, Duration.ofSeconds(-1))).isEqualTo(Position.NONE);
    }

    @Test
    void wakes_up_when_a_decision_is_appended() throws Exception {
        Position head = appendSome(2).getLast().position();
        CompletableFuture<Position> waiting = awaiting(head, LONG);
        TimeUnit.MILLISECONDS.sleep(30);
        assertThat(waiting).as("nothing was appended yet").isNotDone();

        Decision appended = appendChanging(ORDER);

        assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("wake waiting callers after every append")
                .isEqualTo(appended.position());
        assertThat(log().at(appended.position())).contains(appended);
    }

    @Test
    void wakes_up_all_who_wait() throws Exception {
        List<CompletableFuture<Position>> waiting = IntStream.range(0, 8)
                .mapToObj(i -> awaiting(Position.NONE, ChronoUnit.FOREVER.getDuration()))
                .toList();
        TimeUnit.MILLISECONDS.sleep(30);

        appendChanging(ORDER);

        for (CompletableFuture<Position> caller : waiting) {
            assertThat(caller.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(Position.of(1));
        }
    }

    @Test
    void follows_the_log_without_missing_or_repeating_a_decision() throws Exception {
        int count = 200;
        CompletableFuture<List<Decision>> follower = CompletableFuture.supplyAsync(() -> followUntil(count));

        List<Decision> appended = appendSome(count);

        assertThat(follower.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(appended);
    }

    private List<Decision> followUntil(int count) {
        List<Decision> seen = new ArrayList<>();
        Position last = Position.NONE;
        try {
            while (last.value() < count) {
                Position head = log().await(last, LONG);
                seen.addAll(log().read(ReadQuery.all().after(last).upTo(head)));
                last = head;
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the follower", e);
        }
        return seen;
    }

    @Test
    void returns_when_the_log_is_closed() throws Exception {
        Position head = appendSome(2).getLast().position();
        CompletableFuture<Position> waiting = awaiting(head, LONG);
        TimeUnit.MILLISECONDS.sleep(30);

        log().close();

        assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("closing lets those go who wait, with the last head")
                .isEqualTo(head);
    }

    @Test
    void may_be_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> log().await(Position.NONE, LONG))
                .as("waiting is given up when the thread is interrupted")
                .isInstanceOf(InterruptedException.class);
    }

    private CompletableFuture<Position> awaiting(Position after, Duration atMost) {
        CompletableFuture<Position> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("awaiting").start(() -> {
            try {
                result.complete(log().await(after, atMost));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
