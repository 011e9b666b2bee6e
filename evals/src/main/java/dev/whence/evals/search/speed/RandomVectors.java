package dev.whence.evals.search.speed;

import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import java.util.SplittableRandom;

/// Vectors of the model's length that stand in for its own: near each other for texts that begin alike, and otherwise
/// without meaning.
final class RandomVectors implements EmbedderProvider, Embedder {

    private static final int DIMENSION = 384;
    private static final int BEGINNING = 40;
    private static final double OWN_SHARE = 0.6;

    @Override
    public String model() {
        return "made-up";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Embedder open() {
        return this;
    }

    @Override
    public float[] ofText(String text) {
        SplittableRandom shared = new SplittableRandom(
                text.substring(0, Math.min(BEGINNING, text.length())).hashCode());
        SplittableRandom own = new SplittableRandom(text.hashCode());
        float[] vector = new float[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (shared.nextGaussian() + OWN_SHARE * own.nextGaussian());
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    @Override
    public float[] ofQuestion(String question) {
        return ofText(question);
    }

    @Override
    public void close() {}
}
