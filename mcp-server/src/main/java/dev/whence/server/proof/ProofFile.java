package dev.whence.server.proof;

import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.InclusionProof;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.TlogProof;
import dev.whence.proof.Verification;
import dev.whence.proof.VerifierKey;
import java.util.Base64;
import java.util.List;

/// A file that proves by itself that a decision is in a log: the stored bytes of the decision, the path to the
/// root, and the signed checkpoint. Its text is a C2SP `tlog-proof` with the stored bytes in its line of extra
/// data.
///
/// @param decision as it is stored
public record ProofFile(StoredDecision decision, TlogProof proof) {

    private static final String EXTRA = "extra ";

    public static ProofFile of(StoredDecision stored, InclusionProof proof, SignedNote checkpoint) {
        return new ProofFile(stored, TlogProof.of(proof, checkpoint));
    }

    /// Reads the text.
    ///
    /// @throws ProofException if it is malformed
    public static ProofFile parse(String text) {
        List<String> lines = text.lines().limit(2).toList();
        if (lines.size() < 2 || !lines.get(1).startsWith(EXTRA)) {
            throw new ProofException(
                    "The file has no line 'extra …' with the bytes of the decision, so it proves nothing"
                            + " by itself");
        }
        try {
            byte[] leaf = Base64.getDecoder().decode(lines.get(1).substring(EXTRA.length()));
            return new ProofFile(StoredDecision.of(leaf), TlogProof.parse(text));
        } catch (IllegalArgumentException e) {
            throw new ProofException("The bytes of the decision cannot be read: " + e.getMessage(), e);
        }
    }

    public String text() {
        String plain = proof.text();
        int line = plain.indexOf('\n') + 1;
        return plain.substring(0, line) + EXTRA + Base64.getEncoder().encodeToString(decision.leaf()) + "\n"
                + plain.substring(line);
    }

    /// Checks all of it with the key of the log.
    public Verification check(VerifierKey key) {
        Verification proved = proof.check(decision.leaf(), key.name(), List.of(key));
        if (proved.holds() && decision.position().value() != proof.index() + 1) {
            return new Verification.Refuted("The decision says that it stands at position " + decision.position()
                    + ", but it is proved to stand at " + (proof.index() + 1));
        }
        return proved;
    }

    /// The checkpoint, once [#check] has said that it is good.
    public Checkpoint checkpoint() {
        return Checkpoint.parse(proof.checkpoint().text());
    }
}
