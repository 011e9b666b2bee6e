package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random histories of many callers on overlapping boundaries, recorded and then checked as a whole.
///
/// The callers count: each reads one to three counters and appends the value that follows for one of them. A lost
/// update, a stale read or a decision out of place shows as a value that is missing or comes twice.
abstract class HistoryContract extends LogContract {

    private static final int CALLERS = 32;
    private static final int DECISIONS_EACH = 12;
    private static final int KEYS = 40;
    private static final List<EntityRef> COUNTERS = Stream.of("a", "b", "c", "d", "e", "f")
            .map(name -> new EntityRef("counter", name))
            .toList();

    /// One successful append: when it was called, when it returned, and what it returned.
    private record Call(long called, long returned, Decision decision, AppendCondition condition) {}

    @Test
    void no_update_is_lost() throws Exception {
        long seed = Seed.announced("no_update_is_lost");

        List<Call> history = history(seed);

        assertThat(history).as("seed %s: every caller is served", seed).hasSize(CALLERS * DECISIONS_EACH);
        for (EntityRef counter : COUNTERS) {
            List<Long> values = values(counter, log().read(ReadQuery.changesTo(counter)));
            assertThat(values)
                    .as("seed %s: values of %s; check the boundary and append in one step", seed, counter)
                    .isEqualTo(LongStream.rangeClosed(1, values.size()).boxed().toList());
        }
    }

    @Test
    void the_log_is_what_the_callers_were_told() throws Exception {
        long seed = Seed.announced("the_log_is_what_the_callers_were_told");

        List<Call> history = history(seed);

        List<Decision> told = history.stream()
                .map(Call::decision)
                .sorted(Comparator.comparing(Decision::position))
                .toList();
        assertThat(positions(told))
                .as("seed %s: positions without gap or repetition", seed)
                .isEqualTo(LongStream.rangeClosed(1, history.size())
                        .mapToObj(Position::of)
                        .toList());
        assertThat(log().read(ReadQuery.all()))
                .as("seed %s: the log read back", seed)
                .isEqualTo(told);
        assertThat(told)
                .as("seed %s: time never goes backwards", seed)
                .isSortedAccordingTo(Comparator.comparing(Decision::time));
    }

    @Test
    void nobody_changed_a_boundary_between_reading_and_appending() throws Exception {
        long seed = Seed.announced("nobody_changed_a_boundary");

        List<Call> history = history(seed);

        for (Call call : history) {
            for (EntityRef entity : call.condition().unchanged()) {
                assertThat(log().read(ReadQuery.changesTo(entity)
                                .after(call.condition().since())
                                .upTo(call.decision().position().previous())))
                        .as(
                                "seed %s: changes of %s that %s did not see",
                                seed, entity, call.decision().position())
                        .isEmpty();
            }
        }
    }

    @Test
    void what_returned_before_another_began_comes_before_it() throws Exception {
        long seed = Seed.announced("what_returned_before");

        List<Call> inOrder = new ArrayList<>(history(seed));
        inOrder.sort(Comparator.comparing(call -> call.decision().position()));

        long latestCall = inOrder.getFirst().called();
        for (Call call : inOrder) {
            assertThat(call.returned())
                    .as(
                            "seed %s: the append of %s had returned before one at an earlier position was called",
                            seed, call.decision().position())
                    .isGreaterThan(latestCall);
            latestCall = Math.max(latestCall, call.called());
        }
    }

