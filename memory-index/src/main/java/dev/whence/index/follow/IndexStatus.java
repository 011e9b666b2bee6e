package dev.whence.index.follow;

import dev.whence.decision.Position;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the index is doing.
///
/// @param state what it is doing now
/// @param seen up to which position it can be searched; none while it is closed to be mended
/// @param head the last position of the log, as far as it could be asked
/// @param unreadable positions of decisions that cannot be read, which are found by the words of what is stored, or
///     that could not be indexed, the first hundred
/// @param unreadableCount how many of these there are in all
/// @param rebuiltBecause why it was last built anew since it was opened; null if it was not
/// @param problem what went wrong last, with what is being done about it; null if nothing did
/// @param version what the index that is searched was made with
/// @param waiting for how long the oldest decision has been waiting that cannot be found yet; null if that is
///     not known
/// @param rebuild how far an index is that will take the place of this one; null if none is being built
/// @param meaning how the vectors of what decisions mean are doing; null if there is no model
public record IndexStatus(
        State state,
        Position seen,
        Position head,
        List<Position> unreadable,
        long unreadableCount,
        @Nullable String rebuiltBecause,
        @Nullable String problem,
        IndexVersion version,
        @Nullable Duration waiting,
        @Nullable RebuildStatus rebuild,
        @Nullable MeaningStatus meaning) {

    /// What the index is doing.
    public enum State {
        /// Following the log.
        FOLLOWING,
        /// Waiting to try again after a problem.
        STALLED,
        /// Ended by a broken program; it will not go on in this process.
        DEAD,
        /// Closed.
        CLOSED
    }

    public IndexStatus {
        unreadable = List.copyOf(unreadable);
    }

    public IndexStatus with(@Nullable Duration waitingFor, @Nullable MeaningStatus ofVectors) {
        return new IndexStatus(
                state,
                seen,
                head,
                unreadable,
                unreadableCount,
                rebuiltBecause,
                problem,
                version,
                waitingFor,
                rebuild,
                ofVectors);
    }

    /// How many decisions are in the log and cannot be found yet.
    public long lag() {
        return Math.max(0, head.value() - seen.value());
    }
}
