package dev.whence.proof;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;

/// Computes the hashes of the tree as RFC 9162 defines them: a leaf is SHA-256 of a zero byte and the leaf's bytes, a
/// node is SHA-256 of a one byte and its two children. The prefixes keep a leaf from passing for a node.
///
/// Holds working memory: each thread makes its own.
public final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] children = new byte[1 + 2 * Hash.BYTES];
    private final byte[] result = new byte[Hash.BYTES];

    public TreeHasher() {
        children[0] = NODE;
    }

    /// The hash of a leaf.
    public Hash leaf(byte[] bytes) {
        return leaf(bytes, 0, bytes.length);
    }

    /// The hash of a leaf that is a part of the bytes.
    public Hash leaf(byte[] bytes, int offset, int length) {
        sha256.update(LEAF);
        sha256.update(bytes, offset, length);
        return result();
    }

    /// The hash of the leaf that the buffer has left; the buffer is read to its limit.
    public Hash leaf(ByteBuffer bytes) {
        sha256.update(LEAF);
        sha256.update(bytes);
        return result();
    }

    /// The hash of the node above two nodes.
    public Hash node(Hash left, Hash right) {
        left.write(children, 1);
        right.write(children, 1 + Hash.BYTES);
        sha256.update(children);
        return result();
    }

    /// The root above complete subtrees of falling size, from left to right: at least one.
    Hash edge(List<Hash> subtrees) {
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = node(subtrees.get(i), root);
        }
        return root;
    }

    private Hash result() {
        try {
            sha256.digest(result, 0, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not fit into " + Hash.BYTES + " bytes", e);
        }
        return Hash.read(result, 0);
    }
}
