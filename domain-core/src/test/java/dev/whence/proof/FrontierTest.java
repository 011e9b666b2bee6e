package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final int SIZES = 300;
    private static final NaiveTree NAIVE = NaiveTree.of(SIZES);
    private static final List<Hash> LEAVES = NAIVE.leaves();

    @Test
    void its_roots_are_those_of_the_reference_tree() {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier();
        assertThat(frontier.root()).isEqualTo(ReferenceVectors.ROOTS.getFirst()).isEqualTo(Hash.OF_EMPTY_TREE);
        for (byte[] entry : ReferenceVectors.ENTRIES) {
            frontier.add(hasher.leaf(entry));
            assertThat(frontier.root()).isEqualTo(ReferenceVectors.ROOTS.get((int) frontier.size()));
        }
        assertThat(frontier.head()).isEqualTo(ReferenceVectors.head(8));
    }

    @Test
    void leaves_in_buffers_and_in_parts_of_arrays_have_the_same_hash() {
        TreeHasher hasher = new TreeHasher();
        byte[] bytes = {9, 1, 2, 3, 9};
        Hash leaf = hasher.leaf(new byte[] {1, 2, 3});
        assertThat(hasher.leaf(bytes, 1, 3)).isEqualTo(leaf);
        assertThat(hasher.leaf(ByteBuffer.wrap(bytes, 1, 3))).isEqualTo(leaf);
        assertThat(hasher.leaf(ByteBuffer.allocateDirect(3).put(bytes, 1, 3).flip()))
                .isEqualTo(leaf);
    }

    @Test
    void its_root_is_the_recursive_one_at_every_size() {
        Frontier frontier = new Frontier();
        for (int size = 0; size < SIZES; size++) {
            assertThat(frontier.head()).isEqualTo(NAIVE.head(size));
            frontier.add(LEAVES.get(size));
        }
        Frontier atOnce = new Frontier();
        atOnce.addAll(LEAVES);
        assertThat(atOnce.head()).isEqualTo(frontier.head()).isEqualTo(NAIVE.head(SIZES));
    }

    @Test
    void a_copy_grows_on_its_own() {
        Frontier frontier = new Frontier();
        frontier.addAll(LEAVES.subList(0, 7));
        Frontier copy = frontier.copy();
        copy.add(LEAVES.get(7));
        assertThat(frontier.head()).isEqualTo(NAIVE.head(7));
        assertThat(copy.head()).isEqualTo(NAIVE.head(8));
    }

    @Nested
    class Saved {

        @Test
        void it_is_restored_at_every_size_and_grows_on() {
            Frontier frontier = new Frontier();
            for (int size = 0; size < SIZES; size++) {
                Frontier restored = Frontier.fromBytes(frontier.toBytes());
                frontier.add(LEAVES.get(size));
                restored.add(LEAVES.get(size));
                assertThat(restored.head()).isEqualTo(frontier.head());
                assertThat(restored.toBytes()).isEqualTo(frontier.toBytes());
            }
        }

        @Test
        void it_takes_a_few_hundred_bytes() {
            Frontier frontier = new Frontier();
            frontier.addAll(LEAVES.subList(0, 0b11111));
            assertThat(frontier.toBytes()).hasSize(1 + 8 + 5 * 32 + 32);
        }

        @Test
        void every_flipped_bit_is_found() {
            Frontier frontier = new Frontier();
            frontier.addAll(LEAVES.subList(0, 11));
            byte[] saved = frontier.toBytes();
            for (int bit = 0; bit < saved.length * Byte.SIZE; bit++) {
                byte[] changed = Corruption.flipped(saved, bit);
                assertThatThrownBy(() -> Frontier.fromBytes(changed))
                        .isInstanceOf(TreeDamagedException.class)
                        .hasMessageContaining("build them anew");
            }
        }

        @Test
        void every_other_length_is_refused() {
            byte[] saved = new Frontier().toBytes();
            for (int length = 0; length < saved.length; length++) {
                byte[] cut = Arrays.copyOf(saved, length);
                assertThatThrownBy(() -> Frontier.fromBytes(cut)).isInstanceOf(TreeDamagedException.class);
            }
            assertThatThrownBy(() -> Frontier.fromBytes(Arrays.copyOf(saved, saved.length + 32)))
                    .hasMessageContaining("has 73 bytes instead of 41");
        }
    }
}
