package dev.whence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The expected numbers are those of the model's own tokenizer.
class WordPiecesTest {

    private static WordPieces pieces;

    @BeforeAll
    static void read_the_vocabulary() throws IOException {
        try (InputStream in = WordPiecesTest.class.getResourceAsStream("/e5-small-v2-q-tokenizer.json")) {
            pieces = WordPieces.read(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static long[] framed(String text) {
        return pieces.framed(new int[0], pieces.of(text));
    }

    @Test
    void marks_are_words_and_words_are_cut_into_pieces() {
        assertThat(framed("Refund-bot refused: \"order.status\" was delivered!"))
                .containsExactly(
                        101, 25416, 8630, 1011, 28516, 4188, 1024, 1000, 2344, 1012, 3570, 1000, 2001, 5359, 999, 102);
        assertThat(framed("#W2611340 🙂 $1,234.50"))
                .containsExactly(
                        101, 1001, 1059, 23833, 14526, 22022, 2692, 100, 1002, 1015, 1010, 22018, 1012, 2753, 102);
    }

    @Test
    void accents_and_case_are_folded() {
        assertThat(framed("Crème Brûlée naïve")).containsExactly(101, 13675, 21382, 7987, 9307, 2063, 15743, 102);
        assertThat(pieces.of("naïve")).isEqualTo(pieces.of("NAIVE"));
    }

    @Test
    void what_is_not_known_is_one_piece() {
        assertThat(framed("中文 and ไทย")).containsExactly(101, 1746, 1861, 1998, 100, 102);
        assertThat(framed("unaffable " + "x".repeat(101))).containsExactly(101, 14477, 20961, 3468, 100, 102);
    }

    @Test
    void nothing_is_no_piece() {
        assertThat(pieces.of(" \t\n\u0000\u200d")).isEmpty();
    }

    @Test
    void another_vocabulary_is_refused() {
        byte[] other = "{\"model\": {\"vocab\": {\"a\": 0}}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WordPieces.read(other)).hasMessageContaining("[UNK]");
    }
}
