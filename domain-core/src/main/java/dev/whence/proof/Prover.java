package dev.whence.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes proofs from the tiles of a tree, for the tree as it is and for every size that it had before.
///
/// A proof needs a few tiles of each level and no leaf. Any number of threads may use it while the tree grows.
/// Nothing that the tiles hold is trusted: a proof made from damaged tiles does not verify.
public final class Prover {

    private final HashTiles tiles;

    public Prover(HashTiles tiles) {
        this.tiles = tiles;
    }

    /// The head that the tree had at this size.
    ///
    /// @throws TreeDamagedException if hashes that such a tree has are not there, as for the other methods
    public TreeHead head(long size) {
        return new TreeHead(size, new TileNodes(tiles, size).root());
    }

    /// A tile as it is kept, which may be narrower or wider than in the tree of any one size; empty if there is
    /// none.
    ///
    /// @throws TreeDamagedException if what is kept is no tile
    public Optional<Tile> tile(TileId id) {
        return tiles.read(id).map(hashes -> Tile.of(id, hashes));
    }

    /// Proves which leaf the tree of this size has at `index`, which counts from 0.
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index);
        }
        TileNodes nodes = new TileNodes(tiles, size);
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (index < middle) {
                path.add(nodes.range(middle, end));
                end = middle;
            } else {
                path.add(nodes.range(begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, nodes.range(index, index + 1), path.reversed());
    }

    /// Proves that the tree of size `to` begins with the tree of size `from`.
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of " + to + " cannot begin with one of " + from);
        }
        if (from == 0 || from == to) {
            return new ConsistencyProof(from, to, List.of());
        }
        TileNodes nodes = new TileNodes(tiles, to);
        List<Hash> path = new ArrayList<>();
        long begin = 0;
        long end = to;
        while (end != from) {
            long middle = begin + split(end - begin);
            if (from <= middle) {
                path.add(nodes.range(middle, end));
                end = middle;
            } else {
                path.add(nodes.range(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            path.add(nodes.range(begin, end));
        }
        return new ConsistencyProof(from, to, path.reversed());
    }

    /// The largest power of two smaller than `length`: where RFC 9162 splits a tree.
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
