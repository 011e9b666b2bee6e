package dev.whence.subscription;

/// Where a subscription begins that has no position yet.
public enum Start {
    /// At the first decision of the log.
    BEGINNING,
    /// After the last decision there is when it is first started.
    NOW
}
