package dev.whence.index.time;

/// Which way an expression is meant that names no year or week of its own, like "on Monday" or "in March".
public enum Reading {
    /// The latest that is not in the future: what somebody means who searches a history.
    PAST,
    /// The first that is not over yet: what somebody means who makes a plan.
    FUTURE,
    /// Both: the last before the reference time and the next after it, in this order.
    EITHER
}
