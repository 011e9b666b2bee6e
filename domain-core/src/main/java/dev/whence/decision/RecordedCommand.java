package dev.whence.decision;

import tools.jackson.databind.JsonNode;

/// A command as it was asked for, before anything was made of it.
///
/// @param type the command type's name as the caller gave it, for example `CancelPendingOrder`
/// @param version the schema version of the command type when it was recorded; 0 for an unknown type
/// @param data the arguments as they came
public record RecordedCommand(String type, int version, JsonNode data) {}
