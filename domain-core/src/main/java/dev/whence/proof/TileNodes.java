package dev.whence.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the nodes of the tree of one size in tiles; reads each tile once. Belongs to one computation.
final class TileNodes {

    private final HashTiles tiles;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<TileId, Tile> known = new HashMap<>();

    TileNodes(HashTiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    /// The root of the tree.
    Hash root() {
        return size == 0 ? Hash.OF_EMPTY_TREE : range(0, size);
    }

    /// The root above the leaves from `begin` to before `end`, a range that RFC 9162 splits off: it begins at a
    /// multiple of the largest power of two in its length.
    Hash range(long begin, long end) {
        return hasher.edge(complete(begin, end));
    }

    /// The roots of the complete subtrees of the whole tree, largest first.
    List<Hash> frontier() {
        return complete(0, size);
    }

    private List<Hash> complete(long begin, long end) {
        List<Hash> roots = new ArrayList<>();
        for (long at = begin; at < end; ) {
            int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - at);
            roots.add(node(height, at >>> height));
            at += 1L << height;
        }
        return roots;
    }

    /// The root of the complete subtree of 2^height leaves that has this place among those of its height.
    private Hash node(int height, long place) {
        int level = height / Tile.HEIGHT;
        int heightInTile = height % Tile.HEIGHT;
        long first = place << heightInTile;
        Tile tile = tile(new TileId(level, first / Tile.MAX_WIDTH));
        return tile.subtree((int) (first % Tile.MAX_WIDTH), heightInTile, hasher);
    }

    /// The partial tile of each level, that of width 0 included where a level ends with a complete one.
    List<Tile> edge() {
        List<Tile> edge = new ArrayList<>();
        for (int level = 0; hashesOn(level) > 0; level++) {
            TileId id = new TileId(level, hashesOn(level) / Tile.MAX_WIDTH);
            edge.add(widthOf(id) == 0 ? Tile.empty(id) : tile(id));
        }
        return edge;
    }

    private Tile tile(TileId id) {
        return known.computeIfAbsent(id, this::read);
    }

    private Tile read(TileId id) {
        int width = widthOf(id);
        byte[] hashes = tiles.read(id)
                .orElseThrow(() -> new TreeDamagedException("The " + id + " of the tree of " + size + " is missing"));
        Tile tile = Tile.of(id, hashes);
        if (tile.width() < width) {
            throw new TreeDamagedException(
                    "The " + id + " has " + tile.width() + " hashes, but in the tree of " + size + " it has " + width);
        }
        return tile.narrowed(width);
    }

    private int widthOf(TileId id) {
        return Math.clamp(hashesOn(id.level()) - id.index() * Tile.MAX_WIDTH, 0, Tile.MAX_WIDTH);
    }

    private long hashesOn(int level) {
        int height = level * Tile.HEIGHT;
        return height >= Long.SIZE ? 0 : size >>> height;
    }
}
