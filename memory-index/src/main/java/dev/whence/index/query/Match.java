package dev.whence.index.query;

import dev.whence.decision.Position;

/// A decision that matches, by its place in the log.
///
/// @param score how well it matches; 0 where nothing is ranked
public record Match(Position position, float score) {}
