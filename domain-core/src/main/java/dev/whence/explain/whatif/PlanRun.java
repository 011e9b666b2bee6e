package dev.whence.explain.whatif;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What came of issuing commands for real that were tried out before.
///
/// @param state how far it went
/// @param planned how many commands the plan has
/// @param steps the decisions that were recorded, in order; the last may be a refusal
public record PlanRun(State state, int planned, List<Decision> steps) implements Explanation {

    /// How far a plan went.
    public enum State {
        /// Every command was accepted.
        DONE,
        /// The token is of other commands, or something that they read was changed since: nothing was recorded.
        STALE,
        /// The plan itself has a command that would be refused: nothing was recorded.
        REFUSED,
        /// A command was refused on the way, and is recorded so. Those before it stand, those after it were not
        /// issued.
        STOPPED
    }

    public PlanRun {
        steps = List.copyOf(steps);
    }

    /// Issues commands one after the other, each only if all that it reads is as it was when the token was made,
    /// but for what the commands before it changed. That is held when each is appended, so that nobody can come in
    /// between unnoticed. A token is good for one run, since a run changes what it is bound to. Idempotency keys
    /// of the requests are not looked at.
    ///
    /// @param token what trying out the same commands gave
    /// @throws dev.whence.log.LogUnavailableException if a decision could not be made durable; those before stand
    public static PlanRun execute(DecisionEngine engine, List<CommandRequest> commands, PlanToken token) {
        Forks forks = engine.forks();
        Fork fork = forks.now();
        List<Decision> tried = commands.stream().map(fork::decide).toList();
        Map<EntityRef, Position> seen = new TreeMap<>(WhatIf.versions(forks, fork, tried));
        if (!PlanToken.of(tried, new TreeMap<>(seen)).equals(token)) {
            return new PlanRun(State.STALE, commands.size(), List.of());
        }
        if (tried.stream().anyMatch(step -> step.outcome() != Outcome.ACCEPTED)) {
            return new PlanRun(State.REFUSED, commands.size(), List.of());
        }
        return execute(engine, commands, seen);
    }

    private static PlanRun execute(
            DecisionEngine engine, List<CommandRequest> commands, Map<EntityRef, Position> seen) {
        List<Decision> steps = new ArrayList<>();
        for (CommandRequest command : commands) {
            Decision decision = engine.decideAsSeen(command, seen).decision();
            steps.add(decision);
            if (decision.outcome() != Outcome.ACCEPTED) {
                return new PlanRun(State.STOPPED, commands.size(), steps);
            }
            decision.changed().forEach(entity -> seen.put(entity, decision.position()));
        }
        return new PlanRun(State.DONE, commands.size(), steps);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (state) {
                    case DONE ->
                        "All " + Sentences.count(planned, "command") + " of the plan were accepted and recorded.";
                    case STALE ->
                        "Nothing was recorded: the token is of other commands, or what they read was changed since it was made."
                                + " Try the plan out again.";
                    case REFUSED ->
                        "Nothing was recorded: the plan itself has a command that would be refused. Try it out to see which, and"
                                + " leave it out or change it.";
                    case STOPPED ->
                        "The plan stopped at command " + steps.size() + " of " + planned + "; the " + (steps.size() - 1)
                                + " before it stand, those after it were not issued.";
                });
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i + 1) + ". " + step(steps.get(i)));
        }
        return lines;
    }

    private static String step(Decision step) {
        String unmet = step.unmet().stream().map(PlanRun::unmet).collect(Collectors.joining("; "));
        return Citation.of(step).text() + " was " + step.outcome() + (unmet.isEmpty() ? "" : ": " + unmet) + ".";
    }

    private static String unmet(Check check) {
        return check.rule() + " (" + Sentences.of(check) + ")";
    }
}
