package dev.whence.server.subscription;

import dev.whence.decision.Position;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import org.jspecify.annotations.Nullable;

/// What came of replaying one parked decision, as JSON.
///
/// @param parked what is still parked after it failed again; null if nothing is
public record ReplayReport(
        Position position, boolean handled, @Nullable ParkedDecision parked) {

    public static ReplayReport of(Replay replay) {
        return switch (replay) {
            case Replay.Handled(Position position) -> new ReplayReport(position, true, null);
            case Replay.StillParked(ParkedDecision parked) -> new ReplayReport(parked.position(), false, parked);
            case Replay.NotParked(Position position) -> new ReplayReport(position, false, null);
        };
    }

    public Replay replay() {
        if (handled) {
            return new Replay.Handled(position);
        }
        return parked == null ? new Replay.NotParked(position) : new Replay.StillParked(parked);
    }
}
