package dev.whence.server.subscription;

import dev.whence.decision.Position;
import dev.whence.index.follow.IndexStatus;
import dev.whence.subscription.Failure;
import dev.whence.subscription.Lag;
import dev.whence.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one subscription, or the search index, is doing.
///
/// @param what whose it is and what it does, in a few words
/// @param position the last decision that it is done with; null while it is not known
/// @param behind how many decisions it has not come to yet; null while that is not known
/// @param waiting for how long the oldest of them has been waiting; null while that is not known
/// @param parked how many decisions are parked; null for the search index, which passes over what it cannot read
/// @param failures how many attempts in a row have failed
/// @param lastFailure what went wrong last, also after it was overcome; null if nothing ever did
/// @param handlingSince since when its handler has been busy; null while it is not
public record SubscriptionReport(
        String name,
        String what,
        String state,
        @Nullable Position position,
        @Nullable Long behind,
        @Nullable Duration waiting,
        @Nullable Long parked,
        int failures,
        @Nullable Failure lastFailure,
        @Nullable Instant handlingSince) {

    /// The name under which the search index is listed; no subscription may have it.
    public static final String SEARCH_INDEX = "search-index";

    static SubscriptionReport of(SubscriptionStatus status, String what) {
        Lag lag = status.lag();
        return new SubscriptionReport(
                status.name().value(),
                what,
                status.state().toString(),
                status.position(),
                lag == null ? null : lag.decisions(),
                lag == null ? null : lag.time(),
                status.parked(),
                status.failures(),
                status.lastFailure(),
                status.handlingSince());
    }

    static SubscriptionReport of(IndexStatus index, @Nullable Duration waiting, Instant now) {
        String state = switch (index.state()) {
            case FOLLOWING -> index.lag() == 0 ? "live" : "catching up";
            case STALLED -> "blocked";
            case DEAD -> "failed";
            case CLOSED -> "closed";
        };
        String problem = index.problem();
        return new SubscriptionReport(
                SEARCH_INDEX,
                "search index",
                state,
                index.seen(),
                index.lag(),
                waiting,
                null,
                0,
                problem == null ? null : new Failure(now, "", problem, ""),
                null);
    }
}
