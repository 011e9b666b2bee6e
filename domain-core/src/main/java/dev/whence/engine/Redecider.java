package dev.whence.engine;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableRecordException;
import dev.whence.schema.PersonalMarks;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Decides recorded commands again, with the clock reading and the id they were decided with. Appends nothing. May
/// be used from any thread.
public final class Redecider {

    /// Checks that no rule of the domain or the deployment made; what they rest on is not in the record.
    private static final Set<String> OF_THE_ROAD = Set.of(
            "idempotency-key-is-for-one-command",
            "first-answer-is-readable",
            "boundary-settles",
            SeenStates.RULE,
            "forgotten-stay-forgotten");

    private final Domain domain;
    private final Decider decider;
    private final EntityStates states;

    Redecider(Domain domain, Decider decider, EntityStates states) {
        this.domain = domain;
        this.decider = decider;
        this.states = states;
    }

    /// Decides it on its own boundary: the states that it was decided on.
    public Redecided decide(Decision recorded) {
        Position read = recorded.boundary().readPosition();
        return decide(recorded, new States() {
            @Override
            public <S> EntityState<S> of(EntityType<S, ?> type, EntityRef ref) {
                return states.upTo(type, ref, read);
            }
        });
    }

    /// Decides it on other states.
    public Redecided decide(Decision recorded, States on) {
        if (recorded.outcome() == Outcome.OBSERVED) {
            return new Redecided.NotJudged("it is an observation, which no rule judges");
        }
        Optional<Check> ofTheRoad = recorded.checks().stream()
                .filter(check -> OF_THE_ROAD.contains(check.rule()))
                .findFirst();
        if (ofTheRoad.isPresent()) {
            return new Redecided.NotJudged(
                    "it was decided by " + ofTheRoad.get().rule() + ", which rests on what is not recorded with it");
        }
        try {
            return again(recorded, on);
        } catch (UnreadableRecordException | JacksonException unfit) {
            return new Redecided.NotJudged("its command does not fit the domain of today: " + unfit.getMessage());
        }
    }

    private Redecided again(Decision recorded, States on) {
        if (PersonalMarks.holdsErased(recorded.command().data())) {
            return new Redecided.NotJudged("personal values of its command were erased");
        }
        CommandRequest request = request(recorded);
        if (request == null) {
            return new Redecided.NotJudged(
                    "the domain has no command " + recorded.command().type() + " any more");
        }
        Optional<CommandType<?>> type = domain.command(request.type());
        Optional<Check> problem = RequestForm.problem(domain, request);
        if (type.isEmpty() || problem.isPresent() || recorded.outcome() == Outcome.INVALID) {
            return new Redecided.NotJudged("it could not be read as a command, so no rule was asked");
        }
        Circumstances circumstances = new Circumstances(
                recorded.id(),
                recorded.boundary().readPosition(),
                recorded.boundary().readTime());
        Decider.Decided decided = decider.decide(type.get(), request, circumstances, on);
        return new Redecided.Decided(decided.draft(), decided.after());
    }

    /// The request that the record was made of, as the domain reads it today; null if it has no such command.
    ///
    /// @throws UnreadableRecordException if the domain can make nothing of it
    public @Nullable CommandRequest request(Decision recorded) {
        RecordedCommand command = recorded.command();
        Optional<CommandType<?>> type = domain.command(command.type());
        if (type.isPresent() && (type.get().version() == command.version() || command.version() == 0)) {
            return CommandRequest.of(command.type(), command.data(), recorded.origin())
                    .expecting(expectedVersion(recorded));
        }
        if (recorded.outcome() == Outcome.INVALID) {
            return CommandRequest.of(command.type(), command.data(), recorded.origin());
        }
        return type.isEmpty() && command.version() == 0
                ? null
                : domain.read(command)
                        .map(today ->
                                CommandRequest.of(today, recorded.origin()).expecting(expectedVersion(recorded)))
                        .orElse(null);
    }

    private static @Nullable Position expectedVersion(Decision recorded) {
        for (Check check : recorded.checks()) {
            Evidence evidence = check.evidence();
            if (check.rule().equals("expected-version")) {
                return evidence instanceof Comparison comparison
                                && comparison.required().isIntegralNumber()
                        ? Position.of(comparison.required().longValue())
                        : Position.NONE;
            }
        }
        return null;
    }
}
