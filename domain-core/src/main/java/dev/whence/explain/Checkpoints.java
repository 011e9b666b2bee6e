package dev.whence.explain;

import dev.whence.proof.Checkpoint;
import java.util.Optional;

/// Knows the newest checkpoint of the log that was signed.
@FunctionalInterface
public interface Checkpoints {

    /// The newest one, its signature checked; empty if none was ever signed.
    ///
    /// @throws dev.whence.proof.ProofException if what is kept of it is damaged
    Optional<Checkpoint> newest();

    /// Nothing was signed.
    static Checkpoints none() {
        return Optional::empty;
    }
}
