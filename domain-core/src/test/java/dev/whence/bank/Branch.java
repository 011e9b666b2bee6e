package dev.whence.bank;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.engine.Answer;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.model.Domain;
import dev.whence.state.EntityStates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// A bank that is open: a domain on a log in memory, with a clock that moves a second for each reading.
public final class Branch {

    public static final Origin ANNA = Origin.of("anna", "a customer asked for it");
    private static final Instant START = Instant.parse("2026-05-01T09:00:00Z");

    public final DecisionLog log;
    public final EntityStates states;
    public final DecisionEngine engine;
    public final Explainer explainer;

    public Branch() {
        this(Bank.domain(), new InMemoryDecisionLog());
    }

    public Branch(Domain domain, DecisionLog log) {
        this.log = log;
        this.states = new EntityStates(log, 1000);
        AtomicReference<Instant> now = new AtomicReference<>(START);
        InstantSource clock = () -> Objects.requireNonNull(now.getAndUpdate(time -> time.plus(Duration.ofSeconds(1))));
        this.engine = new DecisionEngine(domain, log, states, List.of(Guards.reasonIsGiven()), clock);
        this.explainer = new Explainer(engine.forks());
    }

    /// Has a command decided, asked for by Anna.
    public Answer ask(Record command) {
        return engine.decide(CommandRequest.of(command, ANNA));
    }

    /// Has a command decided that must be accepted.
    public Decision done(Record command) {
        Answer answer = ask(command);
        if (!answer.isAccepted()) {
            throw new IllegalStateException("Refused: " + answer.decision());
        }
        return answer.decision();
    }

    /// Has raw arguments decided.
    public Answer askRaw(String type, String json) {
        return engine.decide(CommandRequest.of(type, Json.DATA.readTree(json), ANNA));
    }

    /// An account with money on it.
    public void account(String id, String balance) {
        done(new AccountCommand.OpenAccount(id, "owner of " + id));
        if (new BigDecimal(balance).signum() > 0) {
            done(new AccountCommand.PayIn(id, new BigDecimal(balance)));
        }
    }

    public BigDecimal balance(String id) {
        return Objects.requireNonNull(states.now(Bank.ACCOUNT, EntityRef.parse("account:" + id))
                        .state())
                .balance();
    }
}
