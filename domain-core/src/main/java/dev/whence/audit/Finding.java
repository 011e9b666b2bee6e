package dev.whence.audit;

import dev.whence.decision.Position;

/// One thing that an audit found, and where.
///
/// @param first the first of the decisions that it concerns; [Position#NONE] if it concerns no decision of its own
/// @param last  the last of them
/// @param text  what was found, as a sentence
public record Finding(Damage damage, Position first, Position last, String text) {

    static Finding of(Damage damage, long first, long last, String text) {
        return new Finding(damage, Position.of(first), Position.of(last), text);
    }

    /// One that concerns no single decision.
    public static Finding ofAll(Damage damage, String text) {
        return new Finding(damage, Position.NONE, Position.NONE, text);
    }

    /// `position 17`, `positions 17 to 20`; empty for one that concerns no single decision.
    public String where() {
        if (first.equals(Position.NONE)) {
            return "";
        }
        return first.equals(last) ? "position " + first : "positions " + first + " to " + last;
    }
}
