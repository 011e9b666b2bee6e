package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    private static final String EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETER_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXAMPLE,
                PETER,
                ENOCH,
                ReferenceVectors.GO_KEY,
                "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6" // a '+' within the base64
            })
    void verifier_keys_of_others_are_read_and_written_as_they_are(String text) {
        VerifierKey key = VerifierKey.parse(text);
        assertThat(key)
                .hasToString(text)
                .isEqualTo(VerifierKey.parse(text))
                .isEqualTo(VerifierKey.of(key.name(), key.key()));
        assertThat(text).startsWith(key.name() + "+" + key.id() + "+");
    }

    @Test
    void a_signer_key_of_others_has_the_verifier_key_they_say() {
        SignerKey peter = SignerKey.parse(PETER_SECRET);
        assertThat(peter.secret()).isEqualTo(PETER_SECRET);
        assertThat(peter.verifier()).hasToString(PETER);
    }

    @Test
    void a_key_is_generated_from_the_given_randomness() {
        SecureRandom zeros = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0);
            }
        };
        assertThat(SignerKey.generate("EnochRoot", zeros).verifier()).hasToString(ENOCH);
    }

    @Test
    void generated_keys_differ_and_are_read_again() {
        SignerKey one = SignerKey.generate("example.com/shop", new SecureRandom());
        SignerKey other = SignerKey.generate("example.com/shop", new SecureRandom());
        assertThat(one.verifier()).isNotEqualTo(other.verifier());
        assertThat(SignerKey.parse(one.secret()).verifier()).isEqualTo(one.verifier());
        assertThat(VerifierKey.parse(one.verifier().toString())).isEqualTo(one.verifier());
    }

    @Test
    void a_signer_key_does_not_tell_itself_by_accident() {
        SignerKey peter = SignerKey.parse(PETER_SECRET);
        assertThat(peter).hasToString("signer key PeterNeumann+c74f20a3");
        String mistyped = PETER_SECRET.replace("c74f20a3", "c74f20a4");
        assertThatThrownBy(() -> SignerKey.parse(mistyped))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("has the id c74f20a3, but its text says c74f20a4")
                .hasMessageNotContaining("AYEKFALV");
        assertThatThrownBy(() -> SignerKey.parse(PETER_SECRET + "="))
                .isInstanceOf(ProofException.class)
                .hasMessageNotContaining("AYEKFALV");
        assertThatThrownBy(() -> SignerKey.parse(PETER)).hasMessageContaining("it begins with PRIVATE+KEY+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | This is not a verifier key: it looks like name+id+key",
                "name | This is not a verifier key",
                "name+530d903a | This is not a verifier key",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | '' cannot name a key",
                "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | 'a b' cannot name a key",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | This is not a verifier key",
                "example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | This is not a verifier key",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | has the id 530d903a",
                "example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k | but its text says 530d903a",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2 | not in base64",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q== | has 30 bytes instead of 32",
                "example.com/foo+530d903a+ | is of kind none",
                "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2 | is of kind 4",
                "example.com/foo+530d903a+AQIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | is not an Ed25519 key"
            })
    void other_texts_are_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> VerifierKey.parse(text))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a+b", "a\u00a0b", "a\u2028b", "a\u0085b", "a\tb", "a\nb", "a\ud800b"})
    void names_of_keys_have_no_spaces_and_no_plus(String name) {
        assertThatThrownBy(() -> SignerKey.generate(name, new SecureRandom())).isInstanceOf(ProofException.class);
    }

    @Test
    void keys_of_other_kinds_are_refused() throws GeneralSecurityException {
        for (String kind : new String[] {"Ed448", "X25519", "EC"}) {
            PublicKey key = KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic();
            assertThatThrownBy(() -> VerifierKey.of("name", key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Notes are signed with Ed25519 keys, not with");
        }
        VerifierKey peter = VerifierKey.parse(PETER);
        assertThatThrownBy(() -> new VerifierKey("PeterNeumann", "00000000", peter.key()))
                .hasMessage("The id of the key of PeterNeumann is c74f20a3, not 00000000");
    }
}
