package dev.whence.proof;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps tiles in memory. Any number of threads may use it.
public final class InMemoryHashTiles implements HashTiles {

    private final Map<TileId, Tile> tiles = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> read(TileId id) {
        return Optional.ofNullable(tiles.get(id)).map(Tile::bytes);
    }

    /// Keeps the tile in place of what was kept under its id.
    public void write(Tile tile) {
        tiles.put(tile.id(), tile);
    }
}
