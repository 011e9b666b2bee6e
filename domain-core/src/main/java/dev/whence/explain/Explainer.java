package dev.whence.explain;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Loaded;
import dev.whence.model.Scope;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers why questions. May be used from any thread; reads only.
public final class Explainer {

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;
    private final @Nullable Forks forks;
    private final @Nullable Checkpoints checkpoints;

    /// An explainer that decides nothing again, and so tells neither what would flip a verdict nor how it would
    /// be now.
    public Explainer(Domain domain, DecisionLog log, EntityStates states) {
        this.domain = domain;
        this.log = log;
        this.states = states;
        this.forks = null;
        this.checkpoints = null;
    }

    /// An explainer that decides again under the rules that are in force, on a log of which no checkpoint is known.
    public Explainer(Forks forks) {
        this(forks, Checkpoints.none());
    }

    /// The same on a log whose checkpoints are signed.
    public Explainer(Forks forks, Checkpoints checkpoints) {
        this.domain = forks.domain();
        this.log = forks.log();
        this.states = forks.states();
        this.forks = forks;
        this.checkpoints = checkpoints;
    }

    /// Why a decision came out as it did; empty if there is no such decision.
    public Optional<DecisionExplanation> decision(DecisionId id) {
        return log.find(id).map(this::explain);
    }

    /// The same by position.
    public Optional<DecisionExplanation> decision(Position position) {
        return log.at(position).map(this::explain);
    }

    /// The same for a decision at hand, for example a dry run's.
    public DecisionExplanation explain(Decision decision) {
        return explain(decision, forks, checkpoints);
    }

    /// The same without what takes long: nothing is decided again and nothing proved. For replies to commands.
    public DecisionExplanation explainBriefly(Decision decision) {
        return explain(decision, null, null);
    }

    private DecisionExplanation explain(Decision decision, @Nullable Forks again, @Nullable Checkpoints signed) {
        List<String> unknown = new ArrayList<>();
        return new DecisionExplanation(
                decision,
                Entities.subject(decision, domain).orElse(null),
                origins(decision, unknown),
                new Causes(log, unknown).of(decision.origin().causedBy()),
                new Causes(log, unknown).consequences(decision.id()),
                possible(decision, unknown),
                again == null ? null : Again.flips(decision, again),
                again == null ? null : Again.now(decision, again),
                countLater(decision),
                signed == null || decision.position().equals(Position.NONE)
                        ? null
                        : PlaceProof.of(decision.position(), log, signed).orElse(null),
                unknown.stream().distinct().toList());
    }

    /// Which decision last set each field of an entity.
    ///
    /// @param path a JSON pointer to the part in question; empty for all
    /// @throws IllegalArgumentException if the domain has no such entity type
    public StateExplanation state(EntityRef entity, String path, Position asOf) {
        return new StateExplainer(domain, log, states).explain(entity, path, asOf);
    }

    /// What an entity's state allows now; empty if it does not exist.
    ///
    /// @throws IllegalArgumentException if the domain has no such entity type
    public List<PossibleCommand> possibleCommands(EntityRef entity) {
        return possible(typeOf(entity), entity);
    }

    /// The same as an answer that says which rule forbids what.
    ///
    /// @throws IllegalArgumentException if the domain has no such entity type
    public PossibleCommands whatIsPossible(EntityRef entity) {
        EntityState<?> state = states.now(typeOf(entity), entity);
        return new PossibleCommands(entity, state.version(), state.exists(), possibleCommands(entity));
    }

    /// Where the values came from that failing checks saw.
    public List<FactOrigin> origins(Decision decision) {
        return origins(decision, new ArrayList<>());
    }

    private EntityType<?, ?> typeOf(EntityRef entity) {
        return Entities.typeOf(entity, domain);
    }

    private <S> List<PossibleCommand> possible(EntityType<S, ?> type, EntityRef entity) {
        EntityState<S> found = states.now(type, entity);
        S state = found.state();
        if (state == null) {
            return List.of();
        }
        Scope<Object> scope = Scope.holding(new Loaded<>(entity, type.name(), state, found.version()));
        return domain.commands().stream()
                .filter(command -> !command.isForOperators() && !command.isCreating())
                .filter(command -> command.targetType().filter(type::equals).isPresent())
                .map(command -> possible(command, scope))
                .toList();
    }

    private static PossibleCommand possible(CommandType<?> command, Scope<Object> scope) {
        List<Check> forbidding = new ArrayList<>();
        command.stateRules().forEach(rule -> {
            Check check = rule.check(scope);
            if (!check.holds()) {
                forbidding.add(check);
            }
        });
        return new PossibleCommand(command.snakeName(), forbidding);
    }

    private List<PossibleCommand> possible(Decision decision, List<String> unknown) {
        if (!decision.outcome().isRefusal()) {
            return List.of();
        }
        try {
            return possibleOfFirst(decision);
        } catch (UnreadableEntityException unreadable) {
            unknown.add("what is possible now, since " + unreadable.getMessage());
            return List.of();
        }
    }

    private List<PossibleCommand> possibleOfFirst(Decision decision) {
        return Entities.subject(decision, domain)
                .filter(entity -> domain.entityType(entity.type()).isPresent())
                .map(this::possibleCommands)
                .orElse(List.of());
    }

    private List<FactOrigin> origins(Decision decision, List<String> unknown) {
        Map<EntityRef, Blame> blamed = new HashMap<>();
        List<FactOrigin> origins = new ArrayList<>();
        decision.unmet().stream()
                .map(Check::evidence)
                .filter(Objects::nonNull)
                .flatMap(Evidence::failures)
                .forEach(failure -> failure.sources().forEach(source -> {
                    try {
                        addOrigin(failure.fact(), source, decision, blamed, origins);
                    } catch (UnreadableEntityException unreadable) {
                        unknown.add("where " + failure.fact() + " came from, since " + unreadable.getMessage());
                    }
                }));
        return origins.stream().distinct().toList();
    }

    private void addOrigin(
            String fact, String source, Decision decision, Map<EntityRef, Blame> blamed, List<FactOrigin> into) {
        Entities.place(source, domain).ifPresent(place -> {
            Blame blame = blamed.computeIfAbsent(
                    place.entity(),
                    ref -> Blame.of(
                            typeOf(ref), ref, log, states, decision.boundary().readPosition()));
            if (place.pointer().isEmpty()) {
                return;
            }
            Optional<FieldOrigin> set = blame.at(place.pointer());
            if (set.isPresent()
                    || hasNoHistory(place.entity(), decision.boundary().readPosition())) {
                into.add(new FactOrigin(fact, source, set.orElse(null)));
            }
        });
    }

    private boolean hasNoHistory(EntityRef entity, Position asOf) {
        return log.positions(ReadQuery.changesTo(entity).upTo(asOf).limit(1)).isEmpty();
    }

    private long countLater(Decision decision) {
        if (decision.position().equals(Position.NONE)) {
            return 0;
        }
        List<EntityRef> mentioned = decision.mentioned();
        return mentioned.isEmpty()
                ? 0
                : log.positions(ReadQuery.changesToAny(mentioned)
                                .after(decision.position())
                                .limit(DecisionExplanation.MOST_LATER))
                        .size();
    }
}
