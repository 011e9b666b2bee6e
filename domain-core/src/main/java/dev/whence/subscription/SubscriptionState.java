package dev.whence.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a subscription is doing.
public enum SubscriptionState {
    /// It asks where it was.
    @JsonProperty("starting")
    STARTING,
    /// It hands over decisions of the past.
    @JsonProperty("catching up")
    CATCHING_UP,
    /// It has reached the end of the log and hands over decisions as they are appended.
    @JsonProperty("live")
    LIVE,
    /// Its handler failed; it will hand the decision over again.
    @JsonProperty("retrying")
    RETRYING,
    /// The log, the subscription store or the handler's own store fails; it tries again until that works.
    @JsonProperty("blocked")
    BLOCKED,
    /// It was told to pause or close, and its handler has not returned yet.
    @JsonProperty("stopping")
    STOPPING,
    /// It was paused and can be resumed.
    @JsonProperty("paused")
    PAUSED,
    /// It stopped because going on would be wrong; its failure says why. It can be resumed.
    @JsonProperty("failed")
    FAILED,
    /// It was closed.
    @JsonProperty("closed")
    CLOSED;

    private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /// Whether nothing is handed over any more unless somebody does something about it.
    public boolean isOver() {
        return switch (this) {
            case STARTING, CATCHING_UP, LIVE, RETRYING, BLOCKED, STOPPING -> false;
            case PAUSED, FAILED, CLOSED -> true;
        };
    }

    /// The words used in JSON and in sentences.
    @Override
    public String toString() {
        return words;
    }
}
