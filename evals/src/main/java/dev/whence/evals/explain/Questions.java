package dev.whence.evals.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Forks;
import dev.whence.log.DecisionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Draws what is asked about, at random over the whole log.
final class Questions {

    private static final int MOST_TRIES = 1_000_000;

    private final DecisionLog log;
    private final Random random;
    private final long head;

    Questions(DecisionLog log, long seed) {
        this.log = log;
        this.random = new Random(seed);
        this.head = log.head().value();
    }

    /// An entity and the part of it that is asked for.
    ///
    /// @param asOf the position that is asked for
    record OfEntity(EntityRef entity, Position asOf) {}

    List<Position> decisions(int many, Predicate<Decision> wanted) {
        return many(many, () -> decision(wanted).position());
    }

    /// Entities that some decision changed, now and as of any time after that: the more often one was changed, the
    /// more often it is asked about.
    List<OfEntity> entities(int many) {
        return many(many, () -> {
            Decision decision = decision(drawn -> !drawn.changed().isEmpty());
            List<EntityRef> changed = decision.changed();
            EntityRef entity = changed.get(random.nextInt(changed.size()));
            long since = decision.position().value();
            Position asOf =
                    random.nextBoolean() ? Position.of(head) : Position.of(since + random.nextLong(head - since + 1));
            return new OfEntity(entity, asOf);
        });
    }

    /// Commands that were asked for once and would be refused now.
    List<CommandRequest> refusedNow(int many, Forks forks) {
        return many(many, () -> {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Decision decision = decision(drawn -> drawn.origin().agent() != null
                        && drawn.outcome() != Outcome.INVALID
                        && !drawn.command().type().startsWith("Authenticate"));
                CommandRequest request = CommandRequest.of(
                        decision.command().type(), decision.command().data(), decision.origin());
                if (forks.now().wouldDecide(request).outcome() == Outcome.REJECTED) {
                    return request;
                }
            }
            throw new IllegalStateException("No command of the history would be refused now");
        });
    }

    private Decision decision(Predicate<Decision> wanted) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Decision decision = log.at(Position.of(1 + random.nextLong(head))).orElseThrow();
            if (wanted.test(decision)) {
                return decision;
            }
        }
        throw new IllegalStateException("The history has no decision of the kind that is asked about");
    }

    private static <T> List<T> many(int many, Supplier<T> one) {
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < many) {
            drawn.add(one.get());
        }
        return drawn;
    }
}
