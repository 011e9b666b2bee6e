package dev.whence.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The right edge of a tree: all that is needed to add leaves and to know the root, in memory that grows with the
/// logarithm of the size (the field calls it a compact range).
///
/// One node hash is computed for each leaf added. Belongs to one thread.
public final class Frontier {

    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Long.BYTES;

    private final TreeHasher hasher = new TreeHasher();

    /// The roots of the complete subtrees, from the left and largest to the right and smallest.
    private final Hash[] nodes = new Hash[Long.SIZE];

    private int depth;
    private long size;

    /// The frontier of the tree without leaves.
    public Frontier() {}

    /// The frontier of a tree of this size whose complete subtrees have these roots, largest first.
    Frontier(long size, List<Hash> roots) {
        for (Hash root : roots) {
            nodes[depth++] = root;
        }
        this.size = size;
    }

    /// Hears of every node that becomes complete, in the order of their completion.
    @FunctionalInterface
    interface CompleteNodes {
        void complete(int height, Hash node);
    }

    /// Adds the hash of the next leaf, as made by [TreeHasher#leaf(byte\[\])].
    public void add(Hash leaf) {
        add(leaf, (_, _) -> {});
    }

    /// Adds the hashes of the next leaves.
    public void addAll(Iterable<Hash> leaves) {
        for (Hash leaf : leaves) {
            add(leaf);
        }
    }

    void add(Hash leaf, CompleteNodes complete) {
        Hash node = leaf;
        int height = 0;
        complete.complete(height, node);
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = hasher.node(nodes[--depth], node);
            complete.complete(++height, node);
        }
        nodes[depth++] = node;
        size++;
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// The root of the tree of all leaves added.
    public Hash root() {
        return size == 0 ? Hash.OF_EMPTY_TREE : hasher.edge(Arrays.asList(nodes).subList(0, depth));
    }

    /// The size and the root.
    public TreeHead head() {
        return new TreeHead(size, root());
    }

    /// A frontier of the same tree that grows on its own.
    public Frontier copy() {
        return new Frontier(size, Arrays.asList(nodes).subList(0, depth));
    }

    /// The saved form, which the description of this package lays out.
    public byte[] toBytes() {
        byte[] bytes = new byte[lengthFor(size)];
        ByteBuffer.wrap(bytes).put(FORMAT).putLong(size);
        for (int i = 0; i < depth; i++) {
            nodes[i].write(bytes, HEADER + i * Hash.BYTES);
        }
        root().write(bytes, bytes.length - Hash.BYTES);
        return bytes;
    }

    /// Restores what [#toBytes] saved.
    ///
    /// @throws TreeDamagedException if a single bit of it was changed
    public static Frontier fromBytes(byte[] bytes) {
        long size = sizeIn(bytes);
        List<Hash> roots = new ArrayList<>();
        for (int i = 0; i < Long.bitCount(size); i++) {
            roots.add(Hash.read(bytes, HEADER + i * Hash.BYTES));
        }
        Frontier frontier = new Frontier(size, roots);
        Hash saved = Hash.read(bytes, bytes.length - Hash.BYTES);
        if (!frontier.root().equals(saved)) {
            throw new TreeDamagedException("The saved right edge of the tree of " + size + " leads to the root "
                    + frontier.root() + ", but was saved with the root " + saved);
        }
        return frontier;
    }

    private static long sizeIn(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != FORMAT) {
            throw new TreeDamagedException("The saved right edge of the tree is not of format " + FORMAT);
        }
        long size = ByteBuffer.wrap(bytes).getLong(1);
        if (size < 0 || bytes.length != lengthFor(size)) {
            throw new TreeDamagedException("The saved right edge of a tree of " + size + " has " + bytes.length
                    + " bytes instead of " + lengthFor(size));
        }
        return size;
    }

    private static int lengthFor(long size) {
        return HEADER + (Long.bitCount(size) + 1) * Hash.BYTES;
    }
}
