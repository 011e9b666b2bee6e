package dev.whence.proof;

import java.nio.ByteBuffer;
import java.util.Locale;

/// Names one tile of the tree: its level, from the leaves up, and its place on that level, from the left.
public record TileId(int level, long index) {

    private static final int MAX_LEVEL = 63;
    private static final int GROUP = 1_000;

    public TileId {
        if (level < 0 || level > MAX_LEVEL || index < 0) {
            throw new IllegalArgumentException("There is no tile " + index + " on level " + level
                    + ": levels go from 0 to " + MAX_LEVEL + " and places start at 0");
        }
    }

    /// A key for stores, 9 bytes: the level, then the index with its most significant byte first, so that the tiles
    /// of a level are neighbours and in order.
    public byte[] key() {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) level)
                .putLong(index)
                .array();
    }

    /// The path of this tile as C2SP `tlog-tiles` has it, such as `tile/0/x001/x234/067.p/89` for a tile of 89
    /// hashes.
    public String path(int width) {
        if (width < 1 || width > Tile.MAX_WIDTH) {
            throw new IllegalArgumentException("A tile has 1 to " + Tile.MAX_WIDTH + " hashes, not " + width);
        }
        StringBuilder place = new StringBuilder(group("%03d", index));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            place.insert(0, group("x%03d/", rest));
        }
        String partial = width == Tile.MAX_WIDTH ? "" : ".p/" + width;
        return "tile/" + level + "/" + place + partial;
    }

    private static String group(String format, long number) {
        return String.format(Locale.ROOT, format, number % GROUP);
    }

    @Override
    public String toString() {
        return "tile " + index + " of level " + level;
    }
}
