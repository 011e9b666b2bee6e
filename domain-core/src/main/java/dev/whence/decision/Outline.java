package dev.whence.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A decision without what its rules saw, and without what was not asked for: much cheaper to read than the whole.
///
/// @param command its data is JSON null unless [Parts#commands] asks for it
/// @param verdicts what came of each rule, by its name; empty unless the command was asked for
/// @param events the data of those is JSON null that [Parts#entityTypes] does not ask for
/// @param personal which of the values are personal, as in the whole decision
public record Outline(
        DecisionId id,
        Position position,
        Instant time,
        RecordedCommand command,
        Origin origin,
        Boundary boundary,
        Map<String, Verdict> verdicts,
        Outcome outcome,
        List<RecordedEvent> events,
        List<PersonalValues> personal) {

    public Outline {
        verdicts = Map.copyOf(verdicts);
        events = List.copyOf(events);
        personal = List.copyOf(personal);
    }

    /// What an outline is to hold.
    ///
    /// @param commands the names of the command types whose arguments and verdicts are wanted
    /// @param entityTypes the names of the entity types whose events are wanted
    /// @param origins whether the stated reasons are wanted of all, also of those whose command is not
    public record Parts(Predicate<String> commands, Predicate<String> entityTypes, boolean origins) {

        /// What the events of one entity type are folded from.
        ///
        /// @param origins whether the stated reasons are wanted too
        public static Parts eventsOf(String entityType, boolean origins) {
            return new Parts(command -> false, entityType::equals, origins);
        }
    }

    /// The same with other values in its place: what a log makes of one that it stores.
    public Outline with(RecordedCommand newCommand, Origin newOrigin, List<RecordedEvent> newEvents) {
        return new Outline(id, position, time, newCommand, newOrigin, boundary, verdicts, outcome, newEvents, personal);
    }
}
