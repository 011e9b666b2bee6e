package dev.whence.proof;

import java.util.Objects;

/// What a tree is as a whole: the number of its leaves and its root. Two logs with the same head are the same log.
public record TreeHead(long size, Hash root) {

    /// The head of the tree without leaves.
    public static final TreeHead EMPTY = new TreeHead(0, Hash.OF_EMPTY_TREE);

    public TreeHead {
        Objects.requireNonNull(root, "A tree head has a root");
        if (size < 0) {
            throw new IllegalArgumentException("A tree cannot have " + size + " leaves");
        }
        if (size == 0 && !root.equals(Hash.OF_EMPTY_TREE)) {
            throw new IllegalArgumentException(
                    "The root of a tree without leaves is " + Hash.OF_EMPTY_TREE + ", not " + root);
        }
    }

    @Override
    public String toString() {
        return "tree of " + size + " with root " + root;
    }
}
