package dev.whence.engine;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.model.StateReader;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pure middle of the road: from a well-formed command and the states it reads to a draft of its decision.
/// Appends
/// nothing and asks no clock.
final class Decider {

    private final Domain domain;
    private final List<Rule<Object>> guards;

    Decider(Domain domain, List<Rule<Object>> guards) {
        this.domain = domain;
        this.guards = List.copyOf(guards);
    }

    /// Where the states come from.
    @FunctionalInterface
    interface States {
        <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref);
    }

    /// The decision's id and the circumstances it is taken in.
    record Circumstances(DecisionId id, Position readPosition, Instant now) {}

    /// A draft and the states that its events lead to, whose version is the position it will get.
    record Decided(Draft draft, List<EntityState<?>> after) {}

    /// Decides one command.
    <C extends Record> Decided decide(
            CommandType<C> type, CommandRequest request, Circumstances circumstances, States states) {
        StateReader reader = new StateReader() {
            @Override
            public <S> Optional<Loaded<S>> read(EntityType<S, ?> entityType, String id) {
                return loaded(entityType, states.of(entityType, entityType.ref(id)));
            }
        };
        Scope<C> scope = type.open(type.bind(request.data()), request.origin(), circumstances.now(), reader);
        List<Check> checks = new ArrayList<>();
        guards.forEach(guard -> checks.add(guard.check(scope)));
        if (request.expectedVersion() != null) {
            checks.add(expectedVersion(type, request.expectedVersion()).check(scope));
        }
        checks.addAll(type.check(scope));
        scope.unreadable().forEach(because -> checks.add(unreadable(because)));
        List<EntityRef> boundary = new ArrayList<>(scope.boundary());
        List<RecordedEvent> events = List.of();
        List<EntityState<?>> after = List.of();
        if (checks.stream().allMatch(Check::holds)) {
            try {
                events = type.produce(scope, new DeterministicIds(circumstances.id()), domain);
                after = apply(events, boundary, states);
            } catch (RuntimeException bug) {
                events = List.of();
                after = List.of();
                checks.add(broken(type, bug));
            }
        }
        Draft draft = new Draft(
                circumstances.id(),
                circumstances.now(),
                domain.name(),
                new RecordedCommand(type.name(), type.version(), request.data()),
                request.origin(),
                new Boundary(boundary, circumstances.readPosition(), circumstances.now()),
                checks,
                outcome(checks),
                events);
        return new Decided(draft, after);
    }

    private static <S> Optional<Loaded<S>> loaded(EntityType<S, ?> type, EntityState<S> found) {
        S state = found.state();
        return state == null
                ? Optional.empty()
                : Optional.of(new Loaded<>(found.ref(), type.name(), state, found.version()));
    }

    /// Applies the events to the states they change, so that nothing is appended that cannot be folded later.
    /// Entities
    /// that the command had not read become part of the boundary.
    private List<EntityState<?>> apply(List<RecordedEvent> events, List<EntityRef> boundary, States states) {
        List<EntityState<?>> after = new ArrayList<>();
        for (EntityRef ref :
                events.stream().map(RecordedEvent::entity).distinct().toList()) {
            EntityType<?, ?> type = domain.entityType(ref.type()).orElseThrow();
            if (!boundary.contains(ref)) {
                boundary.add(ref);
            }
            after.add(apply(type, ref, events, states));
        }
        return after;
    }

    private static <S> EntityState<S> apply(
            EntityType<S, ?> type, EntityRef ref, List<RecordedEvent> events, States states) {
        return EntityStates.after(type, states.of(type, ref), events, Position.NONE);
    }

    private static Rule<Object> expectedVersion(CommandType<?> type, Position expected) {
        EntityType<?, ?> target = type.targetType().orElseThrow();
        return Rule.guard("expected-version", "Nobody has changed the entity since the caller looked at it", scope -> {
            EntityRef ref = scope.refs(target).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotEvaluableException("no " + target.name() + " was named"));
            Position version = scope.find(target, ref.id()).map(Loaded::version).orElse(Position.NONE);
            return new Fact<>(target.name() + ".version", List.of(ref + "#"), version).is(expected);
        });
    }

    private static Check broken(CommandType<?> type, RuntimeException bug) {
        return new Check(
                "events-follow",
                RuleKind.INVARIANT,
                1,
                "An accepted " + type + " produces events that its entities can apply",
                Verdict.ERROR,
                null,
                bug.toString());
    }

    private static Check unreadable(String because) {
        return new Check(
                "history-is-readable",
                RuleKind.INVARIANT,
                1,
                "What the command reads can be read from the log",
                Verdict.ERROR,
                null,
                because);
    }

    private static Outcome outcome(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.verdict() == Verdict.ERROR)) {
            return Outcome.FAILED;
        }
        return checks.stream().allMatch(Check::holds) ? Outcome.ACCEPTED : Outcome.REJECTED;
    }
}
