package dev.whence.server.library;

import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.module.Demonstration;
import dev.whence.server.library.Library.AddBook;
import dev.whence.server.library.Library.LendBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Twenty books and twenty attempts to lend one.
final class LibraryDemonstration implements Demonstration {

    private static final int STEPS = 20;

    @Override
    public void play(Function<InstantSource, DecisionEngine> engines, long seed, Progress progress) {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        Random random = new Random(seed);
        DecisionEngine engine = engines.apply(now::get).withIdsFrom(random);
        Origin origin = Origin.of("anna", "opening day");
        for (int i = 0; i < STEPS; i++) {
            now.updateAndGet(before -> before.plusSeconds(3_600));
            engine.decide(CommandRequest.of(new AddBook("B" + i, "Volume " + i, BigDecimal.TEN), origin));
            engine.decide(CommandRequest.of(
                    new LendBook("B" + random.nextInt(i + 1), "leo", 7), origin.withReason("it's \"new\"")));
            progress.at(i + 1L, STEPS);
        }
    }

    @Override
    public List<Question> questions() {
        return List.of(
                new Question("What was refused?", "search_history", "{\"text\": \"new\", \"outcome\": \"refused\"}"),
                new Question("Why was B0 added?", "explain_decision", "{\"decision\": \"1\", \"detail\": \"full\"}"),
                new Question("Who has B0?", "explain_state", "{\"entity\": \"book:B0\", \"field\": \"status\"}"),
                new Question("What is there?", "describe_domain", "{}"),
                new Question("What was B0 at first?", "get_state", "{\"entity\": \"book:B0\", \"as_of\": 1}"));
    }
}
