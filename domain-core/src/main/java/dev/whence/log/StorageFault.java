package dev.whence.log;

import dev.whence.decision.Position;

/// Something that a store found wrong in what it keeps.
///
/// @param first the first of the decisions that it concerns; [Position#NONE] if it cannot be told or concerns none
/// @param last  the last of them
/// @param found what is wrong, in a sentence without its full stop
public record StorageFault(Position first, Position last, String found) {}
