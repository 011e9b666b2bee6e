package dev.whence.explain;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.Hash;
import dev.whence.proof.ProofException;
import dev.whence.proof.TreeDamagedException;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import dev.whence.proof.Verification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What shows that a decision stands in the log as it was appended.
///
/// @param leaf the hash of the decision as it is stored
/// @param head the log's tree as it is now
/// @param inTree whether it was proved to be in that tree
/// @param checkpoint the newest signed checkpoint; null if none was signed
/// @param inCheckpoint whether it was proved to be in the tree that was signed; null if that one is older than the
///     decision, or there is none
/// @param unknown why the checkpoint could not be asked; null if it could
public record PlaceProof(
        Position position,
        Hash leaf,
        TreeHead head,
        Verification inTree,
        @Nullable Checkpoint checkpoint,
        @Nullable Verification inCheckpoint,
        @Nullable String unknown) {

    /// Proves it now; empty for what is not stored at the position.
    static Optional<PlaceProof> of(Position position, DecisionLog log, Checkpoints checkpoints) {
        return log.storedAt(position).map(stored -> of(stored, log, checkpoints));
    }

    private static PlaceProof of(StoredDecision stored, DecisionLog log, Checkpoints checkpoints) {
        TreeHead head = log.treeHead();
        Checkpoint newest = null;
        String unknown = null;
        try {
            newest = checkpoints.newest().orElse(null);
        } catch (ProofException damaged) {
            unknown = String.valueOf(damaged.getMessage());
        }
        boolean covers =
                newest != null && newest.head().size() >= stored.position().value();
        return new PlaceProof(
                stored.position(),
                new TreeHasher().leaf(stored.leaf()),
                head,
                inclusion(stored, head, log),
                newest,
                covers && newest != null ? inclusion(stored, newest.head(), log) : null,
                unknown);
    }

    private static Verification inclusion(StoredDecision stored, TreeHead head, DecisionLog log) {
        try {
            return log.prover()
                    .inclusion(stored.position().value() - 1, head.size())
                    .check(stored.leaf(), head);
        } catch (TreeDamagedException | IllegalArgumentException missing) {
            return new Verification.Refuted(String.valueOf(missing.getMessage()));
        }
    }

    /// Whether nothing speaks against it.
    public boolean holds() {
        return inTree.holds() && (inCheckpoint == null || inCheckpoint.holds());
    }

    /// What the log alone tells, the same whatever was signed of it. For example `It stands at position 17 as it was
    /// appended: proved against the root 3q2+… of the tree of 20 decisions.`
    public String text() {
        if (inTree instanceof Verification.Refuted(String reason)) {
            return refuted(reason);
        }
        if (inCheckpoint instanceof Verification.Refuted(String reason)) {
            return refuted(reason);
        }
        return "It stands at position " + position + " as it was appended: proved against the root " + head.root()
                + " of the tree of " + head.size() + " decisions.";
    }

    /// The same, and what is known of checkpoints.
    public String fullText() {
        return holds() ? text().substring(0, text().length() - 1) + signed() + "." : text();
    }

    private String refuted(String reason) {
        return "It cannot be proved that it stands at position " + position + " as it was appended: " + reason
                + ". \"whence verify\" says what was changed.";
    }

    private String signed() {
        if (unknown != null) {
            return "; whether a checkpoint covers it is not known: " + unknown;
        }
        if (checkpoint == null) {
            return "; no checkpoint was signed yet";
        }
        return inCheckpoint == null
                ? "; the newest signed checkpoint, of " + checkpoint.head().size() + ", is older"
                : " and against the checkpoint of " + checkpoint.head().size() + " that " + checkpoint.origin()
                        + " signed";
    }
}