    @Test
    void a_follower_sees_every_decision_once_and_in_order() throws Exception {
        long seed = Seed.announced("a_follower");
        int total = CALLERS * DECISIONS_EACH;

        List<List<Decision>> results = Callers.together(
                CALLERS + 1,
                caller -> caller == CALLERS
                        ? () -> follow(total)
                        : () -> counting(seed + caller).call().stream()
                                .map(Call::decision)
                                .toList());

        assertThat(results.getLast())
                .as("seed %s: the follower", seed)
                .isEqualTo(results.subList(0, CALLERS).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Decision::position))
                        .toList());
    }

    @Test
    void each_key_has_one_holder() throws Exception {
        long seed = Seed.announced("each_key_has_one_holder");

        List<Map<String, Position>> holders = Callers.together(CALLERS, caller -> claiming(seed, caller));

        for (Map<String, Position> seen : holders) {
            assertThat(seen)
                    .as("seed %s: all callers are told the same holders", seed)
                    .isEqualTo(holders.getFirst());
        }
        assertThat(log().head()).as("seed %s: one decision for each key", seed).isEqualTo(Position.of(KEYS));
    }

    private List<Call> history(long seed) throws Exception {
        return Callers.together(CALLERS, caller -> counting(seed + caller)).stream()
                .flatMap(Collection::stream)
                .toList();
    }

    private Callable<List<Call>> counting(long seed) {
        return () -> {
            Random random = new Random(seed);
            Drafts own = Drafts.seeded(seed);
            List<Call> calls = new ArrayList<>();
            while (calls.size() < DECISIONS_EACH) {
                calls.add(count(someCounters(random), own));
            }
            return calls;
        };
    }

    private static List<EntityRef> someCounters(Random random) {
        List<EntityRef> counters = new ArrayList<>(COUNTERS);
        Collections.shuffle(counters, random);
        return counters.subList(0, 1 + random.nextInt(3));
    }

    /// Counts the first of the counters up, until none of them is changed in between.
    private Call count(List<EntityRef> counters, Drafts own) {
        while (true) {
            long called = System.nanoTime();
            AppendCondition condition = AppendCondition.unchanged(counters, log().head());
            EntityRef counter = counters.getFirst();
            try {
                Decision decision = log().append(
                                own.setting(Json.tree(Math.toIntExact(lastValue(counter) + 1)), counter), condition);
                return new Call(called, System.nanoTime(), decision, condition);
            } catch (BoundaryChangedException conflict) {
                checkConflict(conflict, condition);
            }
        }
    }

    private void checkConflict(BoundaryChangedException conflict, AppendCondition condition) {
        assertThat(condition.unchanged()).contains(conflict.entity());
        assertThat(conflict.changedAt()).isGreaterThan(condition.since());
        assertThat(log().at(conflict.changedAt()).orElseThrow().changed())
                .as("the change that stopped an append is to be read by the one it stopped")
                .contains(conflict.entity());
    }

    private long lastValue(EntityRef counter) {
        List<Decision> last =
                log().read(ReadQuery.changesTo(counter).newestFirst().limit(1));
        return last.isEmpty() ? 0 : values(counter, last).getFirst();
    }

    private static List<Long> values(EntityRef counter, List<Decision> changes) {
        return changes.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(event -> event.entity().equals(counter))
                .map(RecordedEvent::data)
                .map(data -> data.longValue())
                .toList();
    }

    private List<Decision> follow(int total) throws InterruptedException {
        List<Decision> seen = new ArrayList<>();
        Position last = Position.NONE;
        while (seen.size() < total) {
            Position head = log().await(last, Duration.ofSeconds(30));
            seen.addAll(log().read(ReadQuery.all().after(last).upTo(head)));
            last = head;
        }
        return seen;
    }

    private Callable<Map<String, Position>> claiming(long seed, int caller) {
        return () -> {
            Drafts own = Drafts.seeded(seed + caller);
            Map<String, Position> holders = new HashMap<>();
            for (int i = 0; i < KEYS; i++) {
                String key = "key-" + i;
                holders.put(key, claim(key, own));
                assertThat(log().findByIdempotencyKey(key).map(Decision::position))
                        .as("holder of %s, as found by one who was just told", key)
                        .contains(holders.get(key));
            }
            return holders;
        };
    }

    private Position claim(String key, Drafts own) {
        try {
            return log().append(own.changing(ORDER), AppendCondition.none().claiming(key))
                    .position();
        } catch (IdempotencyKeyTakenException taken) {
            return taken.takenAt();
        }
    }
}
