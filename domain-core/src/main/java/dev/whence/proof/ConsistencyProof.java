package dev.whence.proof;

import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.util.List;
import java.util.Objects;

/// Proves that a tree begins with an earlier one: that the log was only ever added to in between.
///
/// @param from the number of leaves of the earlier tree
/// @param to   the number of leaves of the later tree
/// @param path the hashes of the nodes that both roots can be computed from (RFC 9162, section 2.1.4)
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        Objects.requireNonNull(path, "A consistency proof has a 'path'");
        if (from < 0 || from > to) {
            throw new ProofException("A tree of " + to + " cannot begin with one of " + from);
        }
        path = List.copyOf(path);
    }

    /// Checks that the tree of the later head begins with the tree of the earlier one.
    public Verification check(TreeHead earlier, TreeHead later) {
        if (from != earlier.size() || to != later.size()) {
            return new Refuted("The proof leads from the tree of " + from + " to the tree of " + to + ", not from the "
                    + earlier + " to the " + later);
        }
        return from == 0 || from == to ? withoutPath(earlier, later) : climb(earlier, later);
    }

    /// Every tree begins with the empty one and with itself; there is nothing to compute.
    private Verification withoutPath(TreeHead earlier, TreeHead later) {
        if (!path.isEmpty()) {
            return wrongLength(0);
        }
        if (from == to && !earlier.equals(later)) {
            return new Refuted("Two trees of " + from + " have different roots, " + earlier.root() + " and "
                    + later.root() + ": they are of two logs, or the log was rewritten");
        }
        return new Verified(statement(earlier, later));
    }

    /// Starts at the last complete subtree of the earlier tree, which is the whole of it if its size is a power of
    /// two.
    private Verification climb(TreeHead earlier, TreeHead later) {
        int height = Long.numberOfTrailingZeros(from);
        boolean whole = Long.bitCount(from) == 1;
        MerklePath way = new MerklePath((from - 1) >>> height, ((to - 1) >>> height) + 1);
        int length = way.length() + (whole ? 0 : 1);
        if (path.size() != length) {
            return wrongLength(length);
        }
        Hash start = whole ? earlier.root() : path.getFirst();
        List<Hash> rest = whole ? path : path.subList(1, length);
        return compare(way.rootUpToHere(start, rest), way.root(start, rest), earlier, later);
    }

    private static Verification compare(Hash earlierRoot, Hash laterRoot, TreeHead earlier, TreeHead later) {
        if (!earlierRoot.equals(earlier.root())) {
            return new Refuted("The proof leads to the earlier root " + earlierRoot + ", not to the " + earlier
                    + ": what was decided before was changed since, or the proof was");
        }
        if (!laterRoot.equals(later.root())) {
            return new Refuted("The proof leads to the later root " + laterRoot + ", not to the " + later
                    + ": what was decided before was changed since, or the proof was");
        }
        return new Verified(statement(earlier, later));
    }

    private Verification wrongLength(int length) {
        return new Refuted("The path has " + path.size() + " hashes, but from a tree of " + from + " to one of " + to
                + " it has " + length);
    }

    private static String statement(TreeHead earlier, TreeHead later) {
        return "The " + later + " begins with the " + earlier;
    }
}
