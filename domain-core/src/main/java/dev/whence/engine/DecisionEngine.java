package dev.whence.engine;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RuleKind;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.decision.Verdict;
import dev.whence.engine.Answer.Standing;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.engine.Decider.Decided;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import dev.whence.model.UnreadableRecordException;
import dev.whence.personal.SubjectForgottenException;
import dev.whence.personal.SubjectKeys;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Turns commands into decisions. May be used from any thread.
public final class DecisionEngine {

    private static final int MAX_ATTEMPTS = 20;

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;
    private final InstantSource clock;
    private final Deciders deciders;
    private final Supplier<? extends RandomGenerator> randomness;
    private final Contention contention = new Contention();

    /// An engine for one domain on one log.
    ///
    /// @param guards the deployment's rules, seen before those of the domain
    /// @param clock gives the time that rules see and decisions carry
    public DecisionEngine(
            Domain domain, DecisionLog log, EntityStates states, List<Rule<Object>> guards, InstantSource clock) {
        this(domain, log, states, guards, clock, SubjectKeys.none());
    }

    /// The same on a log that encrypts personal values.
    ///
    /// @param keys those that the log encrypts with
    public DecisionEngine(
            Domain domain,
            DecisionLog log,
            EntityStates states,
            List<Rule<Object>> guards,
            InstantSource clock,
            SubjectKeys keys) {
        this(
                domain,
                log,
                states,
                new Deciders(
                        List.copyOf(guards),
                        new Decider(domain, guards, keys),
                        new Forgetting(domain.name(), guards, log, keys),
                        new Annotating(domain, guards, log, states, new DataProtection(domain, keys))),
                clock,
                ThreadLocalRandom::current);
    }

    /// What decides the commands of the domain, and those of Whence itself.
    private record Deciders(
            List<Rule<Object>> guards, Decider commands, Forgetting forgetting, Annotating annotating) {}

    private DecisionEngine(
            Domain domain,
            DecisionLog log,
            EntityStates states,
            Deciders deciders,
            InstantSource clock,
            Supplier<? extends RandomGenerator> randomness) {
        this.domain = domain;
        this.log = log;
        this.states = states;
        this.deciders = deciders;
        this.clock = clock;
        this.randomness = randomness;
    }

    /// The same engine with ids drawn from `random`: the same commands at the same times get the same ids, and so
    /// do the entities they bring into being. For histories that are played; for one thread if `random` is.
    public DecisionEngine withIdsFrom(RandomGenerator random) {
        return new DecisionEngine(domain, log, states, deciders, clock, () -> random);
    }

    public Domain domain() {
        return domain;
    }

    /// What decides under the same rules and appends nothing.
    public Forks forks() {
        return new Forks(domain, deciders.guards(), log, states, clock);
    }

    /// Decides a command and, unless it is a dry run or a repetition, records the decision before it returns.
    ///
    /// @throws dev.whence.log.LogUnavailableException if the decision could not be made durable
    public Answer decide(CommandRequest request) {
        Optional<Check> problem = RequestForm.problem(domain, request);
        if (problem.isPresent()) {
            return settle(unreadable(request, problem.get()), AppendCondition.none(), request.dryRun());
        }
        return repeated(request)
                .orElseGet(() -> decideKnown(domain.command(request.type()).orElseThrow(), request, Optional.empty()));
    }

    /// The same for a command that was decided before on a fork: it is refused, and the refusal recorded, if
    /// anything that it reads is not at the version at which it was seen. Held at the append, so nobody can come in
    /// between.
    ///
    /// @param request its idempotency key is not looked at
    /// @param seen the versions of what it may read; what is not among them must not exist
    public Answer decideAsSeen(CommandRequest request, Map<EntityRef, Position> seen) {
        CommandRequest asked = new CommandRequest(
                request.type(),
                request.data(),
                request.origin().withIdempotencyKey(null),
                request.expectedVersion(),
                false,
                request.problems());
        Optional<Check> problem = RequestForm.problem(domain, asked);
        return problem.isPresent()
                ? settle(unreadable(asked, problem.get()), AppendCondition.none(), false)
                : decideKnown(domain.command(asked.type()).orElseThrow(), asked, Optional.of(seen));
    }

