package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.util.List;
import java.util.Optional;

/// What a subscription does with decisions. It is called by one thread at a time, with decisions in the order of
/// the log; a decision whose handling throws is handed over again later and parked in the end.
public sealed interface Handler {

    /// Handles one decision at a time, at least once each.
    @FunctionalInterface
    non-sealed interface Each extends Handler {

        void handle(Decision decision) throws Exception;
    }

    /// Handles several decisions in one go, at least once each. When that fails they come again one by one, so
    /// that only those are parked that fail alone.
    @FunctionalInterface
    non-sealed interface Batch extends Handler {

        /// @param decisions at least one
        void handle(List<Decision> decisions) throws Exception;
    }

    /// Handles decisions with effect exactly once, by keeping its position together with its effects: in one
    /// transaction of a store of its own. What that store says is where the subscription goes on.
    non-sealed interface Transactional extends Handler {

        /// The position that is stored; empty if none ever was.
        Optional<Position> position() throws Exception;

        /// Has the effect of the decisions and stores `upTo` as the position, both or neither. The position
        /// only goes forward: if the stored one is at or beyond `upTo` already, change nothing and throw.
        ///
        /// @param decisions one, several, or none where nothing up to `upTo` concerns this handler or it was
        ///     parked
        /// @param upTo at or beyond the last of the decisions
        void handle(List<Decision> decisions, Position upTo) throws Exception;

        /// Has the effect of a decision that was parked and stores that it had, both or neither, leaving the
        /// position as it is. Does nothing if it is stored that this decision had its effect: after a crash
        /// it may come again.
        void replay(Decision parked) throws Exception;
    }
}
