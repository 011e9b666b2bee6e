package dev.whence.index;

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
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.model.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a decision down part by part, for tests.
final class Drafting {

    static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

    private static final Random IDS = new Random(7);

    private final String command;
    private String data = "{}";
    private String domain = "shop";
    private Origin origin = Origin.unknown();
    private Instant time = START;
    private DecisionId id = DecisionId.create(START, IDS);
    private @Nullable Outcome outcome;
    private final List<EntityRef> entities = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<RecordedEvent> events = new ArrayList<>();

    private Drafting(String command) {
        this.command = command;
    }

    static Drafting of(String command) {
        return new Drafting(command);
    }

    /// The command's arguments as JSON.
    Drafting data(String json) {
        data = json;
        return this;
    }

    Drafting domain(String name) {
        domain = name;
        return this;
    }

    Drafting at(Instant when) {
        time = when;
        return this;
    }

    Drafting id(DecisionId value) {
        id = value;
        return this;
    }

    Drafting on(String... refs) {
        List.of(refs).forEach(ref -> entities.add(EntityRef.parse(ref)));
        return this;
    }

    Drafting by(String agent) {
        return origin(before -> before.withAgent(agent));
    }

    Drafting because(String reason) {
        return origin(before -> before.withReason(reason));
    }

    Drafting origin(UnaryOperator<Origin> change) {
        origin = change.apply(origin);
        return this;
    }

    Drafting ended(Outcome how) {
        outcome = how;
        return this;
    }

    Drafting holds(String rule, String statement, Fact<?> fact) {
        checks.add(new Check(rule, RuleKind.INVARIANT, 1, statement, Verdict.HOLDS, fact.isPresent(), null));
        return this;
    }

    Drafting fails(String rule, String statement, Evidence evidence) {
        checks.add(new Check(rule, RuleKind.INVARIANT, 1, statement, Verdict.FAILS, evidence, null));
        return this;
    }

    Drafting notEvaluated(String rule, String statement) {
        checks.add(new Check(rule, RuleKind.INVARIANT, 1, statement, Verdict.NOT_EVALUATED, null, "no such order"));
        return this;
    }

    Drafting event(String entity, String type, String json) {
        events.add(new RecordedEvent(EntityRef.parse(entity), type, 1, Json.DATA.readTree(json)));
        return this;
    }

    /// Accepted, unless said otherwise or a check did not hold.
    Draft draft() {
        boolean refused = checks.stream().anyMatch(check -> !check.holds());
        Outcome how = outcome != null ? outcome : refused ? Outcome.REJECTED : Outcome.ACCEPTED;
        return new Draft(
                id,
                time,
                domain,
                new RecordedCommand(command, 1, Json.DATA.readTree(data)),
                origin,
                new Boundary(entities, Position.NONE, time),
                checks,
                how,
                events);
    }

    Decision appendTo(DecisionLog log) {
        return log.append(draft(), AppendCondition.none());
    }

    static <T> Fact<T> fact(String name, T value) {
        return new Fact<>(name, List.of("order:#W1#/" + name), value);
    }
}
