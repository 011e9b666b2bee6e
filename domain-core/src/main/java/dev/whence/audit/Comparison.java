package dev.whence.audit;

/// How the trees of a sequence compare with a head that is known.
record Comparison(Known known, Result result) {

    /// What came of it.
    enum Result {
        /// The leaves as they are lead to it.
        SAME,
        /// The hashes kept of the leaves lead to it, the leaves themselves do not.
        SAME_AS_KEPT,
        /// Neither leads to it.
        OTHER,
        /// The sequence ends before it.
        TOO_SHORT,
        /// Leaves before it are not known.
        UNKNOWN
    }

    long size() {
        return known.head().size();
    }
}
