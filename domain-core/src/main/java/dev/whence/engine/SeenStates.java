package dev.whence.engine;

import dev.whence.decision.Check;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Position;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.model.EntityType;
import dev.whence.model.Fact;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest states, and which versions of them a command read. For one decision.
final class SeenStates implements States {

    /// The rule that what a planned command reads is as it was planned on.
    static final String RULE = "plan-still-holds";

    private final EntityStates states;
    private final Map<EntityRef, Position> read = new LinkedHashMap<>();

    SeenStates(EntityStates states) {
        this.states = states;
    }

    @Override
    public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
        EntityState<S> state = states.now(type, ref);
        read.put(ref, state.version());
        return state;
    }

    /// The check that fails if something was read at another version than it was seen at before; empty if
    /// nothing was.
    Optional<Check> other(Map<EntityRef, Position> seen) {
        return read.entrySet().stream()
                .filter(each -> !seen.getOrDefault(each.getKey(), Position.NONE).equals(each.getValue()))
                .findFirst()
                .map(each -> other(each.getKey(), each.getValue(), seen.getOrDefault(each.getKey(), Position.NONE)));
    }

    private static Check other(EntityRef entity, Position version, Position planned) {
        Evidence evidence = new Fact<>(entity + ".version", List.of(entity + "#"), version).is(planned);
        return new Check(
                RULE,
                RuleKind.GUARD,
                1,
                "What the plan reads is as it was when it was tried out",
                Verdict.FAILS,
                evidence,
                null);
    }
}
