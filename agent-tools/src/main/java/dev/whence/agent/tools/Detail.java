package dev.whence.agent.tools;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.explain.Explanation;
import org.jspecify.annotations.Nullable;

/// How much of an answer is told.
public enum Detail {
    @JsonProperty("short")
    SHORT,
    @JsonProperty("full")
    FULL;

    /// The answer's text with this much detail; short if nothing is said.
    public static String text(Explanation explanation, @Nullable Detail detail) {
        return detail == FULL ? explanation.fullText() : explanation.text();
    }
}
