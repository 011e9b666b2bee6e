package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A place in the decision log. Places are gapless and start at 1; [#NONE] is the place before the first decision.
public record Position(@JsonValue long value) implements Comparable<Position> {

    /// Before the first decision.
    public static final Position NONE = new Position(0);

    @JsonCreator
    public Position {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "Position " + value + " is negative: positions start at 1, and 0 means before the first decision");
        }
    }

    public static Position of(long value) {
        return value == 0 ? NONE : new Position(value);
    }

    public Position next() {
        return new Position(value + 1);
    }

    /// The place before this one; [#NONE] has none before it and stays.
    public Position previous() {
        return value == 0 ? this : of(value - 1);
    }

    public boolean isAfter(Position other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
