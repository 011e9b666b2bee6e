package dev.whence.audit;

import dev.whence.proof.Frontier;
import dev.whence.proof.Hash;
import dev.whence.proof.LogTree;
import dev.whence.proof.Tile;
import dev.whence.proof.TreeHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Grows the tree of a sequence of leaves twice: from the leaves as they are, and from the hashes that were kept of
/// them. Where the two differ and the kept ones lead to a root that is known, it is proved which leaves were
/// changed, and that no other was.
///
/// Where a leaf cannot be read, its kept hash stands in for it; where there is none either, nothing is known of the
/// trees from there on. Owned by one thread; memory does not grow with the sequence.
public final class LeafTrees {

    /// The heads of both trees at a size that a known head has.
    record Reached(@Nullable TreeHead found, @Nullable TreeHead kept) {}

    private final List<Known> known;
    private final TreeMap<Long, Reached> reached = new TreeMap<>();
    private final Consumer<Tile> complete;
    private final List<String> confirmed = new ArrayList<>();
    private final Findings changed = new Findings();

    private LogTree found = LogTree.empty();
    private List<Hash> foundLeaves = new ArrayList<>();

    /// Null as long as both trees are the same.
    private @Nullable LogTree kept;

    private List<Hash> keptLeaves = new ArrayList<>();
    private long count;
    private boolean unknown;
    private long agreed;

    /// @param known    heads that the trees are compared with
    /// @param complete is given every complete tile, of all levels, as long as leaves and kept hashes agree
    public LeafTrees(List<Known> known, Consumer<Tile> complete) {
        this.known = known.stream()
                .sorted(Comparator.comparingLong(one -> one.head().size()))
                .toList();
        this.complete = complete;
        known.forEach(one -> reached.put(one.head().size(), new Reached(null, null)));
        reached.computeIfPresent(0L, (_, _) -> new Reached(TreeHead.EMPTY, TreeHead.EMPTY));
    }

    /// Adds the next leaf.
    ///
    /// @param leaf the hash of the leaf as it is; null if it cannot be read
    /// @param keptLeaf the hash that was kept of it; null if none was
    public void add(@Nullable Hash leaf, @Nullable Hash keptLeaf) {
        count++;
        Hash asFound = leaf == null ? keptLeaf : leaf;
        Hash asKept = keptLeaf == null ? leaf : keptLeaf;
        if (asFound == null || asKept == null) {
            unknown = true;
        }
        if (asFound != null && asKept != null && !asFound.equals(asKept)) {
            changed.add(Damage.CHANGED, count, "");
        }
        if (!unknown && asFound != null && asKept != null) {
            follow(asFound, asKept);
            agreed = agreed == count - 1 && leaf != null && keptLeaf != null && kept == null ? count : agreed;
        }
        if (reached.containsKey(count)) {
            reached.put(count, new Reached(head(), keptHead()));
        }
    }

    /// Passes over leaves of which nothing is known.
    public void skip(long leaves) {
        unknown |= leaves > 0;
        count += leaves;
    }

    private void follow(Hash asFound, Hash asKept) {
        if (kept == null && !asFound.equals(asKept)) {
            kept = found;
            keptLeaves = new ArrayList<>(foundLeaves);
        }
        foundLeaves.add(asFound);
        if (kept != null) {
            keptLeaves.add(asKept);
        }
        if (foundLeaves.size() == Tile.MAX_WIDTH) {
            grow();
        }
    }

    private void grow() {
        LogTree.Growth growth = found.append(foundLeaves);
        if (kept == null) {
            growth.changed().stream().filter(Tile::isComplete).forEach(complete);
        }
        found = growth.tree();
        foundLeaves = new ArrayList<>(Tile.MAX_WIDTH);
        if (kept != null) {
            kept = kept.append(keptLeaves).tree();
            keptLeaves = new ArrayList<>(Tile.MAX_WIDTH);
        }
    }

    /// How many leaves were added.
    public long count() {
        return count;
    }

    /// The head of the tree of the leaves as they are; null if it cannot be known.
    public @Nullable TreeHead head() {
        return unknown ? null : head(found, foundLeaves);
    }

    private @Nullable TreeHead keptHead() {
        return unknown || kept == null ? head() : head(kept, keptLeaves);
    }

    private static TreeHead head(LogTree tree, List<Hash> more) {
        Frontier frontier = tree.frontier();
        frontier.addAll(more);
        return frontier.head();
    }

    /// The names of the known heads that the leaves as they are lead to, after [#conclude].
    List<String> confirmed() {
        return confirmed;
    }

    /// Says what follows from the trees, once all leaves were added.
    ///
    /// @param claimed the head that the sequence says it has itself; null if it says none
    public void conclude(@Nullable Known claimed, Findings findings) {
        List<Comparison> earlier = known.stream()
                .filter(one -> !one.equals(claimed))
                .map(this::compare)
                .toList();
        Comparison own = claimed == null ? null : compare(claimed);
        new Conclusions(count, agreed, findings).draw(earlier, own, changed.told());
        earlier.stream()
                .filter(one -> one.result() == Comparison.Result.SAME)
                .forEach(one -> confirmed.add(one.known().name()));
    }

    private Comparison compare(Known one) {
        long size = one.head().size();
        Reached heads = size == count ? new Reached(head(), keptHead()) : reached.get(size);
        if (size > count || heads == null) {
            return new Comparison(one, Comparison.Result.TOO_SHORT);
        }
        if (heads.found() == null) {
            return new Comparison(one, Comparison.Result.UNKNOWN);
        }
        if (heads.found().equals(one.head())) {
            return new Comparison(one, Comparison.Result.SAME);
        }
        return new Comparison(
                one, one.head().equals(heads.kept()) ? Comparison.Result.SAME_AS_KEPT : Comparison.Result.OTHER);
    }
}
