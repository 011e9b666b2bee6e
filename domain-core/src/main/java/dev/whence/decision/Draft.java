package dev.whence.decision;

import java.time.Instant;
import java.util.List;

/// A decision that has not been appended: all of it but its place in the log.
///
/// @param time when it was decided; the log moves it forward where the decision before it is later
public record Draft(
        DecisionId id,
        Instant time,
        String domain,
        RecordedCommand command,
        Origin origin,
        Boundary boundary,
        List<Check> checks,
        Outcome outcome,
        List<RecordedEvent> events) {

    public Draft {
        checks = List.copyOf(checks);
        events = List.copyOf(events);
        if (!events.isEmpty() && outcome.isRefusal()) {
            throw new IllegalArgumentException("A decision that is " + outcome + " cannot have events, but has "
                    + events.size() + ": only accepted and observed ones change anything");
        }
    }

    /// The decision this becomes at a place in the log.
    public Decision at(Position position, Instant appended) {
        return new Decision(id, position, appended, domain, command, origin, boundary, checks, outcome, events);
    }
}
