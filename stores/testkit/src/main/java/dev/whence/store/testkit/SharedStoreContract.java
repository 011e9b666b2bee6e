package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// A store that many use at once, and one that is closed.
abstract class SharedStoreContract extends SubscriptionStoreContract {

    private static final int CALLERS = 6;
    private static final int CALLS_EACH = 60;
    private static final int PARKED = 120;

    /// What one caller knows about its own subscription.
    private static final class Known {
        private long position;
        private final Map<Long, ParkedDecision> parked = new TreeMap<>();
    }

    @Test
    void each_subscription_sees_its_own_calls_whatever_others_do() throws Exception {
        long seed = Seed.announced("each_subscription_sees_its_own_calls");

        List<Known> known = Callers.together(CALLERS, caller -> calling(name(caller), seed, caller));

        for (int caller = 0; caller < CALLERS; caller++) {
            Known own = known.get(caller);
            assertThat(store().position(name(caller)))
                    .as("seed %s: position of %s", seed, name(caller))
                    .contains(Position.of(own.position));
            assertThat(store().parked(name(caller), Position.NONE, 1_000))
                    .as("seed %s: what %s has parked", seed, name(caller))
                    .containsExactlyElementsOf(own.parked.values());
            assertThat(store().parkedCount(name(caller))).isEqualTo(own.parked.size());
        }
        assertThat(store().names())
                .as("seed %s", seed)
                .isEqualTo(IntStream.range(0, CALLERS)
                        .mapToObj(SharedStoreContract::name)
                        .toList());
    }

    private static SubscriptionName name(int caller) {
        return SubscriptionName.of("caller-" + caller);
    }

    private Callable<Known> calling(SubscriptionName name, long seed, int caller) {
        return () -> {
            Random random = new Random(seed + caller);
            Known known = new Known();
            store().advance(name, Position.NONE);
            for (int i = 0; i < CALLS_EACH; i++) {
                call(name, random, known);
                assertThat(store().position(name))
                        .as("seed %s: read after write", seed)
                        .contains(Position.of(known.position));
            }
            return known;
        };
    }

    private void call(SubscriptionName name, Random random, Known known) {
        long any = random.nextLong(known.position + 1) + 1;
        switch (random.nextInt(5)) {
            case 0 -> {
                known.position += random.nextInt(3);
                store().advance(name, Position.of(known.position));
            }
            case 1, 2 -> {
                known.position += 1 + random.nextInt(3);
                ParkedDecision decision = parked(known.position, "by " + name);
                store().park(name, decision);
                known.parked.put(known.position, decision);
            }
            case 3 -> {
                ParkedDecision again = parked(any, "again by " + name);
                assertThat(store().repark(name, again)).isEqualTo(known.parked.replace(any, again) != null);
            }
            default -> assertThat(store().drop(name, Position.of(any))).isEqualTo(known.parked.remove(any) != null);
        }
    }

    @Test
    void what_is_parked_is_dropped_by_one_caller_only() throws Exception {
        LongStream.rangeClosed(1, PARKED).forEach(position -> park(MAILER, position));

        List<Integer> dropped = Callers.together(CALLERS, caller -> this::dropEach);

        assertThat(dropped.stream().mapToInt(Integer::intValue).sum())
                .as("each of them is dropped once in all")
                .isEqualTo(PARKED);
        assertThat(store().parkedCount(MAILER)).isZero();
    }

    private int dropEach() {
        int dropped = 0;
        for (int position = 1; position <= PARKED; position++) {
            dropped += store().drop(MAILER, Position.of(position)) ? 1 : 0;
        }
        return dropped;
    }

    @Test
    void who_sees_the_position_sees_what_was_parked_with_it() throws Exception {
        List<Integer> looks = Callers.together(2, caller -> caller == 0 ? this::parkMany : this::lookOn);

        assertThat(looks.getLast()).isPositive();
        assertThat(store().parkedCount(MAILER)).isEqualTo(PARKED);
    }

    private int parkMany() {
        LongStream.rangeClosed(1, PARKED).forEach(position -> park(MAILER, position));
        return PARKED;
    }

    /// Whoever sees the position sees what was parked with it.
    private int lookOn() {
        for (int looks = 1; ; looks++) {
            Optional<Position> position = store().position(MAILER);
            List<ParkedDecision> seen = new ArrayList<>(store().parked(MAILER, Position.NONE, 1_000));
            long reached = position.orElse(Position.NONE).value();
            assertThat(seen).as("parked up to %d", reached).hasSizeGreaterThanOrEqualTo((int) reached);
            if (reached == PARKED) {
                return looks;
            }
        }
    }

    @Test
    void a_closed_store_says_so_whatever_is_asked() {
        park(MAILER, 5);
        store().close();
        store().close();

        uses().forEach((use, call) -> assertThatThrownBy(call)
                .as("%s on a closed store: SubscriptionStoreException with what to do", use)
                .isInstanceOf(SubscriptionStoreException.class)
                .hasMessageContaining("closed")
                .hasMessageContaining("open"));
    }

    private Map<String, ThrowingCallable> uses() {
        Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
        uses.put("position", () -> store().position(MAILER));
        uses.put("position of an unknown name", () -> store().position(INDEX));
        uses.put("advance", () -> store().advance(MAILER, Position.of(9)));
        uses.put("reset", () -> store().reset(MAILER, Position.of(1)));
        uses.put("park", () -> store().park(MAILER, parked(6)));
        uses.put("repark", () -> store().repark(MAILER, parked(5)));
        uses.put("drop", () -> store().drop(MAILER, Position.of(5)));
        uses.put("parkedAt", () -> store().parkedAt(MAILER, Position.of(5)));
        uses.put("parked", () -> store().parked(MAILER, Position.NONE, 10));
        uses.put("parkedCount", () -> store().parkedCount(MAILER));
        uses.put("names", () -> store().names());
        uses.put("forget", () -> store().forget(MAILER));
        return uses;
    }
}
