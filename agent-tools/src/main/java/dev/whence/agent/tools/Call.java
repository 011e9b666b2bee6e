package dev.whence.agent.tools;

import tools.jackson.databind.JsonNode;

/// One call of a tool.
///
/// @param arguments what the caller sent; usually an object, but nothing has checked it yet
/// @param caller who is at the other end
public record Call(JsonNode arguments, Caller caller) {}
