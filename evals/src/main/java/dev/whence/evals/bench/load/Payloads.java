package dev.whence.evals.bench.load;

import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.List;

/// Stored forms of decisions, made beforehand: a peer pays for keeping them, not for making them.
public final class Payloads {

    private static final int DIFFERENT = 4_096;

    private final List<byte[]> bodies;

    /// @param bytes about how large one is
    public Payloads(int bytes) {
        SampleDecisions decisions = SampleDecisions.seeded(1, bytes);
        bodies = new ArrayList<>(DIFFERENT);
        for (int i = 0; i < DIFFERENT; i++) {
            bodies.add(DecisionCodec.encodeBody(decisions.next(Position.NONE)));
        }
    }

    /// One of them for each number; they repeat. Not to be changed.
    public byte[] get(long number) {
        return bodies.get((int) Math.floorMod(number, (long) DIFFERENT));
    }

    /// How large they are on average.
    public int bytes() {
        return (int) bodies.stream().mapToInt(body -> body.length).average().orElse(0);
    }
}
