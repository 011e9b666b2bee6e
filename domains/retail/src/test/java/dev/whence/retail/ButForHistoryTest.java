package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.engine.Redecided;
import dev.whence.engine.States;
import dev.whence.explain.butfor.ButFor;
import dev.whence.explain.butfor.ButFor.Affected;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Decisions left out of a random history of 2,000, compared with deciding all of it again.
class ButForHistoryTest {

    private static final long SEED = 71;
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final Shop SHOP = HISTORY.shop;
    private static final List<Decision> DECISIONS = new ArrayList<>();

    private final Forks forks = SHOP.engine.forks();

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
        SHOP.log.forEach(ReadQuery.all(), DECISIONS::add);
    }

    @Test
    void what_is_told_agrees_with_deciding_everything_again() {
        Random random = new Random(SEED);
        int different = 0;
        long followed = 0;
        for (int i = 0; i < 40; i++) {
            Set<Position> leftOut = new TreeSet<>();
            for (int many = 1 + i % 3; leftOut.size() < many; ) {
                Decision drawn = DECISIONS.get(i < 12 ? random.nextInt(40) : random.nextInt(DECISIONS.size()));
                if (i % 5 == 0 || drawn.outcome() == Outcome.ACCEPTED) {
                    leftOut.add(drawn.position());
                }
            }
            BruteForce wanted = new BruteForce(leftOut);
            wanted.run();
            ButFor answer = ButFor.without(forks, leftOut);

            assertThat(outcomes(answer))
                    .as("seed %d, without %s", SEED, leftOut)
                    .isEqualTo(wanted.different);
            assertThat(answer.entities().stream().map(Affected::entity).toList())
                    .as("seed %d, without %s", SEED, leftOut)
                    .isEqualTo(wanted.affected());
            assertThat(answer.complete()).isTrue();
            assertThat(answer.text()).hasSizeLessThanOrEqualTo(ButFor.SHORT);
            different += wanted.different.size();
            followed += answer.followed();
        }
        assertThat(different).isGreaterThan(100);
        assertThat(followed).isLessThan(40L * DECISIONS.size() / 2);
    }

    private static Map<Position, Outcome> outcomes(ButFor answer) {
        Map<Position, Outcome> outcomes = new TreeMap<>();
        answer.differences()
                .forEach(difference -> outcomes.put(difference.decision().position(), difference.outcome()));
        return outcomes;
    }

    /// Every decision decided again in turn, on states of its own.
    private final class BruteForce implements States {
        private final Set<Position> leftOut;
        private final Map<EntityRef, EntityState<?>> states = new HashMap<>();
        private final Map<Position, Outcome> different = new TreeMap<>();

        BruteForce(Set<Position> leftOut) {
            this.leftOut = leftOut;
        }

        void run() {
            for (Decision decision : DECISIONS) {
                if (leftOut.contains(decision.position())) {
                    continue;
                }
                Redecided.Decided again = (Redecided.Decided) forks.redecider().decide(decision, this);
                again.after()
                        .forEach(state -> states.put(
                                state.ref(), new EntityState<>(state.ref(), state.state(), decision.position())));
                if (!again.endsAs(decision)) {
                    different.put(decision.position(), again.draft().outcome());
                }
            }
        }

        List<EntityRef> affected() {
            Set<EntityRef> all = new TreeSet<>(states.keySet());
            DECISIONS.forEach(decision -> all.addAll(decision.changed()));
            return all.stream()
                    .filter(ref -> !Json.same(
                            Json.tree(of(type(ref), ref).state()),
                            Json.tree(SHOP.states.now(type(ref), ref).state())))
                    .toList();
        }

        private static EntityType<?, ?> type(EntityRef ref) {
            return RetailDomain.retail().entityType(ref.type()).orElseThrow();
        }

        @Override
        @SuppressWarnings("unchecked") // an entity's states are all of its type's state class
        public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
            return (EntityState<S>) states.getOrDefault(ref, new EntityState<S>(ref, null, Position.NONE));
        }
    }
}
