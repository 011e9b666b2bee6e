package dev.whence.proof;

import java.util.List;

/// Climbs a tree along a path of hashes.
///
/// Seen from a leaf, a path has two parts: the *inner* nodes, which lie to the left or to the right as the bits of
/// the leaf's index tell, and above them the nodes of the *border*, where the climb follows the right edge of the
/// tree and all that is beside it lies to the left.
final class MerklePath {

    private final TreeHasher hasher = new TreeHasher();
    private final long index;
    private final int inner;
    private final int border;

    /// The path from the node at `index` among the `width` nodes of its height.
    MerklePath(long index, long width) {
        this.index = index;
        inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (width - 1));
        border = inner == Long.SIZE ? 0 : Long.bitCount(index >>> inner);
    }

    /// The number of hashes that the path must have.
    int length() {
        return inner + border;
    }

    /// The root of the whole tree.
    Hash root(Hash start, List<Hash> path) {
        Hash node = start;
        for (int i = 0; i < path.size(); i++) {
            node = liesLeft(i) ? hasher.node(path.get(i), node) : hasher.node(node, path.get(i));
        }
        return node;
    }

    /// The root of the tree that ended with the node where the path starts: of what lies to the left only.
    Hash rootUpToHere(Hash start, List<Hash> path) {
        Hash node = start;
        for (int i = 0; i < path.size(); i++) {
            node = liesLeft(i) ? hasher.node(path.get(i), node) : node;
        }
        return node;
    }

    private boolean liesLeft(int step) {
        return step >= inner || (index >>> step & 1) == 1;
    }
}
