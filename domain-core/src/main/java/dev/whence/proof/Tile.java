package dev.whence.proof;

import java.util.Arrays;

/// Up to 256 neighbouring hashes of one level of the tree. On level 0 they are the hashes of leaves, on each level
/// above the roots of the complete tiles below. A complete tile never changes.
public final class Tile {

    /// The number of hashes in a complete tile.
    public static final int MAX_WIDTH = 256;

    /// The height of the part of the tree that a complete tile covers.
    static final int HEIGHT = 8;

    private final TileId id;
    private final byte[] hashes;

    private Tile(TileId id, byte[] hashes) {
        this.id = id;
        this.hashes = hashes;
    }

    /// A tile of these hashes, one after the other.
    ///
    /// @throws TreeDamagedException if the bytes are not of 1 to 256 hashes
    public static Tile of(TileId id, byte[] hashes) {
        if (hashes.length == 0 || hashes.length % Hash.BYTES != 0 || hashes.length > MAX_WIDTH * Hash.BYTES) {
            throw new TreeDamagedException("The " + id + " has " + hashes.length + " bytes, which are not 1 to "
                    + MAX_WIDTH + " hashes of " + Hash.BYTES);
        }
        return new Tile(id, hashes.clone());
    }

    static Tile empty(TileId id) {
        return new Tile(id, new byte[0]);
    }

    /// This tile with the first `count` of the given hashes added.
    Tile extended(Hash[] more, int count) {
        byte[] extended = Arrays.copyOf(hashes, hashes.length + count * Hash.BYTES);
        for (int i = 0; i < count; i++) {
            more[i].write(extended, hashes.length + i * Hash.BYTES);
        }
        return new Tile(id, extended);
    }

    /// The tile as it was when it had this many hashes.
    Tile narrowed(int width) {
        return width == width() ? this : new Tile(id, Arrays.copyOf(hashes, width * Hash.BYTES));
    }

    public TileId id() {
        return id;
    }

    /// The number of hashes.
    public int width() {
        return hashes.length / Hash.BYTES;
    }

    /// Whether the tile has all its hashes and will never change.
    public boolean isComplete() {
        return width() == MAX_WIDTH;
    }

    /// The hashes, one after the other: the form that is kept.
    public byte[] bytes() {
        return hashes.clone();
    }

    /// The hash at a place of the tile, from 0.
    public Hash hash(int place) {
        return Hash.read(hashes, place * Hash.BYTES);
    }

    /// The root above 2^height hashes of this tile.
    Hash subtree(int first, int height, TreeHasher hasher) {
        Hash[] row = new Hash[1 << height];
        for (int i = 0; i < row.length; i++) {
            row[i] = hash(first + i);
        }
        for (int width = row.length / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                row[i] = hasher.node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile tile && id.equals(tile.id) && Arrays.equals(hashes, tile.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return id + " with " + width() + " hashes";
    }
}
