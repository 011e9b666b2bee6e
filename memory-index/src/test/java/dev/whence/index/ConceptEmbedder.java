package dev.whence.index;

import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A model of a few concepts: each word is a direction of its own, and words of one concept share theirs.
final class ConceptEmbedder implements EmbedderProvider, Embedder {

    private static final int DIMENSION = 64;

    private static final List<List<String>> CONCEPTS = List.of(
            List.of("kettle", "boiler", "teapot"), List.of("bicycle", "bike", "cycle"), List.of("sad", "unhappy"));

    /// Every text that was embedded, in order.
    final Queue<String> texts = new ConcurrentLinkedQueue<>();

    final AtomicInteger opened = new AtomicInteger();

    /// Opened when texts may be embedded.
    final CountDownLatch gate = new CountDownLatch(1);

    private final String model;
    private float leastNear = -1;

    ConceptEmbedder(String model) {
        this.model = model;
    }

    /// One that embeds at once.
    static ConceptEmbedder ready() {
        ConceptEmbedder embedder = new ConceptEmbedder("concepts");
        embedder.gate.countDown();
        return embedder;
    }

    /// From now on nothing is near unless something is as near as this.
    ConceptEmbedder leastNear(float cosine) {
        leastNear = cosine;
        return this;
    }

    @Override
    public float leastNear() {
        return leastNear;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Embedder open() {
        opened.incrementAndGet();
        return this;
    }

    @Override
    public float[] ofText(String text) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        texts.add(text);
        return vector(text);
    }

    @Override
    public float[] ofQuestion(String question) {
        return vector(question);
    }

    static float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        vector[DIMENSION - 1] = 0.1f;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            vector[direction(word)] += 1;
        }
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static int direction(String word) {
        for (int i = 0; i < CONCEPTS.size(); i++) {
            if (CONCEPTS.get(i).contains(word)) {
                return i;
            }
        }
        return CONCEPTS.size() + Math.floorMod(word.hashCode(), DIMENSION - CONCEPTS.size() - 1);
    }

    @Override
    public void close() {}
}
