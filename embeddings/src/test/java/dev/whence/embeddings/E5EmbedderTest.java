package dev.whence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class E5EmbedderTest {

    private static Embedder embedder;

    @BeforeAll
    static void load() {
        embedder = EmbedderProvider.installed().orElseThrow().open();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    private static double cosine(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    @Test
    void what_means_alike_is_nearer_than_what_does_not() {
        float[] question = embedder.ofQuestion("Who wanted the money back?");

        double near = cosine(question, embedder.ofText("The customer asked for a refund."));
        double far = cosine(question, embedder.ofText("The parcel is forty centimetres wide."));

        assertThat(near).isGreaterThan(far + 0.03);
    }

    @Test
    void a_vector_has_length_one_and_is_the_same_each_time_on_any_thread() {
        String text = "Only a pending order can be cancelled.";
        float[] vector = embedder.ofText(text);

        assertThat(vector).hasSize(E5Embedder.DIMENSION);
        assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-5));
        assertThat(IntStream.range(0, 8).parallel().mapToObj(_ -> embedder.ofText(text)))
                .allSatisfy(again -> assertThat(again).isEqualTo(vector));
    }

    @Test
    void the_end_of_a_long_text_counts() {
        String long1 = "The shelf is made of wood. ".repeat(120);
        float[] question = embedder.ofQuestion("the violin was stolen");

        double without = cosine(question, embedder.ofText(long1));
        double with = cosine(question, embedder.ofText(long1 + "The violin was stolen in the night. ".repeat(20)));

        assertThat(with).isGreaterThan(without + 0.02);
    }

    @Test
    void nothing_and_other_scripts_have_vectors_too() {
        assertThat(embedder.ofText("")).doesNotContain(Float.NaN);
        assertThat(embedder.ofText("🙂 中文 ไทย")).doesNotContain(Float.NaN);
    }
}
