package dev.whence.subscription;

import dev.whence.decision.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a subscription is doing at one moment.
///
/// @param since when the state began
/// @param position the last decision that it handled, passed over or parked; null while it is not known
/// @param lag how far behind the log it is; null while the position is not known or the log cannot be read
/// @param parked how many decisions are parked; null while the store cannot be read
/// @param failures how many attempts in a row have failed; 0 while nothing is wrong
/// @param lastFailure the last thing that went wrong, also after it was overcome; null if nothing ever did
/// @param handlingSince since when the handler has been busy with what follows the position; null while it is not
public record SubscriptionStatus(
        SubscriptionName name,
        SubscriptionState state,
        Instant since,
        @Nullable Position position,
        @Nullable Lag lag,
        @Nullable Long parked,
        int failures,
        @Nullable Failure lastFailure,
        @Nullable Instant handlingSince) {}
