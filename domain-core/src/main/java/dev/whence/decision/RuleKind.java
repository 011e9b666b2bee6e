package dev.whence.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a rule comes from.
public enum RuleKind {
    /// The form that the command's arguments must have.
    @JsonProperty("form")
    FORM,
    /// The deployment: who may ask for what, here and now.
    @JsonProperty("guard")
    GUARD,
    /// The domain: what must hold whoever asks.
    @JsonProperty("invariant")
    INVARIANT;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
