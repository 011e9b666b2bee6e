package dev.whence.evals.search.time;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// A sentence with one time expression in it, and what that means.
///
/// @param start where the expression begins
/// @param end where it ends, the last char of it
/// @param type its type, such as `daterange`
/// @param values each with `timex`, `type`, and of `value`, `start`, `end` and `Mod` those that it has
record TimeCase(
        String sentence, LocalDateTime reference, int start, int end, String type, List<Map<String, String>> values) {

    TimeCase {
        values = List.copyOf(values);
    }
}
