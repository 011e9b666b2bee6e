package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a decision ended.
public enum Outcome {
    /// Every rule held; the events happened.
    @JsonProperty("accepted")
    ACCEPTED,
    /// At least one rule did not hold; nothing happened.
    @JsonProperty("rejected")
    REJECTED,
    /// The command could not be read as one of the domain's commands; nothing happened.
    @JsonProperty("invalid")
    INVALID,
    /// The boundary kept changing under the command until the retries were used up; nothing happened.
    @JsonProperty("conflicted")
    CONFLICTED,
    /// A rule or the command itself broke while it was evaluated: a bug of the domain; nothing happened.
    @JsonProperty("failed")
    FAILED,
    /// A fact from outside or a note, taken down: no rule of the domain judged it.
    @JsonProperty("observed")
    OBSERVED;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /// Whether the command was turned down, for whatever cause.
    public boolean isRefusal() {
        return switch (this) {
            case ACCEPTED, OBSERVED -> false;
            case REJECTED, INVALID, CONFLICTED, FAILED -> true;
        };
    }

    /// The word used in JSON and in sentences.
    @Override
    public String toString() {
        return word;
    }
}
