package dev.whence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.proof.Verification.Refuted;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {

    private static final List<VerifierKey> GO = List.of(VerifierKey.parse(ReferenceVectors.GO_KEY));
    private static final byte[] ENTRY = ReferenceVectors.GO_ENTRY.getBytes(UTF_8);

    @Test
    void a_proof_of_a_public_log_verifies() {
        TlogProof proof = TlogProof.parse(ReferenceVectors.GO_PROOF);
        assertThat(proof.path()).hasSize(26);
        assertThat(proof.check(ENTRY, ReferenceVectors.GO_ORIGIN, GO).orThrow())
                .isEqualTo("The decision at position 43930255, with the hash"
                        + " D6V8URw7L/zAoFrWMXJWjSZar5hE6bY2oJeHlTlvKrE=, is in the tree of 58253265 with root"
                        + " lIyLAEe4zJUQAda6pFFg3yPOf7j1SgfMEDrpgoX39JU=");
        assertThat(proof.text()).isEqualTo(ReferenceVectors.GO_PROOF);
    }

    @Test
    void extra_data_is_passed_over() {
        String extra = ReferenceVectors.GO_PROOF.replace("\nindex", "\nextra YWdl\nindex");
        assertThat(TlogProof.parse(extra)).isEqualTo(TlogProof.parse(ReferenceVectors.GO_PROOF));
    }

    @Test
    void a_flipped_bit_in_any_byte_of_the_file_is_found() {
        Random random = Seed.announced("TlogProofTest.file");
        byte[] file = ReferenceVectors.GO_PROOF.getBytes(UTF_8);
        for (int i = 0; i < file.length; i++) {
            int bit = i * Byte.SIZE + random.nextInt(Byte.SIZE);
            String changed = new String(Corruption.flipped(file, bit), UTF_8);
            assertThat(holds(changed, ENTRY)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void a_flipped_bit_in_any_byte_of_the_entry_is_found() {
        Random random = Seed.announced("TlogProofTest.entry");
        for (int i = 0; i < ENTRY.length; i++) {
            int bit = i * Byte.SIZE + random.nextInt(Byte.SIZE);
            assertThat(holds(ReferenceVectors.GO_PROOF, Corruption.flipped(ENTRY, bit)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private static boolean holds(String file, byte[] entry) {
        try {
            return TlogProof.parse(file)
                    .check(entry, ReferenceVectors.GO_ORIGIN, GO)
                    .holds();
        } catch (ProofException e) {
            return false;
        }
    }

    @Test
    void our_own_round_trips() {
        SignerKey signer = SignerKey.generate("example.com/shop", new SecureRandom());
        NaiveTree tree = NaiveTree.of(300);
        InMemoryHashTiles tiles = new InMemoryHashTiles();
        LogTree log = LogTree.empty().append(tree.leaves()).tree();
        LogTree.empty().append(tree.leaves()).writeTo(tiles);
        SignedNote checkpoint = new Checkpoint("example.com/shop", log.head()).sign(signer);
        TlogProof proof = TlogProof.of(new Prover(tiles).inclusion(257, 300), checkpoint);
        TlogProof read = TlogProof.parse(proof.text());
        List<VerifierKey> known = List.of(signer.verifier());
        assertThat(read).isEqualTo(proof);
        assertThat(read.check(tree.entry(257), "example.com/shop", known).holds())
                .isTrue();
        assertThat(read.check(tree.entry(258), "example.com/shop", known))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.reason()).startsWith("The proof leads to the root"));
        assertThat(read.check(tree.entry(257), "example.com/bank", known))
                .isInstanceOfSatisfying(
                        Refuted.class, refuted -> assertThat(refuted.reason()).contains("not of the log"));
        TlogProof beyond = new TlogProof(300, proof.path(), checkpoint);
        assertThat(beyond.check(tree.entry(257), "example.com/shop", known))
                .isEqualTo(new Refuted("A tree of 300 has no leaf 300, so nothing can prove it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2sp.org/tlog-proof@v1~index 0~ | has a blank line before its checkpoint",
                "wrong~index 0~~o~1~r~~— n AAAAAAAA~ | The first line of a proof file is",
                "c2sp.org/tlog-proof@v1~~o~1~r~~— n AAAAAAAA~ | has a line 'index N'",
                "c2sp.org/tlog-proof@v1~index 01~~o~1~r~~— n AAAAAAAA~ | not 'index 01'",
                "c2sp.org/tlog-proof@v1~index -5~~o~1~r~~— n AAAAAAAA~ | not 'index -5'",
                "c2sp.org/tlog-proof@v1~index 9999999999999999999~~o~1~r~~— n AAAAAAAA~ | too large to count",
                "c2sp.org/tlog-proof@v1~index 0~nothash~~o~1~r~~— n AAAAAAAA~ | is not the text of a hash",
                "c2sp.org/tlog-proof@v1~index 0~~o~1~r~ | This is not a signed note"
            })
    void malformed_ones_are_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> TlogProof.parse(text.replace('~', '\n')))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(reason);
    }
}
