package dev.whence.proof;

import java.util.ArrayList;
import java.util.List;

/// Collects the nodes that become complete into the partial tiles of their levels while leaves are added.
final class EdgeTiles implements Frontier.CompleteNodes {

    private final List<Level> levels = new ArrayList<>();
    private final List<Tile> completed = new ArrayList<>();

    EdgeTiles(List<Tile> edge) {
        edge.forEach(partial -> levels.add(new Level(partial)));
    }

    @Override
    public void complete(int height, Hash node) {
        if (height % Tile.HEIGHT == 0) {
            int level = height / Tile.HEIGHT;
            if (level == levels.size()) {
                levels.add(new Level(Tile.empty(new TileId(level, 0))));
            }
            levels.get(level).add(node);
        }
    }

    /// The partial tile of each level; puts every tile that was changed into `changed`.
    List<Tile> finish(List<Tile> changed) {
        changed.addAll(completed);
        List<Tile> edge = new ArrayList<>();
        for (Level level : levels) {
            Tile partial = level.partial();
            if (level.added > 0) {
                changed.add(partial);
            }
            edge.add(partial);
        }
        return List.copyOf(edge);
    }

    /// The right-most tile of one level with what was added to it.
    private final class Level {
        private Tile start;
        private final Hash[] more = new Hash[Tile.MAX_WIDTH];
        private int added;

        Level(Tile start) {
            this.start = start;
        }

        void add(Hash node) {
            more[added++] = node;
            if (start.width() + added == Tile.MAX_WIDTH) {
                completed.add(partial());
                start = Tile.empty(new TileId(start.id().level(), start.id().index() + 1));
                added = 0;
            }
        }

        Tile partial() {
            return added == 0 ? start : start.extended(more, added);
        }
    }
}
