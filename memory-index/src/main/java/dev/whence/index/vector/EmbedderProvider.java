package dev.whence.index.vector;

import java.util.Optional;
import java.util.ServiceLoader;

/// An embedding model that is at hand and not loaded yet.
public interface EmbedderProvider {

    /// Names the model and how texts are put to it. Vectors of one name can be compared with each other; those of
    /// another are thrown away.
    String model();

    /// How many numbers a vector has.
    int dimension();

    /// Loads the model, which takes a while.
    ///
    /// @throws EmbedderUnavailableException if it cannot run here
    Embedder open();

    /// The model on the class path, if there is one.
    static Optional<EmbedderProvider> installed() {
        return ServiceLoader.load(EmbedderProvider.class).findFirst();
    }
}
