package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {

    private static final String ORIGIN = "example.com/shop";
    private static final TreeHead HEAD = ReferenceVectors.head(8);
    private static final String TEXT = """
            example.com/shop
            8
            XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
            """;

    private static final SignerKey SIGNER = SignerKey.generate(ORIGIN, new SecureRandom());
    private static final List<VerifierKey> KNOWN = List.of(SIGNER.verifier());

    @Test
    void its_text_has_origin_size_and_root() {
        assertThat(new Checkpoint(ORIGIN, HEAD).text()).isEqualTo(TEXT);
        assertThat(Checkpoint.parse(TEXT)).isEqualTo(new Checkpoint(ORIGIN, HEAD));
        assertThat(Checkpoint.parse("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
                        .head())
                .isEqualTo(TreeHead.EMPTY);
    }

    @Test
    void extension_lines_are_kept() {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, HEAD, List.of("one more", "und größer"));
        assertThat(checkpoint.text()).isEqualTo(TEXT + "one more\nund größer\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void a_signed_one_is_opened_with_the_public_key() {
        String note = new Checkpoint(ORIGIN, HEAD).sign(SIGNER).toString();
        assertThat(note).startsWith(TEXT + "\n— " + ORIGIN + " ");
        assertThat(Checkpoint.open(SignedNote.parse(note), ORIGIN, KNOWN)).isEqualTo(new Checkpoint(ORIGIN, HEAD));
    }

    @Test
    void checkpoints_of_a_public_log_are_opened() {
        List<VerifierKey> known = List.of(VerifierKey.parse(ReferenceVectors.GO_KEY));
        List<Long> sizes = ReferenceVectors.goCheckpoints().stream()
                .map(note -> Checkpoint.open(SignedNote.parse(note), ReferenceVectors.GO_ORIGIN, known))
                .map(checkpoint -> checkpoint.head().size())
                .toList();
        assertThat(sizes).containsExactly(20_852_163L, 15_081_221L, 63_096_908L);
    }

    @Test
    void one_that_was_changed_or_is_by_another_or_of_another_log_is_not_opened() {
        SignedNote note = new Checkpoint(ORIGIN, HEAD).sign(SIGNER);
        SignedNote changed = SignedNote.parse(note.toString().replace("\n8\n", "\n9\n"));
        assertThatThrownBy(() -> Checkpoint.open(changed, ORIGIN, KNOWN))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(
                        "The signature of " + ORIGIN + "+" + SIGNER.verifier().id() + " does not fit the text");
        SignerKey other = SignerKey.generate(ORIGIN, new SecureRandom());
        assertThatThrownBy(() -> Checkpoint.open(note, ORIGIN, List.of(other.verifier())))
                .hasMessageContaining("No known key signed the note");
        assertThatThrownBy(() -> Checkpoint.open(note, "example.com/bank", KNOWN))
                .hasMessage("The checkpoint is of the log 'example.com/shop', not of the log 'example.com/bank'");
        assertThatThrownBy(() -> Checkpoint.open(SignedNote.sign("a signed letter\n", SIGNER), ORIGIN, KNOWN))
                .hasMessageContaining("at least 3 lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o~8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg= | was cut off",
                "o~8~ | at least 3 lines",
                "~8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | The origin of a checkpoint is one line",
                "o~~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | decimal digits without leading zeros, not ''",
                "o~08~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | leading zeros, not '08'",
                "o~-8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | not '-8'",
                "o~+8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | not '+8'",
                "o~٨~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | not '٨'",
                "o~8 ~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | not '8 '",
                "o~9223372036854775808~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | too large to count",
                "o~8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=~ | is not the text of a hash",
                "o~8~5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328~ | is not the text of a hash",
                "o~8~XcnaeacGWamtVZy3~ | is not the text of a hash",
                "o~0~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~ | The root of a tree without leaves is",
                "o~8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~~ | The extension line of a checkpoint is one line",
                "o~8~XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=~\u0007~ | control character"
            })
    void malformed_ones_are_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> Checkpoint.parse(text.replace('~', '\n')))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void an_origin_cannot_smuggle_in_lines() {
        assertThatThrownBy(() -> new Checkpoint("evil\n999", HEAD)).hasMessageContaining("one line");
        assertThatThrownBy(() -> new Checkpoint(ORIGIN, HEAD, List.of("a\nb"))).hasMessageContaining("one line");
        assertThatThrownBy(() -> new Checkpoint(ORIGIN, HEAD, List.of(""))).hasMessageContaining("not empty");
    }
}
