package dev.whence.engine;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.personal.SubjectKeys;
import dev.whence.personal.SubjectKeys.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The one command that Whence has of its own: to forget a data subject.
final class Forgetting {

    /// The name under which it is recorded, which no command of a domain may have.
    static final String COMMAND = "ForgetSubject";

    private final String domain;
    private final List<Rule<Object>> guards;
    private final DecisionLog log;
    private final SubjectKeys keys;

    Forgetting(String domain, List<Rule<Object>> guards, DecisionLog log, SubjectKeys keys) {
        this.domain = domain;
        this.guards = List.copyOf(guards);
        this.log = log;
        this.keys = keys;
    }

    /// Decides whether the subject is to be forgotten.
    Draft decide(EntityRef subject, Origin origin, Circumstances circumstances) {
        if (keys.equals(SubjectKeys.none())) {
            throw new IllegalStateException(
                    "Nobody can be forgotten here, since nothing is encrypted: open the log with"
                            + " PersonalDataLog and give the engine the same SubjectKeys");
        }
        JsonNode data = Json.tree(Map.of("subject", subject.toString()));
        Scope<JsonNode> scope = Scope.of(COMMAND, data, origin, circumstances.now());
        List<Check> checks = new ArrayList<>();
        guards.forEach(guard -> checks.add(guard.check(scope)));
        checks.add(isKnown(subject));
        checks.add(isNotForgotten(subject));
        boolean accepted = checks.stream().allMatch(Check::holds);
        return new Draft(
                circumstances.id(),
                circumstances.now(),
                domain,
                new RecordedCommand(COMMAND, 1, data),
                origin,
                new Boundary(List.of(subject), circumstances.readPosition(), circumstances.now()),
                checks,
                accepted ? Outcome.ACCEPTED : Outcome.REJECTED,
                accepted ? List.of(new RecordedEvent(subject, RecordedEvent.SUBJECT_FORGOTTEN, 1, data)) : List.of());
    }

    private Check isKnown(EntityRef subject) {
        Position changed = log.lastChange(subject);
        JsonNode version = Json.tree(changed.equals(Position.NONE) ? null : changed.value());
        return check(
                "subject-is-known",
                "Only a data subject can be forgotten of whom there is a record, or a key",
                new Evidence.AnyOf(List.of(
                        comparison(subject + ".version", subject, version, Operator.IS_PRESENT),
                        comparison(
                                "key of " + subject,
                                subject,
                                Json.tree(keys.of(subject) instanceof Standing.Unknown ? null : "in the key store"),
                                Operator.IS_PRESENT))));
    }

    private Check isNotForgotten(EntityRef subject) {
        JsonNode since = Json.tree(keys.of(subject) instanceof Standing.Destroyed(var at) ? at.toString() : null);
        return check(
                "subject-is-not-forgotten",
                "A data subject is forgotten once, and for good",
                comparison(subject + " forgotten at", subject, since, Operator.IS_ABSENT));
    }

    private static Evidence comparison(String fact, EntityRef subject, JsonNode value, Operator operator) {
        boolean holds = value.isNull() == (operator == Operator.IS_ABSENT);
        return new Evidence.Comparison(
                fact, List.of(subject + "#"), value, operator, Json.tree(null), null, List.of(), holds);
    }

    private static Check check(String rule, String statement, Evidence evidence) {
        Verdict verdict = evidence.holds() ? Verdict.HOLDS : Verdict.FAILS;
        return new Check(rule, RuleKind.GUARD, 1, statement, verdict, evidence, null);
    }
}
