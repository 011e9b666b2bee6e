package dev.whence.index.follow;

import dev.whence.decision.Position;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far an index is that is being built beside the one that serves, and that will take its place.
///
/// @param generation its number
/// @param because why it is built
/// @param seen up to which position it holds the log
/// @param head where the log ended when this was told
/// @param perSecond how many decisions it takes in in a second; 0 before the first
/// @param left how long it will take at this pace; null while that is not known
public record RebuildStatus(
        int generation,
        String because,
        Position seen,
        Position head,
        double perSecond,
        @Nullable Duration left) {

    /// How much of the log it holds, from 0 to 100.
    public int percent() {
        return head.equals(Position.NONE) ? 100 : (int) Math.min(100, 100 * seen.value() / head.value());
    }

    /// One line for people.
    public String line() {
        String pace = left == null
                ? ""
                : String.format(Locale.ROOT, ", %,.0f decisions/s, %d s left", perSecond, left.toSeconds());
        return String.format(Locale.ROOT, "%d%% (%,d of %,d decisions)%s", percent(), seen.value(), head.value(), pace);
    }
}
