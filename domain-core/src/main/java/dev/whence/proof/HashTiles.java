package dev.whence.proof;

import java.util.Optional;

/// Where the tiles of a tree are kept: the port that a store implements.
///
/// A store writes the tiles in the same atomic batch as the decisions whose hashes they hold. It may keep the hash
/// of each leaf with its decision and put the partial tile of level 0 together from these when it is read; and a
/// tile that has grown since may be given in place of a narrower one.
@FunctionalInterface
public interface HashTiles {

    /// The kept hashes of the tile, one after the other, as [Tile#bytes] gave them; none if it was never written.
    Optional<byte[]> read(TileId id);
}
