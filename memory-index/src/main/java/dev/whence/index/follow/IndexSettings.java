package dev.whence.index.follow;

import java.time.Duration;

/// How the index trades memory and disk writes against freshness.
///
/// @param refreshAfter how long a decision may wait before it can be found
/// @param commitAfter how long it may wait before it is on disk; what was not is read from the log again
/// @param bufferMegabytes the memory for decisions that are not in a segment yet
/// @param batch how many decisions are read from the log at once
public record IndexSettings(Duration refreshAfter, Duration commitAfter, int bufferMegabytes, int batch) {

    private static final int MAX_BATCH = 10_000;
    private static final int CATCH_UP_MEGABYTES = 64;

    public IndexSettings {
        if (refreshAfter.isNegative() || commitAfter.isNegative()) {
            throw new IllegalArgumentException("An index cannot refresh after " + refreshAfter + " and commit after "
                    + commitAfter + "; give durations of zero or more");
        }
        if (bufferMegabytes < 1 || bufferMegabytes > 1024) {
            throw new IllegalArgumentException(
                    "An index cannot buffer " + bufferMegabytes + " MB; give 1 to 1024, 32 is usual");
        }
        if (batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "An index cannot read " + batch + " decisions at once; give 1 to " + MAX_BATCH + ", 2000 is usual");
        }
    }

    /// The memory for decisions that are not in a segment yet while there are very many to come: a part of the heap,
    /// since nobody knows what else is in it, and no less than usual.
    int catchUpMegabytes() {
        long part = Runtime.getRuntime().maxMemory() / 8 >> 20;
        return Math.max(bufferMegabytes, (int) Math.min(CATCH_UP_MEGABYTES, part));
    }

    /// Fresh within a fifth of a second, on disk within five seconds, 32 MB of buffer.
    public static IndexSettings defaults() {
        return new IndexSettings(Duration.ofMillis(200), Duration.ofSeconds(5), 32, 2_000);
    }
}
