package dev.whence.decision;

import tools.jackson.databind.JsonNode;

/// One fact that resulted from an accepted command, or was observed.
///
/// @param entity the one entity whose state it changes
/// @param type the event type's name, for example `OrderCancelled`
/// @param version the schema version of the event type when it was recorded
/// @param data the event's content
public record RecordedEvent(EntityRef entity, String type, int version, JsonNode data) {}
