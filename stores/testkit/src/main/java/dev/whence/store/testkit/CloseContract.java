package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a closed log does, and closing while it is in use.
abstract class CloseContract extends LogContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void a_closed_log_says_so_whatever_is_asked() {
        Decision decision = appendChanging(ORDER);
        log().close();

        uses(log(), decision)
                .forEach((use, call) -> assertThatThrownBy(call)
                        .as("%s on a closed log: LogUnavailableException with what to do", use)
                        .isInstanceOf(LogUnavailableException.class)
                        .hasMessageContaining("closed")
                        .hasMessageContaining("open"));
    }

    private Map<String, ThrowingCallable> uses(DecisionLog log, Decision known) {
        Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
        uses.put("append", () -> log.append(drafts.changing(ORDER), AppendCondition.none()));
        uses.put("head", log::head);
        uses.put("lastChange", () -> log.lastChange(ORDER));
        uses.put("read", () -> log.read(ReadQuery.all()));
        uses.put("read changes", () -> log.read(ReadQuery.changesTo(ORDER)));
        uses.put("find", () -> log.find(known.id()));
        uses.put("find absent", () -> log.find(drafts.changing(ORDER).id()));
        uses.put("findByIdempotencyKey", () -> log.findByIdempotencyKey("k"));
        uses.put("at", () -> log.at(known.position()));
        uses.put("positionAt", () -> log.positionAt(known.time()));
        uses.put("forEach", () -> log.forEach(ReadQuery.all(), decision -> {}));
        uses.put("await", () -> log.await(Position.NONE, Duration.ofSeconds(1)));
        return uses;
    }

    @Test
    void closing_twice_is_closing_once() {
        log().close();
        log().close();

        assertThatThrownBy(() -> log().head()).isInstanceOf(LogUnavailableException.class);
    }

    @Test
    void closing_in_the_middle_of_everything_ends_all_calls_cleanly() throws Exception {
        long seed = Seed.announced("closing_in_the_middle");
        appendSome(20);

        List<Integer> calls = Callers.together(9, caller -> caller == 0 ? closing(seed) : using(seed + caller));

        assertThat(calls).as("calls that each caller could make before").hasSize(9);
    }

    private Callable<Integer> closing(long seed) {
        return () -> {
            Thread.sleep(20 + new Random(seed).nextInt(30));
            log().close();
            return 0;
        };
    }

    /// Calls until the log is closed; any other failure than the right one ends the test.
    private Callable<Integer> using(long seed) {
        return () -> {
            Drafts own = Drafts.seeded(seed);
            List<Decision> read = new ArrayList<>();
            try {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (System.nanoTime() < end) {
                    Decision appended = log().append(own.changing(ORDER), AppendCondition.none());
                    log().find(appended.id());
                    log().await(appended.position(), Duration.ofMillis(1));
                    log().forEach(ReadQuery.changesTo(ORDER).newestFirst().limit(7), read::add);
                }
            } catch (LogUnavailableException closed) {
                return read.size();
            }
            throw new AssertionError("After " + PATIENCE + " the log, which was closed long ago, still takes calls");
        };
    }
}