    /// Forgets a data subject for good: records that, who wanted it and why, and destroys the subject's key,
    /// without which its personal values read as erased everywhere. Refused, and recorded, if nothing is known of
    /// the subject or it was forgotten before.
    ///
    /// @param origin its reason is kept; let it name nobody
    /// @throws IllegalStateException if the engine was given no keys
    /// @throws dev.whence.personal.KeysUnavailableException if the decision was recorded, but the key could not be
    ///     destroyed; that is done when the log is opened next
    public Decision forget(EntityRef subject, Origin origin) {
        Draft draft = deciders.forgetting().decide(subject, RequestForm.recordable(origin), circumstances());
        try {
            return log.append(draft, AppendCondition.none());
        } finally {
            states.dropAll();
        }
    }

    /// Takes down a fact from outside without judging it, so that it can be searched, cited and be a cause.
    ///
    /// @param type what kind of fact, in words joined like a type name, for example `ShipmentDelayed`
    /// @param about the entities it concerns; their states do not change
    public Decision observe(String type, JsonNode data, List<EntityRef> about, Origin origin) {
        Instant now = clock.instant();
        Draft draft = new Draft(
                newId(now),
                now,
                domain.name(),
                new RecordedCommand(type, 1, RequestForm.recordable(data)),
                RequestForm.recordable(origin),
                new Boundary(about, log.head(), now),
                List.of(),
                Outcome.OBSERVED,
                List.of());
        return log.append(draft, AppendCondition.none());
    }

    /// Takes down a note, so that it is found with what it is attached to, searched and cited. Refused, and
    /// recorded, where a guard does not hold, where the note is empty or too long, where nothing is recorded of the
    /// entity, or where its data subject was forgotten. A note on a decision is caused by it, unless the origin
    /// names a cause.
    ///
    /// @param dryRun whether nothing is recorded
    public Answer annotate(Note note, Origin given, boolean dryRun) {
        Origin origin = note instanceof Note.OnDecision on && given.causedBy() == null
                ? given.withCausedBy(on.decision().id())
                : given;
        CommandRequest request = CommandRequest.of(Note.COMMAND, note.data(), origin);
        CommandRequest asked = dryRun ? request.asDryRun() : request;
        return repeated(asked).orElseGet(() -> annotate(note, asked));
    }

    private Answer annotate(Note note, CommandRequest asked) {
        Draft draft = deciders.annotating().decide(note, RequestForm.recordable(asked.origin()), circumstances());
        AppendCondition condition =
                AppendCondition.none().claiming(asked.origin().idempotencyKey());
        try {
            return settle(draft, condition, asked.dryRun());
        } catch (IdempotencyKeyTakenException taken) {
            return repeated(asked).orElseThrow(() -> taken);
        }
    }

    private <C extends Record> Answer decideKnown(
            CommandType<C> type, CommandRequest request, Optional<Map<EntityRef, Position>> seen) {
        try (Contention.Turn turn = contention.newTurn()) {
            for (int attempt = 1; ; attempt++) {
                long era = states.era();
                SeenStates reading = new SeenStates(states);
                Decided decided = deciders.commands().decide(type, request, circumstances(), reading);
                Optional<Check> unseen = seen.flatMap(reading::other);
                if (unseen.isPresent()) {
                    return settle(refusal(request, Outcome.REJECTED, unseen.get()), AppendCondition.none(), false);
                }
                try {
                    return settle(decided, request, era);
                } catch (BoundaryChangedException changed) {
                    if (attempt == MAX_ATTEMPTS) {
                        return settle(conflicted(type, request, changed), AppendCondition.none(), request.dryRun());
                    }
                    turn.takeFor(changed.entity());
                } catch (SubjectForgottenException meanwhile) {
                    if (attempt == MAX_ATTEMPTS) {
                        throw meanwhile;
                    }
                } catch (IdempotencyKeyTakenException taken) {
                    return repeated(request).orElseThrow(() -> taken);
                }
            }
        }
    }

    private Answer settle(Decided decided, CommandRequest request, long era) {
        Boundary boundary = decided.draft().boundary();
        AppendCondition condition = AppendCondition.unchanged(boundary.entities(), boundary.readPosition())
                .claiming(request.origin().idempotencyKey());
        Answer answer = settle(decided.draft(), condition, request.dryRun());
        if (answer.standing() == Standing.RECORDED) {
            decided.after()
                    .forEach(state -> states.remember(state, answer.decision().position(), era));
        }
        return answer;
    }

