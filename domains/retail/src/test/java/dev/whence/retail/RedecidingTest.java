package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.engine.Redecided;
import dev.whence.engine.Redecider;
import dev.whence.log.ReadQuery;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deciding the past again, and looking at it. Each case is the seed its history is drawn from.
class RedecidingTest {

    private static final int STEPS = 2_000;

    private static Shop played(long seed) {
        RandomHistory history = new RandomHistory(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
        return history.shop;
    }

    private static List<Decision> decisions(Shop shop) {
        List<Decision> all = new ArrayList<>();
        shop.log.forEach(ReadQuery.all(), all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void every_recorded_verdict_comes_out_again(long seed) {
        Shop shop = played(seed);
        Redecider redecider = shop.engine.forks().redecider();

        assertThat(decisions(shop))
                .hasSizeGreaterThan(STEPS)
                .allSatisfy(decision -> assertThat(redecider.decide(decision))
                        .isInstanceOfSatisfying(
                                Redecided.Decided.class,
                                again -> assertThat(again.draft())
                                        .returns(decision.outcome(), Draft::outcome)
                                        .returns(decision.checks(), Draft::checks)
                                        .returns(decision.events(), Draft::events)));
    }

    @ParameterizedTest
    @ValueSource(longs = {23})
    void commands_on_a_fork_of_the_past_come_out_as_they_did_then(long seed) {
        Shop shop = played(seed);
        Forks forks = shop.engine.forks();
        List<Decision> all = decisions(shop);
        int compared = 0;
        for (int from = 1; from + 3 < all.size(); from += 3) {
            List<Decision> three = all.subList(from, from + 3);
            if (three.stream().anyMatch(RedecidingTest::makesAnId)) {
                continue; // ids of a fork are its own
            }
            Fork fork = forks.at(
                    three.getFirst().position().previous(), three.getFirst().time());
            for (Decision decision : three) {
                Decision forked = fork.decide(CommandRequest.of(
                        decision.command().type(), decision.command().data(), decision.origin()));
                assertThat(forked.outcome()).isEqualTo(decision.outcome());
                assertThat(forked.events()).isEqualTo(decision.events());
                assertThat(forked.checks()).isEqualTo(decision.checks());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(STEPS / 2);
        assertThat(shop.log.head()).isEqualTo(Position.of(all.size()));
    }

    private static boolean makesAnId(Decision decision) {
        return decision.outcome() == Outcome.ACCEPTED
                && List.of("AuthenticateUser", "TransferToHumanAgent")
                        .contains(decision.command().type());
    }

    @ParameterizedTest
    @ValueSource(longs = {24})
    void any_time_is_as_a_replay_from_the_beginning_gives_it(long seed) {
        Shop shop = played(seed);
        Random random = new Random(seed);
        ReplayedStates replayed = new ReplayedStates(RetailDomain.retail());
        Map<Position, Map<EntityRef, EntityState<?>>> wanted = new HashMap<>();
        for (Decision decision : decisions(shop)) {
            replayed.pass(decision);
            if (random.nextInt(50) == 0) {
                wanted.put(decision.position(), replayed.all());
            }
        }
        assertThat(wanted).hasSizeGreaterThan(20);
        wanted.forEach((position, states) -> states.forEach((ref, state) -> {
            EntityType<?, ?> type = type(ref);
            assertThat(shop.states.asOf(type, ref, position)).isEqualTo(state);
            assertThat(shop.states.upTo(type, ref, position)).isEqualTo(state);
        }));
    }

    private static EntityType<?, ?> type(EntityRef ref) {
        return RetailDomain.retail().entityType(ref.type()).orElseThrow();
    }
}
