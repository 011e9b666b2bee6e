package dev.whence.log;

/// Hears how far a long piece of work is. It may throw to end the work.
@FunctionalInterface
public interface ProgressListener {

    /// For work that nobody watches.
    ProgressListener NOBODY = (_, _) -> {};

    void at(long done, long total);
}
