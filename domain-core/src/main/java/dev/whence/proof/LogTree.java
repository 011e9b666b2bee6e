package dev.whence.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree of a log as of one size, ready to grow: its frontier and the partial tile of each level.
///
/// Immutable: [#append] gives the grown tree and the tiles to write. A writer makes these durable together with the
/// decisions and takes the grown tree for its own only when that succeeded; there is nothing to undo when it failed.
public final class LogTree {

    private static final LogTree EMPTY = new LogTree(new Frontier(), List.of());

    private final Frontier frontier;
    private final List<Tile> edge;

    /// Computed when it is first asked for.
    private volatile @Nullable TreeHead head;

    private LogTree(Frontier frontier, List<Tile> edge) {
        this.frontier = frontier;
        this.edge = edge;
    }

    /// What an append leads to: the tree that has the new leaves, and every tile whose content they changed.
    public record Growth(LogTree tree, List<Tile> changed) {

        public Growth {
            changed = List.copyOf(changed);
        }

        /// Writes the changed tiles.
        public void writeTo(InMemoryHashTiles tiles) {
            changed.forEach(tiles::write);
        }
    }

    /// The tree of a log that is empty.
    public static LogTree empty() {
        return EMPTY;
    }

    /// The tree that was kept in tiles and had this head.
    ///
    /// @throws TreeDamagedException if the tiles do not lead to the root of the head
    public static LogTree resume(TreeHead head, HashTiles tiles) {
        TileNodes nodes = new TileNodes(tiles, head.size());
        Frontier frontier = new Frontier(head.size(), nodes.frontier());
        if (!frontier.root().equals(head.root())) {
            throw new TreeDamagedException("The tiles lead to the root " + frontier.root() + " for the tree of "
                    + head.size() + ", whose root is " + head.root());
        }
        return new LogTree(frontier, nodes.edge());
    }

    /// Adds leaves, given by their hashes as [TreeHasher#leaf(byte\[\])] makes them.
    public Growth append(List<Hash> leaves) {
        Frontier grown = frontier.copy();
        EdgeTiles tiles = new EdgeTiles(edge);
        for (Hash leaf : leaves) {
            grown.add(leaf, tiles);
        }
        List<Tile> changed = new ArrayList<>();
        List<Tile> grownEdge = tiles.finish(changed);
        return new Growth(new LogTree(grown, grownEdge), changed);
    }

    /// The number of leaves.
    public long size() {
        return frontier.size();
    }

    /// The size and the root.
    public TreeHead head() {
        TreeHead known = head;
        if (known == null) {
            known = frontier.copy().head();
            head = known;
        }
        return known;
    }

    /// A frontier of this tree that grows on its own.
    public Frontier frontier() {
        return frontier.copy();
    }
}
