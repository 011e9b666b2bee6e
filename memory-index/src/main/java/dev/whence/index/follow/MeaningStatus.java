package dev.whence.index.follow;

import dev.whence.decision.Position;
import org.jspecify.annotations.Nullable;

/// How the vectors of what decisions mean are doing.
///
/// @param model the embedding model
/// @param loaded whether the model is loaded; until it is, search goes by words
/// @param seen up to which position decisions are found by their meaning
/// @param lag how many decisions in the log are found by their words alone as yet
/// @param problem what went wrong last, with what is being done about it; null if nothing did
public record MeaningStatus(
        String model,
        boolean loaded,
        Position seen,
        long lag,
        @Nullable String problem) {}
