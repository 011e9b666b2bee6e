package dev.whence.server.proof;

import dev.whence.proof.Checkpoint;
import dev.whence.proof.SignedNote;
import dev.whence.proof.VerifierKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be verified of a log.
///
/// @param checkpoints signed checkpoints that the log must begin with
/// @param key the key that signed them; null for that of the log itself
/// @param deep whether files, indexes and the form of every decision are looked at too
public record VerifyRequest(
        List<String> checkpoints, @Nullable String key, boolean deep) {

    public VerifyRequest {
        checkpoints = List.copyOf(checkpoints);
    }

    /// Reads a checkpoint that the key signed.
    ///
    /// @throws dev.whence.proof.ProofException if it did not, or it was changed since
    public static Checkpoint open(String note, VerifierKey key) {
        return Checkpoint.open(SignedNote.parse(note), key.name(), List.of(key));
    }
}
