package dev.whence.engine;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The command of Whence that attaches a note to a decision or an entity. No rule of the domain judges a note; the
/// deployment's guards see it.
final class Annotating {

    private final Domain domain;
    private final List<Rule<Object>> guards;
    private final DecisionLog log;
    private final EntityStates states;
    private final DataProtection protection;

    Annotating(
            Domain domain, List<Rule<Object>> guards, DecisionLog log, EntityStates states, DataProtection protection) {
        this.domain = domain;
        this.guards = List.copyOf(guards);
        this.log = log;
        this.states = states;
        this.protection = protection;
    }

    /// Decides whether the note is taken down. It is about the same data subjects as what it is attached to, and so
    /// is its text.
    Draft decide(Note note, Origin origin, Circumstances circumstances) {
        Set<EntityRef> subjects = subjects(note);
        List<Check> checks = new ArrayList<>();
        Scope<JsonNode> scope = Scope.of(Note.COMMAND, note.data(), origin, circumstances.now());
        guards.forEach(guard -> checks.add(guard.check(scope)));
        checks.add(saysSomething(note.text()));
        if (note instanceof Note.OnEntity on) {
            checks.add(isRecorded(on.entity()));
        }
        protection.forgotten(subjects).ifPresent(checks::add);
        boolean taken = checks.stream().allMatch(Check::holds);
        Draft draft = new Draft(
                circumstances.id(),
                circumstances.now(),
                domain.name(),
                new RecordedCommand(Note.COMMAND, 1, note.data()),
                origin,
                new Boundary(note.entities(), circumstances.readPosition(), circumstances.now()),
                checks,
                taken ? Outcome.OBSERVED : Outcome.REJECTED,
                List.of());
        return protection.noted(draft, subjects);
    }

    private Set<EntityRef> subjects(Note note) {
        Set<EntityRef> subjects = new LinkedHashSet<>();
        note.entities()
                .forEach(entity ->
                        domain.entityType(entity.type()).ifPresent(type -> subjects.add(subject(type, entity))));
        if (note instanceof Note.OnDecision on) {
            on.decision().personal().stream().map(PersonalValues::subject).forEach(subjects::add);
        }
        return subjects;
    }

    private <S> EntityRef subject(EntityType<S, ?> type, EntityRef entity) {
        EntityState<S> state = states.now(type, entity);
        return type.dataSubject(entity, state.state());
    }

    private static Check saysSomething(String text) {
        JsonNode length = Json.tree(text.strip().length());
        return check(
                "note-says-something",
                "A note has a text of at most " + Note.MAX_LENGTH + " characters",
                new Evidence.AllOf(Stream.of(Operator.AT_LEAST, Operator.AT_MOST)
                        .map(operator -> (Evidence) length(length, operator))
                        .toList()));
    }

    private static Evidence.Comparison length(JsonNode length, Operator operator) {
        int bound = operator == Operator.AT_LEAST ? 1 : Note.MAX_LENGTH;
        boolean holds = operator == Operator.AT_LEAST ? length.intValue() >= bound : length.intValue() <= bound;
        return new Evidence.Comparison(
                "note.length", List.of("command#/note"), length, operator, Json.tree(bound), null, List.of(), holds);
    }

    private Check isRecorded(EntityRef entity) {
        Position changed = log.lastChange(entity);
        boolean recorded = !changed.equals(Position.NONE);
        return check(
                "note-is-about-something-recorded",
                "A note is attached to a decision or an entity of which there is a record",
                new Evidence.Comparison(
                        entity + ".version",
                        List.of(entity + "#"),
                        Json.tree(recorded ? changed.value() : null),
                        Operator.IS_PRESENT,
                        Json.tree(null),
                        null,
                        List.of(),
                        recorded));
    }

    private static Check check(String rule, String statement, Evidence evidence) {
        Verdict verdict = evidence.holds() ? Verdict.HOLDS : Verdict.FAILS;
        return new Check(rule, RuleKind.GUARD, 1, statement, verdict, evidence, null);
    }
}
