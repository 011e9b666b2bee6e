package dev.whence.server.node;

import dev.whence.index.follow.IndexStatus;
import dev.whence.index.follow.RebuildStatus;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the search index is, for those who run the server.
///
/// @param state what it is doing: `following`, `stalled`, `dead` or `closed`
/// @param format the version of its layout
/// @param domain the name and version of the domain whose words are in it
/// @param generation counts up with every index that was built in the folder
/// @param seen up to which position it can be searched
/// @param decisions how many decisions the log has
/// @param lag how many of them cannot be found yet
/// @param lagMillis for how long the oldest of these has been waiting; null if that is not known
/// @param rebuild how far the index is that will take the place of this one; null if none is being built
/// @param problem what went wrong last; null if nothing did
public record IndexReport(
        String state,
        String format,
        String domain,
        int generation,
        long seen,
        long decisions,
        long lag,
        @Nullable Long lagMillis,
        @Nullable Rebuild rebuild,
        @Nullable String problem) {

    /// An index that is being built.
    ///
    /// @param secondsLeft how long it will take at this pace; null while that is not known
    public record Rebuild(
            int generation,
            String because,
            long seen,
            int percent,
            double decisionsPerSecond,
            @Nullable Long secondsLeft) {

        static Rebuild of(RebuildStatus status) {
            return new Rebuild(
                    status.generation(),
                    status.because(),
                    status.seen().value(),
                    status.percent(),
                    Math.round(status.perSecond()),
                    status.left() == null ? null : status.left().toSeconds());
        }
    }

    public static IndexReport of(IndexStatus status) {
        Duration waiting = status.waiting();
        return new IndexReport(
                status.state().name().toLowerCase(Locale.ROOT),
                status.version().format(),
                status.version().domain(),
                status.version().generation(),
                status.seen().value(),
                status.head().value(),
                status.lag(),
                waiting == null ? null : waiting.toMillis(),
                status.rebuild() == null ? null : Rebuild.of(status.rebuild()),
                status.problem());
    }

    /// One line for people.
    public String line() {
        return String.format(
                Locale.ROOT,
                "generation %d (format %s, %s) serves with %,d of %,d decisions",
                generation,
                format,
                domain,
                seen,
                decisions);
    }
}
