package dev.whence.state;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import tools.jackson.databind.JsonNode;

/// An entity's state as of one of its changes, kept to spare folding all its events again. It may be thrown away at any
/// time.
///
/// @param entity which entity
/// @param version the position of the decision that led to the state
/// @param schema what the state was folded with; a snapshot of another schema is stale
/// @param state the state's JSON; JSON null for an entity that no longer exists
public record Snapshot(EntityRef entity, Position version, String schema, JsonNode state) {}
