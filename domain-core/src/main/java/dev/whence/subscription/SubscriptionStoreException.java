package dev.whence.subscription;

import org.jspecify.annotations.Nullable;

/// Positions and parked decisions cannot be read or written. The message says what was found and what to do about
/// it.
public final class SubscriptionStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubscriptionStoreException(String message) {
        this(message, null);
    }

    public SubscriptionStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
