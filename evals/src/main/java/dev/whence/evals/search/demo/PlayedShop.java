package dev.whence.evals.search.demo;

import dev.whence.decision.Decision;
import dev.whence.engine.DecisionEngine;
import dev.whence.guard.Guards;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.module.DomainModule;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.List;

/// The demonstration of the shop, played into a log in memory.
///
/// @param history every decision of the log, in order
public record PlayedShop(DecisionLog log, List<Decision> history) {

    /// The seed of the demonstration.
    public static final long SEED = 1;

    private static final DomainModule RETAIL = DomainModule.named("retail");
    private static final int CACHED_STATES = 100_000;

    public PlayedShop {
        history = List.copyOf(history);
    }

    /// Plays it.
    public static PlayedShop play() {
        InMemoryDecisionLog log = new InMemoryDecisionLog();
        EntityStates states = new EntityStates(log, CACHED_STATES);
        RETAIL.demonstration()
                .orElseThrow()
                .play(
                        clock -> new DecisionEngine(domain(), log, states, List.of(Guards.reasonIsGiven()), clock),
                        SEED,
                        (done, total) -> {});
        List<Decision> history = new ArrayList<>();
        log.forEach(ReadQuery.all(), history::add);
        return new PlayedShop(log, history);
    }

    /// The shop.
    public static Domain domain() {
        return RETAIL.domain();
    }
}
