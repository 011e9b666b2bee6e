package dev.whence.decision;

import java.time.Instant;
import java.util.List;

/// A decision that has not been appended: all of it but its place in the log.
///
/// @param time when it was decided; the log moves it forward where the decision before it is later
/// @param personal which of its values are personal, and whose
public record Draft(
        DecisionId id,
        Instant time,
        String domain,
        RecordedCommand command,
        Origin origin,
        Boundary boundary,
        List<Check> checks,
        Outcome outcome,
        List<RecordedEvent> events,
        List<PersonalValues> personal) {

    public Draft {
        checks = List.copyOf(checks);
        events = List.copyOf(events);
        personal = List.copyOf(personal);
        if (!events.isEmpty() && outcome.isRefusal()) {
            throw new IllegalArgumentException("A decision that is " + outcome + " cannot have events, but has "
                    + events.size() + ": only accepted and observed ones change anything");
        }
    }

    /// A draft that holds nothing personal.
    public Draft(
            DecisionId id,
            Instant time,
            String domain,
            RecordedCommand command,
            Origin origin,
            Boundary boundary,
            List<Check> checks,
            Outcome outcome,
            List<RecordedEvent> events) {
        this(id, time, domain, command, origin, boundary, checks, outcome, events, List.of());
    }

    /// The same with its personal values named.
    public Draft withPersonal(List<PersonalValues> values) {
        return new Draft(id, time, domain, command, origin, boundary, checks, outcome, events, values);
    }

    /// The decision this becomes at a place in the log.
    public Decision at(Position position, Instant appended) {
        return new Decision(
                id, position, appended, domain, command, origin, boundary, checks, outcome, events, personal);
    }
}
