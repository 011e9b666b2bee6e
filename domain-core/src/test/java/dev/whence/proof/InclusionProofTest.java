package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class InclusionProofTest {

    private static final int SIZES = 130;
    private static final int EVERY_BIT = 12;
    private static final int COMPARED = 40;
    private static final NaiveTree NAIVE = NaiveTree.of(SIZES + 2);
    private static final List<Hash> LEAVES = NAIVE.leaves();

    private static InclusionProof proof(int index, int size) {
        return new InclusionProof(index, size, LEAVES.get(index), NAIVE.path(index, size));
    }

    /// With the roots computed once.
    private static final List<TreeHead> HEADS = heads();

    private static List<TreeHead> heads() {
        List<TreeHead> heads = new ArrayList<>();
        for (int size = 0; size <= SIZES + 2; size++) {
            heads.add(NAIVE.head(size));
        }
        return heads;
    }

    @Test
    void every_leaf_of_every_small_tree_verifies() {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proof(index, size);
                assertThat(proof.check(NAIVE.entry(index), HEADS.get(size))).isInstanceOf(Verified.class);
                assertThat(RfcVerifier.inclusion(
                                index,
                                size,
                                proof.leaf(),
                                proof.path(),
                                HEADS.get(size).root()))
                        .isTrue();
            }
        }
    }

    @Test
    void every_changed_element_is_found() {
        Random random = Seed.announced("InclusionProofTest.elements");
        for (int size = 1; size <= SIZES; size++) {
            TreeHead head = HEADS.get(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proof(index, size);
                Corruption.ofPath(proof.path(), random, path -> refuted(withPath(proof, path), head));
                refuted(withLeaf(proof, Corruption.flippedSomewhere(proof.leaf(), random)), head);
                refuted(proof, new TreeHead(head.size(), Corruption.flippedSomewhere(head.root(), random)));
            }
        }
    }

    @Test
    void another_place_or_size_is_found() {
        Random random = Seed.announced("InclusionProofTest.places");
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proof(index, size);
                for (int other = 0; other < size; other += size <= COMPARED ? 1 : 1 + random.nextInt(16)) {
                    if (other != index) {
                        refuted(new InclusionProof(other, size, proof.leaf(), proof.path()), HEADS.get(size));
                    }
                }
                for (int other : List.of(size - 1, size + 1, 2 * size, size / 2)) {
                    if (other > index && other != size) {
                        refuted(new InclusionProof(index, other, proof.leaf(), proof.path()), HEADS.get(size));
                        refuted(proof, new TreeHead(other, HEADS.get(size).root()));
                    }
                }
                refuted(proof, HEADS.get(size - 1));
                refuted(proof, HEADS.get(size + 1));
            }
        }
    }

    @Test
    void every_single_bit_is_found() {
        for (int size = 1; size <= EVERY_BIT; size++) {
            TreeHead head = HEADS.get(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proof(index, size);
                for (int bit = 0; bit < Corruption.BITS; bit++) {
                    refuted(withLeaf(proof, Corruption.flipped(proof.leaf(), bit)), head);
                    refuted(proof, new TreeHead(size, Corruption.flipped(head.root(), bit)));
                    for (int i = 0; i < proof.path().size(); i++) {
                        Hash changed = Corruption.flipped(proof.path().get(i), bit);
                        refuted(withPath(proof, Corruption.replaced(proof.path(), i, changed)), head);
                    }
                }
            }
        }
    }

    /// The verdict, which is also that of the steps of RFC 9162: these do not see two sizes, so that they fit.
    private static void refuted(InclusionProof proof, TreeHead head) {
        assertThat(proof.check(head)).isInstanceOf(Refuted.class);
        if (proof.size() == head.size() && proof.size() <= COMPARED) {
            assertThat(RfcVerifier.inclusion(proof.index(), proof.size(), proof.leaf(), proof.path(), head.root()))
                    .isFalse();
        }
    }

    private static InclusionProof withPath(InclusionProof proof, List<Hash> path) {
        return new InclusionProof(proof.index(), proof.size(), proof.leaf(), path);
    }

    private static InclusionProof withLeaf(InclusionProof proof, Hash leaf) {
        return new InclusionProof(proof.index(), proof.size(), leaf, proof.path());
    }

    @Test
    void a_path_alone_does_not_tell_the_size() {
        InclusionProof ofThree = proof(0, 3);
        TreeHead fourThatNeverWas = new TreeHead(4, HEADS.get(3).root());
        assertThat(new InclusionProof(0, 4, ofThree.leaf(), ofThree.path()).check(fourThatNeverWas))
                .as("why heads are signed as a whole")
                .isInstanceOf(Verified.class);
    }

    @Test
    void another_decision_is_found() {
        byte[] other = "entry 5 ".getBytes(StandardCharsets.UTF_8);
        assertThat(proof(5, 8).check(other, HEADS.get(8)))
                .isEqualTo(new Refuted("The decision has the hash " + new TreeHasher().leaf(other)
                        + ", but the proof is of " + LEAVES.get(5) + ": it is another decision, or it was changed"));
    }

    @Test
    void verdicts_say_what_is_proved_or_does_not_match() {
        InclusionProof proof = proof(5, 8);
        assertThat(proof.position()).isEqualTo(Position.of(6));
        assertThat(proof.check(HEADS.get(8)))
                .isEqualTo(new Verified("The decision at position 6, with the hash " + LEAVES.get(5)
                        + ", is in the tree of 8 with root " + HEADS.get(8).root()));
        assertThat(reason(proof.check(HEADS.get(9))))
                .startsWith("The proof is for the tree of 8, not for the tree of 9 with root ");
        assertThat(reason(withPath(proof, proof.path().subList(1, 3)).check(HEADS.get(8))))
                .isEqualTo("The path has 2 hashes, but the way from leaf 5 to the root of a tree of 8 has 3");
        assertThat(reason(withLeaf(proof, LEAVES.get(6)).check(HEADS.get(8))))
                .startsWith("The proof leads to the root ")
                .contains("not to the tree of 8 with root " + HEADS.get(8).root());
        assertThatThrownBy(() -> proof.check(HEADS.get(7)).orThrow())
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("tree of 7");
    }

    private static String reason(Verification verification) {
        assertThat(verification.holds()).isFalse();
        return ((Refuted) verification).reason();
    }

    @Test
    void a_path_can_be_as_long_as_a_tree_is_high() {
        Hash leaf = LEAVES.getFirst();
        InclusionProof proof = new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, leaf, List.of(leaf));
        assertThat(reason(proof.check(new TreeHead(Long.MAX_VALUE, leaf)))).contains("has 62");
        InclusionProof first = new InclusionProof(0, Long.MAX_VALUE, leaf, List.of(leaf));
        assertThat(reason(first.check(new TreeHead(Long.MAX_VALUE, leaf)))).contains("has 63");
    }

    @Test
    void it_is_read_from_json_as_it_was_written() {
        InclusionProof proof = proof(2, 3);
        String json = Json.ENVELOPE.writeValueAsString(proof);
        assertThat(json)
                .isEqualTo("{\"index\":2,\"size\":3,\"leaf\":\"%s\",\"path\":[\"%s\"]}"
                        .formatted(LEAVES.get(2), HEADS.get(2).root()));
        assertThat(Json.ENVELOPE.readValue(json, InclusionProof.class)).isEqualTo(proof);
    }

    @Test
    void json_that_is_not_a_proof_is_refused() {
        for (String json : List.of(
                "{}",
                "{\"index\":0,\"size\":1,\"path\":[]}",
                "{\"index\":0,\"size\":1,\"leaf\":\"%s\"}".formatted(Hash.OF_EMPTY_TREE),
                "{\"index\":1,\"size\":1,\"leaf\":\"%s\",\"path\":[]}".formatted(Hash.OF_EMPTY_TREE),
                "{\"index\":0,\"size\":1,\"leaf\":\"short\",\"path\":[]}",
                "{\"index\":0,\"size\":1,\"leaf\":\"%s\",\"path\":[null]}".formatted(Hash.OF_EMPTY_TREE))) {
            assertThatThrownBy(() -> Json.ENVELOPE.readValue(json, InclusionProof.class))
                    .isInstanceOf(JacksonException.class);
        }
    }
}
