package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.RecordedEvent;
import dev.whence.explain.claim.Claim;
import dev.whence.explain.claim.ClaimCheck;
import dev.whence.explain.claim.ClaimCheck.Finding;
import dev.whence.explain.claim.ClaimChecker;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// True claims about a random history of 2,000 decisions, and the same with one part made false.
class ClaimHistoryTest {

    private static final long SEED = 91;
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final Shop SHOP = HISTORY.shop;
    private static final List<Decision> CHANGING = new ArrayList<>();

    private final ClaimChecker checker = new ClaimChecker(RetailDomain.retail(), SHOP.log, SHOP.states);

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
        Random random = new Random(SEED);
        SHOP.log.forEach(ReadQuery.all(), (Decision decision) -> {
            if (!decision.events().isEmpty() && random.nextInt(3) == 0) {
                CHANGING.add(decision);
            }
        });
    }

    private static Claim truth(Decision decision) {
        RecordedEvent event = decision.events().getFirst();
        return Claim.about(event.entity())
                .withEvent(event.type())
                .withCommand(decision.command().type())
                .withOutcome(decision.outcome())
                .by(Objects.requireNonNull(decision.origin().principal()))
                .because(Objects.requireNonNull(decision.origin().reason()))
                .between(decision.time(), decision.time());
    }

    private static Finding part(ClaimCheck check, String name) {
        return check.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .finding();
    }

    @Test
    void what_is_true_is_supported_and_cites_the_decision() {
        assertThat(CHANGING).hasSizeGreaterThan(100);
        for (Decision decision : CHANGING) {
            ClaimCheck check = checker.check(truth(decision));

            assertThat(check.finding())
                    .as("seed %d, %s", SEED, check.fullText())
                    .isEqualTo(Finding.SUPPORTED);
            assertThat(check.parts().getLast().citations().getFirst().decision())
                    .isEqualTo(decision.id());
            assertThat(check.text()).hasSizeLessThanOrEqualTo(ClaimCheck.SHORT);
        }
    }

    @Test
    void one_false_part_is_contradicted_and_the_others_are_not() {
        for (Decision decision : CHANGING) {
            Claim truth = truth(decision);
            for (ClaimCheck check : List.of(
                    checker.check(truth.by("somebody else")), checker.check(truth.because("because of the weather")))) {
                assertThat(check.finding()).isEqualTo(Finding.CONTRADICTED);
                assertThat(check.parts().stream().filter(part -> part.finding() == Finding.CONTRADICTED))
                        .as("seed %d, %s", SEED, check.fullText())
                        .hasSize(1);
            }
            ClaimCheck early = checker.check(truth.between(null, decision.time().minus(Duration.ofDays(1))));
            assertThat(part(early, "time")).isEqualTo(Finding.CONTRADICTED);
            ClaimCheck never = checker.check(
                    Claim.about(decision.events().getFirst().entity()).withEvent("OrderEaten"));
            assertThat(never.finding()).isEqualTo(Finding.NOT_IN_RECORD);
        }
    }

    @Test
    void counts_are_those_of_the_record() {
        for (Decision decision : CHANGING) {
            RecordedEvent event = decision.events().getFirst();
            long[] often = new long[1];
            SHOP.log.forEach(
                    ReadQuery.changesTo(event.entity()),
                    (Decision other) -> often[0] += other.events().stream()
                            .filter(each -> each.type().equals(event.type())
                                    && each.entity().equals(event.entity()))
                            .count());
            Claim claim = Claim.about(event.entity()).withEvent(event.type());

            assertThat(checker.check(claim.times((int) often[0])).finding()).isEqualTo(Finding.SUPPORTED);
            assertThat(checker.check(claim.times((int) often[0] + 1)).finding()).isEqualTo(Finding.CONTRADICTED);
        }
    }

    @Test
    void values_are_those_of_the_state() {
        for (Decision decision : CHANGING) {
            var ref = decision.events().getFirst().entity();
            var type = RetailDomain.retail().entityType(ref.type()).orElseThrow();
            var state =
                    Json.tree(SHOP.states.asOf(type, ref, decision.position()).state());
            if (state.has("status")) {
                Claim claim = Claim.about(ref).between(null, decision.time());
                assertThat(checker.check(claim.withField("/status", state.get("status")))
                                .finding())
                        .isEqualTo(Finding.SUPPORTED);
                assertThat(checker.check(claim.withField("/status", Json.tree("eaten")))
                                .finding())
                        .isEqualTo(Finding.CONTRADICTED);
            }
        }
    }
}
