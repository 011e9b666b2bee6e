package dev.whence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProverTest {

    private static final int EXHAUSTIVE = 130;
    private static final NaiveTree NAIVE = NaiveTree.of(EXHAUSTIVE);

    /// Sizes around those at which tiles and levels begin.
    private static final int[] SIZES = {
        255, 256, 257, 511, 512, 513, 4_095, 65_279, 65_280, 65_535, 65_536, 65_537, 65_791, 65_792, 65_793, 70_000
    };

    private static final Map<Integer, TreeHead> HEADS = new HashMap<>();

    private static Prover large;
    private static List<Hash> leaves;

    @BeforeAll
    static void grow_a_tree_of_three_levels() {
        TreeHasher hasher = new TreeHasher();
        leaves = IntStream.range(0, 70_000)
                .mapToObj(i -> hasher.leaf(Integer.toString(i).getBytes(UTF_8)))
                .toList();
        large = proverOf(leaves);
    }

    private static Prover proverOf(List<Hash> leaves) {
        InMemoryHashTiles tiles = new InMemoryHashTiles();
        LogTree.empty().append(leaves).writeTo(tiles);
        return new Prover(tiles);
    }

    @Test
    void its_proofs_of_the_reference_tree_are_the_published_ones() {
        TreeHasher hasher = new TreeHasher();
        Prover prover =
                proverOf(ReferenceVectors.ENTRIES.stream().map(hasher::leaf).toList());
        assertThat(prover.inclusion(0, 8).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(prover.inclusion(5, 8).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(prover.inclusion(2, 3).path())
                .isEqualTo(ReferenceVectors.hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
        assertThat(prover.inclusion(1, 5).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
        assertThat(prover.inclusion(0, 1).path()).isEmpty();
        assertThat(prover.consistency(1, 1).path()).isEmpty();
        assertThat(prover.consistency(1, 8).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(prover.consistency(6, 8).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(prover.consistency(2, 5).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
        assertThat(prover.consistency(6, 7).path())
                .isEqualTo(ReferenceVectors.hashes(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        for (int size = 0; size <= 8; size++) {
            assertThat(prover.head(size)).isEqualTo(ReferenceVectors.head(size));
        }
    }

    @Test
    void all_proofs_of_small_trees_are_those_of_the_definition() {
        Prover prover = proverOf(NAIVE.leaves());
        for (int size = 0; size <= EXHAUSTIVE; size++) {
            assertThat(prover.head(size)).isEqualTo(NAIVE.head(size));
            for (int i = 0; i < size; i++) {
                assertThat(prover.inclusion(i, size).path()).isEqualTo(NAIVE.path(i, size));
            }
            for (int from = 1; from < size; from++) {
                assertThat(prover.consistency(from, size).path()).isEqualTo(NAIVE.proof(from, size));
            }
        }
    }

    @Test
    void proofs_of_large_trees_verify() {
        Random random = Seed.announced("ProverTest.large");
        for (int size : SIZES) {
            TreeHead head = headAt(size);
            assertThat(large.head(size)).isEqualTo(head);
            for (int index : List.of(0, 1, size / 2, size - 2, size - 1, random.nextInt(size))) {
                InclusionProof proof = large.inclusion(index, size);
                assertThat(proof.leaf()).isEqualTo(leaves.get(index));
                assertThat(proof.check(head).orThrow()).contains("position " + (index + 1));
            }
            for (int earlier : SIZES) {
                if (earlier <= size) {
                    assertThat(large.consistency(earlier, size)
                                    .check(headAt(earlier), head)
                                    .holds())
                            .isTrue();
                }
            }
            int earlier = random.nextInt(size);
            assertThat(large.consistency(earlier, size)
                            .check(headAt(earlier), head)
                            .holds())
                    .isTrue();
        }
    }

    private static TreeHead headAt(int size) {
        return HEADS.computeIfAbsent(size, _ -> {
            Frontier frontier = new Frontier();
            frontier.addAll(leaves.subList(0, size));
            return frontier.head();
        });
    }

    @Test
    void a_proof_made_of_a_damaged_tile_does_not_verify() {
        InMemoryHashTiles tiles = new InMemoryHashTiles();
        LogTree tree = LogTree.empty().append(leaves.subList(0, 1_000)).tree();
        LogTree.empty().append(leaves.subList(0, 1_000)).writeTo(tiles);
        TileId id = new TileId(0, 1);
        tiles.write(Tile.of(id, Corruption.flipped(tiles.read(id).orElseThrow(), 4_711)));
        assertThat(new Prover(tiles).inclusion(300, 1_000).check(tree.head()).holds())
                .isFalse();
        assertThat(new Prover(tiles).inclusion(900, 1_000).check(tree.head()).holds())
                .isTrue();
    }

    @Test
    void what_no_tree_has_cannot_be_proved() {
        assertThatThrownBy(() -> large.inclusion(5, 5)).hasMessage("A tree of 5 has no leaf 5");
        assertThatThrownBy(() -> large.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> large.consistency(6, 5)).hasMessage("A tree of 5 cannot begin with one of 6");
        assertThatThrownBy(() -> large.inclusion(5, 70_001)).isInstanceOf(TreeDamagedException.class);
        assertThatThrownBy(() -> large.head(80_000)).isInstanceOf(TreeDamagedException.class);
    }
}
