package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The record of one command: who asked for it and why, every rule checked with its evidence, and what came of it.
///
/// @param id identifies it for ever
/// @param position its place in the log; [Position#NONE] for a dry run, which has none
/// @param time when it was appended; never earlier than that of the decision before it
/// @param domain the domain it belongs to
/// @param checks every rule of the command, in the order they were declared
/// @param events what happened; empty unless accepted or observed
/// @param personal which of the values above are personal, and whose
public record Decision(
        DecisionId id,
        Position position,
        Instant time,
        String domain,
        RecordedCommand command,
        Origin origin,
        Boundary boundary,
        List<Check> checks,
        Outcome outcome,
        List<RecordedEvent> events,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<PersonalValues> personal) {

    public Decision {
        checks = List.copyOf(checks);
        events = List.copyOf(events);
        personal = List.copyOf(personal);
    }

    /// A decision that holds nothing personal.
    public Decision(
            DecisionId id,
            Position position,
            Instant time,
            String domain,
            RecordedCommand command,
            Origin origin,
            Boundary boundary,
            List<Check> checks,
            Outcome outcome,
            List<RecordedEvent> events) {
        this(id, position, time, domain, command, origin, boundary, checks, outcome, events, List.of());
    }

    /// Whether any of its values is about the data subject.
    public boolean isAbout(EntityRef subject) {
        return personal.stream().anyMatch(values -> values.subject().equals(subject));
    }

    /// The checks that did not hold, in order: failed, not evaluated, and broken ones.
    public List<Check> unmet() {
        return checks.stream().filter(check -> !check.holds()).toList();
    }

    /// The entities whose state this decision changed, each once, in order.
    public List<EntityRef> changed() {
        return events.stream().map(RecordedEvent::entity).distinct().toList();
    }

    /// Every entity this decision read or changed, each once, in order.
    public List<EntityRef> mentioned() {
        Set<EntityRef> mentioned = new LinkedHashSet<>(boundary.entities());
        events.forEach(event -> mentioned.add(event.entity()));
        return List.copyOf(mentioned);
    }
}
