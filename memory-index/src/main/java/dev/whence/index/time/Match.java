package dev.whence.index.time;

import java.util.List;

/// What a rule made of some tokens.
///
/// @param end the position after the last token of it
public record Match<T>(T value, int end) {

    static <T> List<Match<T>> list(T value, int end) {
        return List.of(new Match<>(value, end));
    }
}
