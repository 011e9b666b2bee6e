package dev.whence.evals.retail;

import tools.jackson.databind.node.ObjectNode;

/// One call of the benchmark's own tools, and what they answered.
///
/// @param name the benchmark's name of the tool
/// @param arguments by the benchmark's names
/// @param ok whether its tool did what was asked
/// @param error what its tool said if it did not; else empty
record GoldCall(String name, ObjectNode arguments, boolean ok, String error) {}