    private Answer settle(Draft draft, AppendCondition condition, boolean dryRun) {
        return dryRun
                ? new Answer(draft.at(Position.NONE, draft.time()), Standing.DRY_RUN)
                : new Answer(log.append(draft, condition), Standing.RECORDED);
    }

    private Circumstances circumstances() {
        Position head = log.head();
        Instant now = clock.instant();
        return new Circumstances(newId(now), head, now);
    }

    private DecisionId newId(Instant now) {
        return DecisionId.create(now, randomness.get());
    }

    private Optional<Answer> repeated(CommandRequest request) {
        String key = request.origin().idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        try {
            return log.findByIdempotencyKey(key)
                    .map(first -> isSameCommand(first, request)
                            ? new Answer(first, Standing.REPEATED)
                            : settle(keyMisused(first, request), AppendCondition.none(), request.dryRun()));
        } catch (UnreadableDecisionException unreadable) {
            return Optional.of(settle(keyUnreadable(request, unreadable), AppendCondition.none(), request.dryRun()));
        }
    }

    private boolean isSameCommand(Decision decision, CommandRequest request) {
        RecordedCommand first = decision.command();
        JsonNode data = DataProtection.erasedAsIn(decision, request.data());
        if (nameOf(request).equals(first.type()) && Json.same(first.data(), data)) {
            return true;
        }
        return domain.command(request.type())
                .filter(type -> !type.name().equals(first.type()) || type.version() != first.version())
                .filter(type -> isSameToday(first, type, data))
                .isPresent();
    }

    /// The name under which the command is recorded.
    private String nameOf(CommandRequest request) {
        return domain.command(request.type()).map(CommandType::name).orElse(request.type());
    }

    /// Whether a command that an older version of the domain recorded is the one that is asked for now.
    private boolean isSameToday(RecordedCommand first, CommandType<?> type, JsonNode data) {
        try {
            return domain.read(first)
                    .filter(command -> Json.same(Json.tree(command), Json.tree(type.bind(data))))
                    .filter(command -> command.getClass().getSimpleName().equals(type.name()))
                    .isPresent();
        } catch (UnreadableRecordException | JacksonException unknown) {
            return false; // what cannot be read is not the same; the refusal quotes it as it was recorded
        }
    }

    private Draft unreadable(CommandRequest request, Check problem) {
        return refusal(request, Outcome.INVALID, problem);
    }

    private Draft keyMisused(Decision first, CommandRequest request) {
        String sent = nameOf(request) + " " + request.data();
        String kept = first.command().type() + " " + first.command().data();
        Evidence evidence = new Fact<>("command of decision " + first.id(), List.of(), kept).is(sent);
        Draft refusal = refusal(
                request,
                Outcome.REJECTED,
                new Check(
                        "idempotency-key-is-for-one-command",
                        RuleKind.GUARD,
                        1,
                        "An idempotency key belongs to the command it was first sent with; a new command needs a new"
                                + " key",
                        Verdict.FAILS,
                        evidence,
                        null));
        return DataProtection.quotingBoth(refusal, first);
    }

    private Draft keyUnreadable(CommandRequest request, UnreadableDecisionException unreadable) {
        return refusal(
                request,
                Outcome.FAILED,
                new Check(
                        "first-answer-is-readable",
                        RuleKind.GUARD,
                        1,
                        "The answer that an idempotency key was given first is given again",
                        Verdict.ERROR,
                        null,
                        "the key was used before, and " + unreadable.getMessage()
                                + ". If the command must be decided nevertheless, send it with a new key"));
    }

    private Draft conflicted(CommandType<?> type, CommandRequest request, BoundaryChangedException last) {
        return refusal(
                request,
                Outcome.CONFLICTED,
                new Check(
                        "boundary-settles",
                        RuleKind.GUARD,
                        1,
                        "What a command reads stays unchanged until it is decided",
                        Verdict.NOT_EVALUATED,
                        null,
                        type + " was decided " + MAX_ATTEMPTS + " times and each time " + last.entity()
                                + " had changed in between; send it again"));
    }

    private Draft refusal(CommandRequest request, Outcome outcome, Check check) {
        Draft draft = RequestForm.refused(domain, request, outcome, check, circumstances());
        return deciders.commands().named(draft, domain.command(request.type()), request.data(), states::now);
    }
}
