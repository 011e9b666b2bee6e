package dev.whence.engine;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.StoredDecision;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.personal.SubjectKeys;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Opens forks of the history, and decides recorded commands again. Appends nothing. May be used from any thread.
public final class Forks {

    private final Domain domain;
    private final List<Rule<Object>> guards;
    private final DecisionLog log;
    private final EntityStates states;
    private final InstantSource clock;

    /// Forks of a log under a domain's rules.
    ///
    /// @param guards the deployment's rules, seen before those of the domain
    /// @param clock gives the time that rules see on forks of the present
    public Forks(Domain domain, List<Rule<Object>> guards, DecisionLog log, EntityStates states, InstantSource clock) {
        this.domain = domain;
        this.guards = List.copyOf(guards);
        this.log = log;
        this.states = states;
        this.clock = clock;
    }

    public Domain domain() {
        return domain;
    }

    public DecisionLog log() {
        return log;
    }

    public EntityStates states() {
        return states;
    }

    /// A fork of the present.
    public Fork now() {
        return nowAfter(log.head());
    }

    /// A fork of the history after the decision at the position, at the present time.
    public Fork nowAfter(Position position) {
        return at(position, clock.instant());
    }

    /// A fork of the history after the decision at the position, at whose time it stands still.
    public Fork asOf(Position position) {
        Instant then = timeOf(position);
        return fork(position, then, then);
    }

    private Instant timeOf(Position position) {
        return log.storedAt(position).map(StoredDecision::time).orElse(Instant.EPOCH);
    }

    /// A fork of the history after the decision at the position, at any time.
    public Fork at(Position position, Instant time) {
        return fork(position, timeOf(position), time);
    }

    private Fork fork(Position position, Instant baseTime, Instant time) {
        return new Fork(domain, decider(), states, position, baseTime, time);
    }

    /// What decides recorded commands again, under the same rules.
    public Redecider redecider() {
        return new Redecider(domain, decider(), states);
    }

    private Decider decider() {
        return new Decider(domain, guards, SubjectKeys.none()); // what was forgotten since must not matter
    }
}
