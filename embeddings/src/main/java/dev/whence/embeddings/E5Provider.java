package dev.whence.embeddings;

import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;

/// Provides [E5Embedder] to the index.
public final class E5Provider implements EmbedderProvider {

    /// For [java.util.ServiceLoader].
    public E5Provider() {}

    @Override
    public String model() {
        return "e5-small-v2-q/1";
    }

    @Override
    public int dimension() {
        return E5Embedder.DIMENSION;
    }

    @Override
    public Embedder open() {
        return E5Embedder.load();
    }
}
