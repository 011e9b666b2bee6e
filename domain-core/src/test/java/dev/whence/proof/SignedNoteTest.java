package dev.whence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String PETER_LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static final SignerKey PETER_SIGNER =
            SignerKey.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    private static final VerifierKey PETER = PETER_SIGNER.verifier();
    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

    private static final String BOTH = TEXT + "\n" + PETER_LINE + ENOCH_LINE;

    @Test
    void it_signs_what_other_implementations_sign() {
        assertThat(SignedNote.sign(TEXT, PETER_SIGNER)).hasToString(TEXT + "\n" + PETER_LINE);
    }

    @Test
    void one_known_signer_is_enough_and_unknown_ones_are_passed_over() {
        SignedNote note = SignedNote.parse(BOTH);
        assertThat(note).hasToString(BOTH);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verify(List.of(PETER))).isEqualTo(new Verified("Signed by PeterNeumann+c74f20a3"));
        assertThat(note.verify(List.of(ENOCH))).isEqualTo(new Verified("Signed by EnochRoot+af0cfe78"));
        assertThat(note.verify(List.of(ENOCH, PETER)))
                .isEqualTo(new Verified("Signed by PeterNeumann+c74f20a3 and EnochRoot+af0cfe78"));
        assertThat(SignedNote.parse(BOTH.getBytes(UTF_8))).isEqualTo(note);
    }

    @Test
    void the_example_of_the_specification_verifies() {
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);
        assertThat(note.verify(List.of(key)).holds()).isTrue();
    }

    @Test
    void a_text_may_have_blank_lines_and_any_letters() {
        String poem = """
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed è subito sera.

                — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                """;
        SignedNote note = SignedNote.parse(poem);
        assertThat(note.text()).endsWith("\n\ned è subito sera.\n");
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.keyName()).isEqualTo("quasimodo.example/salvatore");
            assertThat(signature.keyId()).isEqualTo("367ba04b");
        });
        SignedNote signed = note.alsoSignedBy(PETER_SIGNER);
        assertThat(SignedNote.parse(signed.toString()).verify(List.of(PETER)).holds())
                .isTrue();
        assertThat(signed.signatures()).hasSize(2);
    }

    @Test
    void the_same_key_signs_once() {
        SignedNote note = SignedNote.parse(BOTH);
        assertThat(note.alsoSignedBy(PETER_SIGNER)).hasToString(TEXT + "\n" + ENOCH_LINE + PETER_LINE);
    }

    @Nested
    class Changed {

        @Test
        void every_flipped_bit_of_the_text_is_found() {
            byte[] text = TEXT.getBytes(UTF_8);
            for (int bit = 0; bit < text.length * Byte.SIZE; bit++) {
                byte[] note = (new String(text, UTF_8) + "\n" + PETER_LINE).getBytes(UTF_8);
                byte[] changed = Corruption.flipped(note, bit);
                assertThat(trusted(changed)).as("bit %d", bit).isFalse();
            }
        }

        @Test
        void every_flipped_bit_of_the_signature_line_is_found() {
            byte[] note = (TEXT + "\n" + PETER_LINE).getBytes(UTF_8);
            for (int bit = TEXT.length() * Byte.SIZE; bit < note.length * Byte.SIZE; bit++) {
                assertThat(trusted(Corruption.flipped(note, bit)))
                        .as("bit %d", bit)
                        .isFalse();
            }
        }

        @Test
        void every_cut_is_found() {
            byte[] note = (TEXT + "\n" + PETER_LINE).getBytes(UTF_8);
            for (int length = 0; length < note.length; length++) {
                assertThat(trusted(Arrays.copyOf(note, length))).isFalse();
            }
        }

        private boolean trusted(byte[] note) {
            try {
                return SignedNote.parse(note).verify(List.of(PETER)).holds();
            } catch (ProofException e) {
                return false;
            }
        }

        @Test
        void the_signer_whose_signature_does_not_fit_is_named() {
            SignedNote note = SignedNote.parse(BOTH.replace("cryptography", "cryptographY"));
            assertThat(note.verify(List.of(PETER, ENOCH)))
                    .isEqualTo(new Refuted("The signature of PeterNeumann+c74f20a3 does not fit the text: the text or"
                            + " the signature was changed"));
        }

        @Test
        void one_bad_signature_of_a_known_key_spoils_the_note() {
            String forged = forged(TEXT, PETER);
            assertThat(SignedNote.parse(TEXT + "\n" + ENOCH_LINE + forged)
                            .verify(List.of(PETER, ENOCH))
                            .holds())
                    .isFalse();
            assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE + forged)
                            .verify(List.of(PETER))
                            .holds())
                    .isFalse();
            assertThat(SignedNote.parse(TEXT + "\n" + ENOCH_LINE + forged)
                            .verify(List.of(ENOCH))
                            .holds())
                    .as("who does not know the key passes its signature over")
                    .isTrue();
        }

        /// A line that claims to be by the key.
        private String forged(String text, VerifierKey claimed) {
            SignerKey other = SignerKey.generate(claimed.name(), new SecureRandom());
            byte[] signature = other.sign(text.getBytes(UTF_8)).bytes();
            return NoteSignature.of(claimed, signature) + "\n";
        }

        @Test
        void another_key_of_the_same_name_is_unknown() {
            SignerKey other = SignerKey.generate("PeterNeumann", new SecureRandom());
            assertThat(SignedNote.sign(TEXT, other).verify(List.of(PETER)))
                    .isEqualTo(new Refuted("No known key signed the note: it is signed by PeterNeumann+"
                            + other.verifier().id() + "; known are PeterNeumann+c74f20a3"));
            assertThat(SignedNote.parse(BOTH).verify(List.of()))
                    .isInstanceOfSatisfying(
                            Refuted.class,
                            refuted -> assertThat(refuted.reason()).endsWith("known are none"));
        }

        @Test
        void another_id_or_name_makes_a_key_unknown() {
            String line =
                    SignedNote.sign(TEXT, PETER_SIGNER).signatures().getFirst().base64();
            String otherId = "A" + line.substring(1);
            for (String changed : List.of(BOTH.replace("PeterNeumann", "PeterNewmann"), BOTH.replace(line, otherId))) {
                assertThat(SignedNote.parse(changed).verify(List.of(PETER)))
                        .isInstanceOfSatisfying(
                                Refuted.class,
                                refuted -> assertThat(refuted.reason()).startsWith("No known key signed the note"));
            }
        }
    }

    @Nested
    class Malformed {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "\"\" | no blank line",
                    "text~ | no blank line",
                    "text~— n AAAAAAAA~ | no blank line",
                    "text~~ | has no signature",
                    "text~~— n AAAAAAAA | was cut off",
                    "text~~— n AAAAAAAA~trailing | was cut off",
                    "text~~— n AAAAAAAA~trailing~ | 'trailing' is not the signature line of a note",
                    "text~~-- n AAAAAAAA~ | is not the signature line of a note",
                    "text~~— nAAAAAAAA~ | is not the signature line of a note",
                    "text~~— n~ | is not the signature line of a note",
                    "text~~—  AAAAAAAA~ | '' cannot name a key",
                    "text~~— a+b AAAAAAAA~ | 'a+b' cannot name a key",
                    "text~~— n AAAAAA==~ | too short for the id of a key and a signature",
                    "text~~— n AAAAAAAB==~ | is not the base64 of a signature by 'n'",
                    "text~~— n AAAAAAA~ | is not the base64 of a signature by 'n'",
                    "text~~— n AAAAAAAA AAAA~ | is not the base64 of a signature by 'n'",
                    "text~~— n ññññññññ~ | is not the base64 of a signature by 'n'"
                })
        void it_is_refused_with_the_reason(String note, String reason) {
            assertThatThrownBy(() -> SignedNote.parse(note.replace('~', '\n')))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining(reason);
        }

        @ParameterizedTest
        @ValueSource(chars = {0, '\t', '\r', 0x1f})
        void control_characters_are_refused_wherever_they_are(char control) {
            for (String note :
                    List.of("te?xt\n\n— n AAAAAAAA\n", "text\n\n— n AAAAAAAA?\n", "text\n\n— ?n AAAAAAAA\n")) {
                assertThatThrownBy(() -> SignedNote.parse(note.replace('?', control)))
                        .isInstanceOf(ProofException.class)
                        .hasMessageContaining("has the control character with the code " + (int) control);
            }
        }

        @Test
        void bytes_that_are_not_text_are_refused() {
            byte[] note = ("text ñ\n\n" + PETER_LINE).getBytes(UTF_8);
            note[5] = (byte) 0xff;
            assertThatThrownBy(() -> SignedNote.parse(note)).hasMessageContaining("UTF-8");
            assertThatThrownBy(() -> SignedNote.sign("half a pair \ud83d\n", PETER_SIGNER))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("half of a character");
        }

        @Test
        void only_whole_lines_are_signed() {
            assertThatThrownBy(() -> SignedNote.sign("no end", PETER_SIGNER)).hasMessageContaining("end of a line");
        }

        @Test
        void a_hundred_signatures_are_enough() {
            String line = "— n AAAAAAAA\n";
            assertThat(SignedNote.parse("text\n\n" + line.repeat(100)).signatures())
                    .hasSize(100);
            assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line.repeat(101)))
                    .hasMessage("A note has 1 to 100 signatures, but this has 101");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.whence.proof.ReferenceVectors#goCheckpoints")
    void notes_of_a_public_log_verify(String note) {
        VerifierKey key = VerifierKey.parse(ReferenceVectors.GO_KEY);
        assertThat(SignedNote.parse(note).verify(List.of(key)))
                .isEqualTo(new Verified("Signed by sum.golang.org+033de0ae"));
        assertThat(SignedNote.parse(note)).hasToString(note);
    }
}
