package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.explain.trace.Trace;
import dev.whence.explain.trace.Trace.Direction;
import dev.whence.explain.trace.Trace.Edge;
import dev.whence.explain.trace.Tracer;
import dev.whence.explain.trace.Tracer.Limits;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Causes and consequences in a random history of 2,000 decisions.
class TraceHistoryTest {

    private static final long SEED = 81;
    private static final long FROM = 1_500;
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final Shop SHOP = HISTORY.shop;

    private final Tracer tracer = new Tracer(RetailDomain.retail(), SHOP.log, SHOP.states);

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
    }

    @Test
    void what_is_a_cause_of_another_has_the_other_as_its_consequence() {
        Set<Edge> causes = new HashSet<>();
        Set<Edge> consequences = new HashSet<>();
        long head = SHOP.log.head().value();
        for (long position = FROM; position <= head; position++) {
            Limits wide = new Limits(1, 5_000);
            causes.addAll(
                    tracer.trace(Position.of(position), Direction.CAUSES, wide).edges());
            Trace later = tracer.trace(Position.of(position), Direction.CONSEQUENCES, wide);
            consequences.addAll(later.edges());
        }
        causes.removeIf(edge -> edge.cause().value() < FROM);

        assertThat(causes).hasSizeGreaterThan(500);
        assertThat(consequences).as("seed %d", SEED).isEqualTo(causes);
        assertThat(causes).allMatch(edge -> edge.effect().isAfter(edge.cause()));
    }

    @Test
    void traces_are_short_and_the_same_every_time() {
        for (long position = 1; position <= SHOP.log.head().value(); position += 100) {
            for (Direction direction : Direction.values()) {
                Trace trace = tracer.trace(Position.of(position), direction, Limits.USUAL);
                assertThat(trace.text()).hasSizeLessThanOrEqualTo(Trace.SHORT);
                assertThat(tracer.trace(Position.of(position), direction, Limits.USUAL))
                        .isEqualTo(trace);
                assertThat(trace.mermaid().lines().count())
                        .isEqualTo(1L + trace.nodes().size() + trace.edges().size());
            }
        }
    }
}
