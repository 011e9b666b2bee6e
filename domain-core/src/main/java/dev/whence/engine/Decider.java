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
import dev.whence.personal.SubjectKeys;
import dev.whence.schema.FormCheck;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The pure middle of the road: from a well-formed command and the states it reads to a draft of its decision.
/// Appends nothing and asks no clock.
final class Decider {

    private final Domain domain;
    private final List<Rule<Object>> guards;
    private final DataProtection protection;

    Decider(Domain domain, List<Rule<Object>> guards, SubjectKeys keys) {
        this.domain = domain;
        this.guards = List.copyOf(guards);
        this.protection = new DataProtection(domain, keys);
    }

    /// The decision's id and the circumstances it is taken in.
    record Circumstances(DecisionId id, Position readPosition, Instant now) {}

    /// A draft and the states that its events lead to, whose version is the position it will get.
    record Decided(Draft draft, List<EntityState<?>> after) {}

    /// Decides one command.
    <C extends Record> Decided decide(
            CommandType<C> type, CommandRequest request, Circumstances circumstances, States states) {
        Scope<C> scope = type.open(type.bind(request.data()), request.origin(), circumstances.now(), reader(states));
        List<Check> checks = new ArrayList<>();
        guards.forEach(guard -> checks.add(guard.check(scope)));
        if (request.expectedVersion() != null) {
            checks.add(expectedVersion(type, request.expectedVersion()).check(scope));
        }
        checks.addAll(type.check(scope));
        scope.unreadable().forEach(because -> checks.add(unreadable(because)));
        Course<C> course = new Course<>(type, request, circumstances, scope, checks);
        if (!checks.stream().allMatch(Check::holds)) {
            return course.without();
        }
        List<EntityRef> boundary = new ArrayList<>(scope.boundary());
        Decided decided;
        try {
            List<RecordedEvent> events = type.produce(scope, new DeterministicIds(circumstances.id()), domain);
            decided = course.with(events, boundary, apply(events, boundary, states));
        } catch (RuntimeException bug) {
            checks.add(broken(type, bug));
            return course.without();
        }
        Optional<Check> forgotten = protection.newDataOfForgotten(decided.draft());
        if (forgotten.isEmpty()) {
            return decided;
        }
        checks.add(forgotten.get());
        return course.without();
    }

    private static StateReader reader(States states) {
        return new StateReader() {
            @Override
            public <S> Optional<Loaded<S>> read(EntityType<S, ?> entityType, String id) {
                return loaded(entityType, states.of(entityType, entityType.ref(id)));
            }
        };
    }

    /// A command whose rules have been checked, and what may become of it. Lives for one decision.
    private final class Course<C extends Record> {
        private final CommandType<C> type;
        private final CommandRequest request;
        private final Circumstances circumstances;
        private final Scope<C> scope;
        private final List<Check> checks;

        Course(
                CommandType<C> type,
                CommandRequest request,
                Circumstances circumstances,
                Scope<C> scope,
                List<Check> checks) {
            this.type = type;
            this.request = request;
            this.circumstances = circumstances;
            this.scope = scope;
            this.checks = checks;
        }

        /// What is decided if nothing comes of it.
        Decided without() {
            return with(List.of(), scope.boundary(), List.of());
        }

        Decided with(List<RecordedEvent> events, List<EntityRef> boundary, List<EntityState<?>> after) {
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
            return new Decided(protection.named(draft, type, scope, after), after);
        }
    }

    /// The draft of a refusal with its personal values named, those of the command as far as it can be read.
    Draft named(Draft refusal, Optional<CommandType<?>> type, JsonNode data, States states) {
        return protection.named(refusal, type, type.flatMap(known -> subject(known, refusal, data, states)));
    }

    private static <C extends Record> Optional<EntityRef> subject(
            CommandType<C> type, Draft refusal, JsonNode data, States states) {
        if (type.personal().isEmpty()) {
            return Optional.empty();
        }
        try {
            C command = type.bind(FormCheck.wellFormed(type.shape(), data));
            return type.dataSubject(
                    type.open(command, refusal.origin(), refusal.boundary().readTime(), reader(states)));
        } catch (RuntimeException unreadable) {
            return Optional.empty(); // the arguments are refused for it; they do not tell whom they are about
        }
    }

    private static <S> Optional<Loaded<S>> loaded(EntityType<S, ?> type, EntityState<S> found) {
        S state = found.state();
        return state == null
                ? Optional.empty()
                : Optional.of(new Loaded<>(found.ref(), type.name(), state, found.version()));
    }

    /// Applies the events to the states they change, so that nothing is appended that cannot be folded later.
    /// Entities that the command had not read become part of the boundary.
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
