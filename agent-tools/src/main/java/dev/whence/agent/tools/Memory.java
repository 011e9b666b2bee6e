package dev.whence.agent.tools;

import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.state.EntityStates;
import java.util.List;

/// The open memory of one domain: what the tools work on.
///
/// @param guards the deployment's rules, which the engine checks before those of the domain
public record Memory(
        Domain domain,
        List<Rule<Object>> guards,
        DecisionLog log,
        EntityStates states,
        DecisionEngine engine,
        Explainer explainer) {

    public Memory {
        guards = List.copyOf(guards);
    }
}
