package dev.whence.evals.search.speed;

import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import java.util.Optional;
import java.util.SplittableRandom;

/// Vectors of the model's length that stand in for its own: near each other for texts that begin alike, and otherwise
/// without meaning.
final class RandomVectors implements EmbedderProvider, Embedder {

    private static final int DIMENSION = 384;
    private static final int BEGINNING = 40;
    private static final double OWN_SHARE = 0.6;

    private final Optional<EmbedderProvider> model;
    private Optional<Embedder> opened = Optional.empty();

    /// @param model reads questions, for the time that takes; what it makes of them is not used
    RandomVectors(Optional<EmbedderProvider> model) {
        this.model = model;
    }

    @Override
    public String model() {
        return "made-up";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public synchronized Embedder open() {
        opened = model.map(EmbedderProvider::open);
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
    public synchronized float[] ofQuestion(String question) {
        opened.ifPresent(embedder -> embedder.ofQuestion(question));
        return ofText(question);
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(Embedder::close);
        opened = Optional.empty();
    }
}
