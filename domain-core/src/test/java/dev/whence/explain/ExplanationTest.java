package dev.whence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static Explanation of(List<String> lines) {
        return () -> lines;
    }

    @Test
    void a_text_that_fits_is_whole() {
        List<String> lines = List.of("x".repeat(700), "y".repeat(499));

        assertThat(of(lines).text()).isEqualTo(of(lines).fullText()).hasSize(Explanation.SHORT);
    }

    @Test
    void a_long_line_is_cut_where_much_of_it_fits() {
        String text = of(List.of("first", "y".repeat(2_000), "last")).text();

        assertThat(text)
                .hasSizeBetween(1_150, Explanation.SHORT)
                .startsWith("first\nyyy")
                .contains("y…\n");
        assertThat(text).endsWith("… (1 more line; ask for full detail)");
    }

    @Test
    void a_line_of_which_little_fits_is_left_out_and_counted() {
        String text = of(List.of("x".repeat(1_100), "y".repeat(200), "z")).text();

        assertThat(text).isEqualTo("x".repeat(1_100) + "\n… (2 more lines; ask for full detail)");
    }

    @Test
    void no_text_is_too_long_and_none_is_empty() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<String> lines = IntStream.rangeClosed(0, random.nextInt(40))
                    .mapToObj(line ->
                            String.join("", Collections.nCopies(1 + random.nextInt(random.nextInt(3_000) + 1), "a")))
                    .toList();

            assertThat(of(lines).text().length()).isBetween(1, Explanation.SHORT);
        }
    }
}
