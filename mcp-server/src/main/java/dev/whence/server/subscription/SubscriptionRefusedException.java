package dev.whence.server.subscription;

import org.jspecify.annotations.Nullable;

/// What was asked of a subscription is not possible; the message says why, and what is.
public final class SubscriptionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubscriptionRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    SubscriptionRefusedException(String message) {
        this(message, null);
    }
}
