package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.json.Json;
import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsistencyProofTest {

    private static final int SIZES = 130;
    private static final int EVERY_BIT = 12;
    private static final int COMPARED = 40;
    private static final NaiveTree NAIVE = NaiveTree.of(SIZES + 1);
    private static final List<TreeHead> HEADS =
            IntStream.rangeClosed(0, SIZES + 1).mapToObj(NAIVE::head).toList();

    private static ConsistencyProof proof(int from, int to) {
        return new ConsistencyProof(from, to, from == 0 || from == to ? List.of() : NAIVE.proof(from, to));
    }

    @Test
    void every_two_sizes_of_a_small_tree_are_consistent() {
        for (int to = 0; to <= SIZES; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = proof(from, to);
                assertThat(proof.check(HEADS.get(from), HEADS.get(to)))
                        .as("%d to %d", from, to)
                        .isInstanceOf(Verified.class);
            }
        }
    }

    @Test
    void every_changed_element_is_found() {
        Random random = Seed.announced("ConsistencyProofTest.elements");
        for (int to = 1; to <= SIZES; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = proof(from, to);
                TreeHead earlier = HEADS.get(from);
                TreeHead later = HEADS.get(to);
                Corruption.ofPath(proof.path(), random, path -> refuted(withPath(proof, path), earlier, later));
                refuted(proof, flipped(earlier, random.nextInt(Corruption.BITS)), later);
                refuted(proof, earlier, flipped(later, random.nextInt(Corruption.BITS)));
                if (from < to) {
                    refuted(proof, new TreeHead(from, later.root()), new TreeHead(to, earlier.root()));
                }
            }
        }
    }

    @Test
    void every_single_bit_is_found() {
        for (int to = 1; to <= EVERY_BIT; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = proof(from, to);
                TreeHead earlier = HEADS.get(from);
                TreeHead later = HEADS.get(to);
                for (int bit = 0; bit < Corruption.BITS; bit++) {
                    refuted(proof, flipped(earlier, bit), later);
                    refuted(proof, earlier, flipped(later, bit));
                    for (int i = 0; i < proof.path().size(); i++) {
                        Hash changed = Corruption.flipped(proof.path().get(i), bit);
                        refuted(withPath(proof, Corruption.replaced(proof.path(), i, changed)), earlier, later);
                    }
                }
            }
        }
    }

    @Test
    void every_other_size_is_found() {
        for (int to = 2; to <= SIZES; to++) {
            for (int from = 1; from < to; from++) {
                ConsistencyProof proof = proof(from, to);
                TreeHead earlier = HEADS.get(from);
                TreeHead later = HEADS.get(to);
                for (int other : List.of(from - 1, from + 1, from ^ 2)) {
                    if (other >= 0 && other <= to) {
                        refuted(new ConsistencyProof(other, to, proof.path()), earlier, later);
                        refuted(proof, HEADS.get(other), later);
                        if (other > 0 && other < to) {
                            TreeHead wrong = new TreeHead(other, earlier.root());
                            refuted(new ConsistencyProof(other, to, proof.path()), wrong, later);
                        }
                    }
                }
                for (int other : List.of(to - 1, to + 1, 2 * to)) {
                    if (other >= from) {
                        refuted(new ConsistencyProof(from, other, proof.path()), earlier, later);
                        refuted(proof, earlier, new TreeHead(other, later.root()));
                    }
                }
            }
        }
    }

    /// The verdict, which is also that of the steps of RFC 9162: these do not see sizes twice, so that they fit.
    private static void refuted(ConsistencyProof proof, TreeHead earlier, TreeHead later) {
        assertThat(proof.check(earlier, later))
                .as("%s from %s to %s", proof, earlier, later)
                .isInstanceOf(Refuted.class);
        boolean sizesFit = proof.from() == earlier.size() && proof.to() == later.size();
        if (sizesFit && proof.from() < proof.to() && proof.to() <= COMPARED) {
            assertThat(RfcVerifier.consistency(proof.from(), proof.to(), proof.path(), earlier.root(), later.root()))
                    .isFalse();
        }
    }

    @Test
    void the_steps_of_the_rfc_agree_on_what_is_consistent() {
        for (int to = 2; to <= SIZES; to++) {
            for (int from = 1; from < to; from++) {
                assertThat(RfcVerifier.consistency(
                                from,
                                to,
                                proof(from, to).path(),
                                HEADS.get(from).root(),
                                HEADS.get(to).root()))
                        .isTrue();
            }
        }
    }

    private static TreeHead flipped(TreeHead head, int bit) {
        return new TreeHead(head.size(), Corruption.flipped(head.root(), bit));
    }

    private static ConsistencyProof withPath(ConsistencyProof proof, List<Hash> path) {
        return new ConsistencyProof(proof.from(), proof.to(), path);
    }

    @Test
    void a_log_that_was_rewritten_cannot_be_proved_consistent() {
        NaiveTree rewritten = new NaiveTree(IntStream.range(0, 8)
                .mapToObj(i -> i == 2 ? new byte[] {1} : NAIVE.entry(i))
                .toList());
        TreeHead before = HEADS.get(6);
        assertThat(new ConsistencyProof(6, 8, rewritten.proof(6, 8)).check(before, rewritten.head(8)))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.reason())
                                .startsWith("The proof leads to the earlier root " + rewritten.root(6))
                                .contains("not to the " + before)
                                .contains("was changed since"));
        assertThat(proof(6, 8).check(before, rewritten.head(8)))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.reason())
                                .startsWith("The proof leads to the later root "
                                        + HEADS.get(8).root()));
    }

    @Test
    void verdicts_say_what_is_proved_or_does_not_match() {
        assertThat(proof(6, 8).check(HEADS.get(6), HEADS.get(8)).orThrow())
                .isEqualTo("The " + HEADS.get(8) + " begins with the " + HEADS.get(6));
        assertThat(proof(0, 8).check(TreeHead.EMPTY, HEADS.get(8)).holds()).isTrue();
        assertThat(proof(8, 8).check(HEADS.get(8), HEADS.get(8)).holds()).isTrue();
        assertThatThrownBy(() -> proof(8, 8)
                        .check(HEADS.get(8), new TreeHead(8, HEADS.get(7).root()))
                        .orThrow())
                .hasMessageStartingWith("Two trees of 8 have different roots");
        assertThatThrownBy(() -> new ConsistencyProof(8, 8, List.of(HEADS.get(8).root()))
                        .check(HEADS.get(8), HEADS.get(8))
                        .orThrow())
                .hasMessage("The path has 1 hashes, but from a tree of 8 to one of 8 it has 0");
        assertThatThrownBy(() -> withPath(proof(6, 8), List.of())
                        .check(HEADS.get(6), HEADS.get(8))
                        .orThrow())
                .hasMessage("The path has 0 hashes, but from a tree of 6 to one of 8 it has 3");
        assertThatThrownBy(() -> proof(6, 8).check(HEADS.get(5), HEADS.get(8)).orThrow())
                .hasMessageStartingWith("The proof leads from the tree of 6 to the tree of 8, not from the tree of 5");
        assertThatThrownBy(() -> new ConsistencyProof(8, 6, List.of()))
                .isInstanceOf(ProofException.class)
                .hasMessage("A tree of 6 cannot begin with one of 8");
    }

    @Test
    void it_is_read_from_json_as_it_was_written() {
        ConsistencyProof proof = proof(2, 3);
        String json = Json.ENVELOPE.writeValueAsString(proof);
        assertThat(json)
                .isEqualTo("{\"from\":2,\"to\":3,\"path\":[\"%s\"]}"
                        .formatted(NAIVE.leaves().get(2)));
        assertThat(Json.ENVELOPE.readValue(json, ConsistencyProof.class)).isEqualTo(proof);
    }

    @Test
    void a_head_is_read_from_json_as_it_was_written() {
        String json = "{\"size\":3,\"root\":\"%s\"}".formatted(HEADS.get(3).root());
        assertThat(Json.ENVELOPE.writeValueAsString(HEADS.get(3))).isEqualTo(json);
        assertThat(Json.ENVELOPE.readValue(json, TreeHead.class)).isEqualTo(HEADS.get(3));
        assertThatThrownBy(() -> new TreeHead(0, HEADS.get(3).root()))
                .hasMessageContaining("The root of a tree without leaves is " + Hash.OF_EMPTY_TREE);
        assertThatThrownBy(() -> new TreeHead(-1, Hash.OF_EMPTY_TREE)).isInstanceOf(IllegalArgumentException.class);
    }
}
