package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Identifies one decision for ever: a UUID of version 7 (RFC 9562), whose first 48 bits are its time in
/// milliseconds.
public record DecisionId(@JsonValue UUID value) implements Comparable<DecisionId> {

    /// A new id for the given time; `random` fills the other 74 bits.
    public static DecisionId create(Instant time, RandomGenerator random) {
        long high = (time.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new DecisionId(new UUID(high, low));
    }

    /// Reads the canonical text form.
    @JsonCreator
    public static DecisionId parse(String text) {
        try {
            return new DecisionId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                            + "' is not a decision id: it looks like 0198c5a2-7f31-7cc4-8a52-3d5e6f708192",
                    e);
        }
    }

    @Override
    public int compareTo(DecisionId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
