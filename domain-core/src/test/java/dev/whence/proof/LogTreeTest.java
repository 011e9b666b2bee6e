package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.proof.LogTree.Growth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogTreeTest {

    /// The size that the specification of tiles takes for its example.
    private static final int SIZE = 70_000;

    private static final List<Hash> LEAVES = leaves(SIZE);

    private static List<Hash> leaves(int count) {
        TreeHasher hasher = new TreeHasher();
        return IntStream.range(0, count)
                .mapToObj(i -> hasher.leaf(new byte[] {(byte) (i >>> 16), (byte) (i >>> 8), (byte) i}))
                .toList();
    }

    private static TreeHead headAt(int size) {
        Frontier frontier = new Frontier();
        frontier.addAll(LEAVES.subList(0, size));
        return frontier.head();
    }

    @Test
    void the_tree_of_70000_has_the_tiles_of_the_specification() {
        Growth growth = LogTree.empty().append(LEAVES);
        assertThat(widths(growth, 0)).hasSize(274).endsWith(112);
        assertThat(widths(growth, 0).subList(0, 273)).containsOnly(256);
        assertThat(widths(growth, 1)).containsExactlyInAnyOrder(256, 17);
        assertThat(widths(growth, 2)).containsExactly(1);
        assertThat(growth.changed()).hasSize(274 + 2 + 1);
        assertThat(growth.tree().head()).isEqualTo(headAt(SIZE));
    }

    private static List<Integer> widths(Growth growth, int level) {
        return growth.changed().stream()
                .filter(tile -> tile.id().level() == level)
                .map(Tile::width)
                .toList();
    }

    @Test
    void a_tile_above_holds_the_roots_of_the_complete_tiles_below() {
        InMemoryHashTiles tiles = new InMemoryHashTiles();
        LogTree.empty().append(LEAVES).writeTo(tiles);
        Tile above = tile(tiles, new TileId(1, 0));
        Frontier second = new Frontier();
        second.addAll(LEAVES.subList(256, 512));
        assertThat(above.hash(1)).isEqualTo(second.root());
        assertThat(tile(tiles, new TileId(0, 1)).hash(3)).isEqualTo(LEAVES.get(259));
        assertThat(tile(tiles, new TileId(2, 0)).hash(0))
                .isEqualTo(headAt(65_536).root());
    }

    @Test
    void a_tree_of_256_has_one_complete_tile_and_one_above_of_one_hash() {
        Growth growth = LogTree.empty().append(LEAVES.subList(0, 256));
        assertThat(growth.changed())
                .extracting(tile -> tile.id().path(tile.width()))
                .containsExactlyInAnyOrder("tile/0/000", "tile/1/000.p/1");
    }

    @Test
    void batches_of_any_sizes_lead_to_the_same_tiles() {
        InMemoryHashTiles atOnce = new InMemoryHashTiles();
        List<Tile> all = LogTree.empty().append(LEAVES).changed();
        all.forEach(atOnce::write);
        Random random = Seed.announced("LogTreeTest.batches");
        for (int round = 0; round < 3; round++) {
            InMemoryHashTiles tiles = new InMemoryHashTiles();
            LogTree tree = grow(tiles, SIZE, random);
            assertThat(tree.head()).isEqualTo(headAt(SIZE));
            assertThat(all)
                    .allSatisfy(tile ->
                            assertThat(tiles.read(tile.id()).orElseThrow()).isEqualTo(tile.bytes()));
        }
    }

    @Test
    void only_changed_tiles_are_given_and_a_complete_one_only_once() {
        Random random = Seed.announced("LogTreeTest.changed");
        Map<TileId, Tile> kept = new LinkedHashMap<>();
        LogTree tree = LogTree.empty();
        for (int at = 0; at < 5_000; ) {
            int end = Math.min(5_000, at + random.nextInt(400));
            Growth growth = tree.append(LEAVES.subList(at, end));
            assertThat(growth.changed()).extracting(Tile::id).doesNotHaveDuplicates();
            for (Tile tile : growth.changed()) {
                Tile before = kept.put(tile.id(), tile);
                if (before != null) {
                    assertThat(before.isComplete()).isFalse();
                    assertThat(tile.width()).isGreaterThan(before.width());
                    assertThat(tile.bytes()).startsWith(before.bytes());
                }
            }
            at = end;
            tree = growth.tree();
        }
        assertThat(tree.append(List.of()).changed()).isEmpty();
    }

    @Test
    void an_append_leaves_the_tree_as_it_is() {
        LogTree tree = LogTree.empty().append(LEAVES.subList(0, 300)).tree();
        Growth lost = tree.append(LEAVES.subList(4_000, 5_000));
        Growth kept = tree.append(LEAVES.subList(300, 600));
        assertThat(tree.head()).isEqualTo(headAt(300));
        assertThat(kept.tree().head()).isEqualTo(headAt(600));
        assertThat(lost.tree().size()).isEqualTo(1_300);
        assertThat(kept.tree().frontier().head()).isEqualTo(headAt(600));
    }

    private static LogTree grow(InMemoryHashTiles tiles, int size, Random random) {
        LogTree tree = LogTree.empty();
        while (tree.size() < size) {
            int at = (int) tree.size();
            int batch = 1 + random.nextInt(random.nextBoolean() ? 64 : 3_000);
            Growth growth = tree.append(LEAVES.subList(at, Math.min(size, at + batch)));
            growth.writeTo(tiles);
            tree = growth.tree();
        }
        return tree;
    }

    private static Tile tile(HashTiles tiles, TileId id) {
        return Tile.of(id, tiles.read(id).orElseThrow());
    }

    @Nested
    class Resumed {

        @Test
        void it_grows_on_as_if_it_had_not_been_closed() {
            List<Integer> sizes =
                    new ArrayList<>(List.of(0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_792));
            Random random = Seed.announced("LogTreeTest.resumed");
            random.ints(3, 0, SIZE - 1_000).forEach(sizes::add);
            for (int size : sizes) {
                InMemoryHashTiles tiles = new InMemoryHashTiles();
                TreeHead head = grow(tiles, size, random).head();
                LogTree resumed = LogTree.resume(head, tiles);
                assertThat(resumed.head()).isEqualTo(head).isEqualTo(headAt(size));
                Growth growth = resumed.append(LEAVES.subList(size, size + 600));
                growth.writeTo(tiles);
                assertThat(growth.tree().head()).isEqualTo(headAt(size + 600));
                assertThat(LogTree.resume(growth.tree().head(), tiles).head()).isEqualTo(headAt(size + 600));
            }
        }

        @Test
        void it_can_go_back_to_an_earlier_size() {
            InMemoryHashTiles tiles = new InMemoryHashTiles();
            grow(tiles, 2_000, new Random(1));
            LogTree earlier = LogTree.resume(headAt(1_111), tiles);
            assertThat(earlier.append(LEAVES.subList(1_111, 1_500)).tree().head())
                    .isEqualTo(headAt(1_500));
        }

        @Test
        void every_flipped_bit_of_the_edge_is_found() {
            InMemoryHashTiles tiles = new InMemoryHashTiles();
            TreeHead head = grow(tiles, 3 * 256 + 5, new Random(1)).head();
            for (TileId id : List.of(new TileId(0, 3), new TileId(1, 0))) {
                byte[] kept = tiles.read(id).orElseThrow();
                for (int bit = 0; bit < kept.length * Byte.SIZE; bit++) {
                    byte[] changed = Corruption.flipped(kept, bit);
                    assertThatThrownBy(() -> LogTree.resume(head, with(tiles, id, Optional.of(changed))))
                            .isInstanceOf(TreeDamagedException.class)
                            .hasMessageContaining("lead to the root");
                }
            }
        }

        @Test
        void missing_short_and_malformed_tiles_are_told() {
            InMemoryHashTiles tiles = new InMemoryHashTiles();
            TreeHead head = grow(tiles, 3 * 256 + 5, new Random(1)).head();
            TileId id = new TileId(0, 3);
            byte[] kept = tiles.read(id).orElseThrow();
            assertThatThrownBy(() -> LogTree.resume(head, with(tiles, id, Optional.empty())))
                    .hasMessageStartingWith("The tile 3 of level 0 of the tree of 773 is missing");
            assertThatThrownBy(() -> LogTree.resume(head, with(tiles, id, Optional.of(Arrays.copyOf(kept, 4 * 32)))))
                    .hasMessageStartingWith("The tile 3 of level 0 has 4 hashes, but in the tree of 773 it has 5");
            for (int length : List.of(0, 31, 33, 257 * 32)) {
                assertThatThrownBy(() ->
                                LogTree.resume(head, with(tiles, id, Optional.of(Arrays.copyOf(kept, length)))))
                        .hasMessageContaining("has " + length + " bytes, which are not 1 to 256 hashes of 32");
            }
        }

        private HashTiles with(HashTiles tiles, TileId other, Optional<byte[]> content) {
            return id -> id.equals(other) ? content : tiles.read(id);
        }
    }
}
