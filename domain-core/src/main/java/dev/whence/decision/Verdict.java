package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What came of checking one rule.
public enum Verdict {
    /// The condition was evaluated and is true.
    @JsonProperty("holds")
    HOLDS("holds"),
    /// The condition was evaluated and is false.
    @JsonProperty("fails")
    FAILS("fails"),
    /// The condition could not be evaluated, because a fact it needs does not exist.
    @JsonProperty("not-evaluated")
    NOT_EVALUATED("not evaluated"),
    /// The evaluation itself broke: a bug in the rule.
    @JsonProperty("error")
    ERROR("error");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
