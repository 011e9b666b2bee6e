package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What was folded from an entity's history up to one of its changes, kept to spare folding it all again: its
/// state, or which decisions set its fields. It may be thrown away at any time.
///
/// @param entity which entity
/// @param version the position of the decision that was folded last
/// @param schema what it was folded with; a snapshot of another schema is stale
/// @param state what was folded; JSON null for the state of an entity that no longer exists
/// @param personal which values of it are personal, and whose
public record Snapshot(
        EntityRef entity, Position version, String schema, JsonNode state, List<PersonalValues> personal) {

    public Snapshot {
        personal = List.copyOf(personal);
    }

    /// One in which nothing is personal.
    public Snapshot(EntityRef entity, Position version, String schema, JsonNode state) {
        this(entity, version, schema, state, List.of());
    }
}
