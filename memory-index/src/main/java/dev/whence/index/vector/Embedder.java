package dev.whence.index.vector;

/// Turns texts into vectors that are near to each other where the texts mean alike.
///
/// The same text always gives the same vector, whatever is asked for beside it. Any thread may call it.
public interface Embedder extends AutoCloseable {

    /// The vector of a text that is to be found; its length is 1.
    ///
    /// @param text of any length; of very long ones the end may not count
    float[] ofText(String text);

    /// The vector of what somebody asks for; its length is 1.
    float[] ofQuestion(String question);

    /// How near to a question the nearest text must be for any text to have to do with it: the least cosine, which
    /// differs from model to model. If no text is, none is found by its meaning.
    default float leastNear() {
        return -1;
    }

    /// Gives back the memory of the model. Nothing may be asked of it any more.
    @Override
    void close();
}
