package dev.whence.server.proof;

import dev.whence.json.Json;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ConsistencyProof;
import dev.whence.proof.Hash;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.Verification;
import dev.whence.proof.VerifierKey;
import java.util.List;
import tools.jackson.core.JacksonException;

/// A file that proves by itself that a log begins with what an earlier checkpoint saw.
///
/// @param earlier the earlier checkpoint, as it was signed
/// @param path as in [ConsistencyProof]
/// @param later the later checkpoint, as it was signed
public record ConsistencyFile(String earlier, List<Hash> path, String later) {

    public ConsistencyFile {
        path = List.copyOf(path);
    }

    /// @throws ProofException if it is malformed
    public static ConsistencyFile parse(String text) {
        try {
            return Json.ENVELOPE.readValue(text, ConsistencyFile.class);
        } catch (JacksonException | NullPointerException e) {
            throw new ProofException("This is no proof of consistency: " + e.getMessage(), e);
        }
    }

    public String text() {
        return Json.ENVELOPE.writeValueAsString(this) + "\n";
    }

    /// Checks all of it with the key of the log.
    public Verification check(VerifierKey key) {
        try {
            Checkpoint from = Checkpoint.open(SignedNote.parse(earlier), key.name(), List.of(key));
            Checkpoint to = Checkpoint.open(SignedNote.parse(later), key.name(), List.of(key));
            return new ConsistencyProof(from.head().size(), to.head().size(), path).check(from.head(), to.head());
        } catch (ProofException e) {
            return new Verification.Refuted(String.valueOf(e.getMessage()));
        }
    }
}
