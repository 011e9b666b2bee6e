package dev.whence.proof;

import dev.whence.decision.Position;
import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.util.List;
import java.util.Objects;

/// Proves that a tree has a leaf at a place.
///
/// @param index the place of the leaf, from 0
/// @param size  the number of leaves of the tree
/// @param leaf  the hash of the leaf
/// @param path  the hashes of the nodes beside the way to the root, from the leaf up (RFC 9162, section 2.1.3)
public record InclusionProof(long index, long size, Hash leaf, List<Hash> path) {

    public InclusionProof {
        Objects.requireNonNull(leaf, "An inclusion proof has the hash of its 'leaf'");
        Objects.requireNonNull(path, "An inclusion proof has a 'path'");
        if (index < 0 || index >= size) {
            throw new ProofException("A tree of " + size + " has no leaf " + index + ", so nothing can prove it");
        }
        path = List.copyOf(path);
    }

    /// The place in the log of the decision that is the leaf.
    public Position position() {
        return Position.of(index + 1);
    }

    /// Checks that the stored bytes of the decision are the leaf and that the tree with this head has it.
    public Verification check(byte[] stored, TreeHead head) {
        Hash found = new TreeHasher().leaf(stored);
        if (!found.equals(leaf)) {
            return new Refuted("The decision has the hash " + found + ", but the proof is of " + leaf
                    + ": it is another decision, or it was changed");
        }
        return check(head);
    }

    /// Checks that the tree with this head has the leaf, whatever its bytes are.
    public Verification check(TreeHead head) {
        if (size != head.size()) {
            return new Refuted("The proof is for the tree of " + size + ", not for the " + head);
        }
        MerklePath way = new MerklePath(index, size);
        if (path.size() != way.length()) {
            return new Refuted("The path has " + path.size() + " hashes, but the way from leaf " + index
                    + " to the root of a tree of " + size + " has " + way.length());
        }
        Hash root = way.root(leaf, path);
        return root.equals(head.root()) ? new Verified(statement(head)) : new Refuted(mismatch(root, head));
    }

    private String statement(TreeHead head) {
        return "The decision at position " + position() + ", with the hash " + leaf + ", is in the " + head;
    }

    private static String mismatch(Hash root, TreeHead head) {
        return "The proof leads to the root " + root + ", not to the " + head
                + ": the decision, its position or the proof was changed, or the proof is from another log";
    }
}
