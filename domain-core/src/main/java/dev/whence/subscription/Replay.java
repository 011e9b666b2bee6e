package dev.whence.subscription;

import dev.whence.decision.Position;

/// What came of replaying one parked decision.
public sealed interface Replay {

    /// It was handled and is not parked any more.
    record Handled(Position position) implements Replay {}

    /// It failed again and stays parked, with the new failure.
    record StillParked(ParkedDecision parked) implements Replay {}

    /// Nothing is parked there.
    record NotParked(Position position) implements Replay {}

    /// What came of replaying all of them.
    ///
    /// @param handled how many were handled and are not parked any more
    /// @param stillParked how many failed again
    record Summary(long handled, long stillParked) {}
}
